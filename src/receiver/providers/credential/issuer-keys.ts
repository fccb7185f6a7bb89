import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { didDocumentUrl } from './did-web.ts';
import type { PublicDocuments } from './public-documents.ts';

const publicKey = z.object({
  kty: z.enum(['EC', 'OKP', 'RSA']),
  crv: z.string().exactOptional(),
  x: z.string().exactOptional(),
  y: z.string().exactOptional(),
  n: z.string().exactOptional(),
  e: z.string().exactOptional(),
  kid: z.string().exactOptional(),
  alg: z.string().exactOptional(),
  use: z.string().exactOptional(),
  key_ops: z.array(z.string()).exactOptional(),
  // A key whose secret half is published signs for anybody.
  d: z.never().exactOptional(),
});
type PublicKey = z.infer<typeof publicKey>;

const keySet = z.object({ keys: z.array(z.unknown()).max(100) });
const method = z.object({ id: z.string(), controller: z.string(), publicKeyJwk: publicKey });
const didDocument = z.object({
  id: z.string(),
  verificationMethod: z.array(z.unknown()).max(100).default([]),
  /** Those that may sign credentials: by name, or in full. */
  assertionMethod: z.array(z.unknown()).max(100).default([]),
});

/**
 * An issuer's keys, not older than `maxAgeMs`; undefined where they can't be read. Where a token does not say which of several keys
 * signed it, none is tried.
 */
export async function readIssuerKeys(
  documents: PublicDocuments,
  keysAt: string,
  maxAgeMs: number,
): Promise<JWTVerifyGetKey | undefined> {
  const isDid = keysAt.startsWith('did:');
  const url = isDid ? didDocumentUrl(keysAt) : keysAt;
  const text = url && (await documents.read(url, maxAgeMs));
  if (!text) return undefined;
  const keys = isDid ? keysOfDid(keysAt, parse(text)) : keysOfSet(parse(text));
  if (!keys) return undefined;
  const choose = createLocalJWKSet({ keys });
  if (!isDid) return choose;
  return (header, token) =>
    choose(header.kid === undefined ? header : { ...header, kid: fullName(keysAt, header.kid) }, token);
}

function keysOfSet(value: unknown): PublicKey[] | undefined {
  const set = keySet.safeParse(value);
  return set.success ? set.data.keys.flatMap((key) => publicKey.safeParse(key).data ?? []) : undefined;
}

function keysOfDid(did: string, value: unknown): PublicKey[] | undefined {
  const document = didDocument.safeParse(value);
  if (!document.success || document.data.id !== did) return undefined;
  const { verificationMethod, assertionMethod } = document.data;
  const names = assertionMethod.filter((one) => typeof one === 'string').map((name) => fullName(did, name));
  const known = verificationMethod.flatMap((one) => method.safeParse(one).data ?? []);
  const signing = [
    ...known.filter(({ id }) => names.includes(fullName(did, id))),
    ...assertionMethod.flatMap((one) => method.safeParse(one).data ?? []),
  ];
  return signing
    .filter(({ controller }) => controller === did)
    .map(({ id, publicKeyJwk }) => ({ ...publicKeyJwk, kid: fullName(did, id) }));
}

/** A key's name within its document, or in full. The name of another's key stays unknown. */
const fullName = (did: string, name: string) =>
  name.startsWith(`${did}#`) ? name : `${did}#${name.replace(/^#/, '')}`;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
