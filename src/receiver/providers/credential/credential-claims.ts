import type { JWTPayload } from 'jose';
import { z } from 'zod';

const timeMs = z.iso.datetime({ offset: true }).transform(Date.parse);
const named = z.union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)]);
const subject = z.looseObject({ id: z.string().exactOptional() });
const statusEntry = z.object({
  type: z.enum(['BitstringStatusListEntry', 'StatusList2021Entry']),
  statusPurpose: z.string(),
  statusListIndex: z.union([z.int().nonnegative(), z.string().regex(/^\d{1,12}$/)]).transform(Number),
  statusListCredential: z.string(),
  statusSize: z.int().min(1).max(32).default(1),
});
export type StatusEntry = z.infer<typeof statusEntry>;

const credential = z.looseObject({
  type: z.union([z.string().transform((one) => [one]), z.array(z.string())]),
  issuer: named.exactOptional(),
  credentialSubject: z.union([subject, z.tuple([subject]).transform(([one]) => one)]),
  credentialStatus: z.union([z.array(statusEntry).max(10), statusEntry.transform((one) => [one])]).default(() => []),
  validFrom: timeMs.exactOptional(),
  issuanceDate: timeMs.exactOptional(),
  validUntil: timeMs.exactOptional(),
  expirationDate: timeMs.exactOptional(),
});

/** A verifiable credential as a token says it. */
export interface CredentialClaims {
  readonly types: readonly string[];
  readonly issuer: string;
  /** Null where nobody is named. */
  readonly subject: string | null;
  readonly subjectClaims: Readonly<Record<string, unknown>>;
  readonly status: readonly StatusEntry[];
  /** The latest of the times from which it says to count; null where it names none. */
  readonly validFromMs: number | null;
  /** The earliest of the times until which it says to count; null where it names none. */
  readonly validUntilMs: number | null;
  /** Everything of it that may state a level. */
  readonly all: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Reads a credential out of a token's claims: under `vc`, as in version 1.1 of the data model, or the claims themselves, as in 2.0.
 * Undefined where it is none, says two things at once, or has a status of a kind that can't be looked up.
 * @see W3C Verifiable Credentials Data Model 1.1, section 6.3.1, and Securing Verifiable Credentials using JOSE and COSE (read 2026-11).
 */
export function readCredentialClaims(claims: JWTPayload): CredentialClaims | undefined {
  // A token that is kept in an IETF status list would have to be looked up there.
  if (claims['status'] !== undefined) return undefined;
  const read = credential.safeParse(claims['vc'] ?? claims);
  if (!read.success || !read.data.type.includes('VerifiableCredential')) return undefined;
  const { type, issuer, credentialSubject, credentialStatus, ...times } = read.data;
  const issuers = new Set([claims.iss, issuer].filter((name) => name !== undefined));
  const subjects = new Set([claims.sub, credentialSubject.id].filter((name) => name !== undefined));
  const [onlyIssuer] = issuers;
  if (onlyIssuer === undefined || issuers.size > 1 || subjects.size > 1) return undefined;
  const from = [seconds(claims.nbf), times.validFrom, times.issuanceDate].filter((time) => time !== undefined);
  const until = [seconds(claims.exp), times.validUntil, times.expirationDate].filter((time) => time !== undefined);
  return {
    types: type,
    issuer: onlyIssuer,
    subject: [...subjects][0] ?? null,
    subjectClaims: credentialSubject,
    status: credentialStatus,
    validFromMs: from.length > 0 ? Math.max(...from) : null,
    validUntilMs: until.length > 0 ? Math.min(...until) : null,
    all: [claims, read.data, credentialSubject],
  };
}

const seconds = (time: number | undefined) => (time === undefined ? undefined : time * 1_000);
