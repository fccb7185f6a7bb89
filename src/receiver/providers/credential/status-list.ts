import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import type { TrustedIssuer } from '../../checks/credential.ts';
import { readCredentialClaims, type StatusEntry } from './credential-claims.ts';
import { isLater, isOver, readSignedToken, type TokenParts } from './signed-token.ts';

const maxAgeMs = 5 * 60_000;
/** Shorter ones would tell who of few is meant. */
const minBits = 131_072;
const maxBytes = 16 * 1024 * 1024;
/** Purposes whose bit takes nothing away from a credential. */
const harmless = ['refresh', 'message'];

const list = z.object({
  type: z.enum(['BitstringStatusList', 'StatusList2021']),
  statusPurpose: z.union([z.string().transform((one) => [one]), z.array(z.string())]),
  encodedList: z.string(),
});
const listTypes = ['BitstringStatusListCredential', 'StatusList2021Credential'];

/**
 * Whether a credential's issuer has taken it back, for good or for a while. `unknown` where its list can't be read, or can't be
 * believed: such a credential does not count now.
 * @see W3C Bitstring Status List 1.0, section 3.2, and its predecessor StatusList2021 (read 2026-11).
 */
export async function readStatus(
  entries: readonly StatusEntry[],
  issuer: TrustedIssuer,
  parts: TokenParts,
): Promise<'good' | 'revoked' | 'unknown'> {
  const states = await Promise.all(
    entries
      .filter(({ statusPurpose }) => !harmless.includes(statusPurpose))
      .map((entry) => readEntry(entry, issuer, parts)),
  );
  return states.includes('revoked') ? 'revoked' : states.includes('unknown') ? 'unknown' : 'good';
}

async function readEntry(
  { statusPurpose, statusListIndex, statusListCredential, statusSize }: StatusEntry,
  issuer: TrustedIssuer,
  parts: TokenParts,
): Promise<'good' | 'revoked' | 'unknown'> {
  const token = await parts.documents.read(statusListCredential, maxAgeMs);
  if (token === undefined) return 'unknown';
  const signed = await readSignedToken(token.trim(), { keysAt: issuer.keysAt }, parts);
  const claims = signed.ok ? readCredentialClaims(signed.value) : undefined;
  if (!claims || claims.issuer !== issuer.issuer || !listTypes.some((type) => claims.types.includes(type))) {
    return 'unknown';
  }
  const nowMs = parts.clock();
  if (claims.validFromMs !== null && isLater(claims.validFromMs, nowMs)) return 'unknown';
  if (claims.validUntilMs !== null && isOver(claims.validUntilMs, nowMs)) return 'unknown';
  const read = list.safeParse(claims.subjectClaims);
  if (!read.success || !read.data.statusPurpose.includes(statusPurpose)) return 'unknown';
  const bits = await unpack(read.data.encodedList);
  const first = statusListIndex * statusSize;
  if (!bits || bits.length * 8 < Math.max(minBits, first + statusSize)) return 'unknown';
  const isSet = Array.from({ length: statusSize }, (_, offset) => isBitSet(bits, first + offset)).includes(true);
  return isSet ? 'revoked' : 'good';
}

/** The list's bytes. The newer form marks its encoding by a leading `u`; compressed data begins with other letters. */
async function unpack(encoded: string): Promise<Uint8Array | undefined> {
  const letters = encoded.startsWith('u') ? encoded.slice(1) : encoded;
  try {
    return await promisify(gunzip)(Buffer.from(letters, 'base64url'), { maxOutputLength: maxBytes });
  } catch {
    return undefined;
  }
}

/** The first entry is the highest bit of the first byte. */
const isBitSet = (bits: Uint8Array, index: number) => (((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1) === 1;
