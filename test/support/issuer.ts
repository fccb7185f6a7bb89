import { gzipSync } from 'node:zlib';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { createPublished } from './published.ts';

export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

export async function createSigningKey(kid: string, alg = 'EdDSA'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg } };
}

/** Signs claims as a token, with the header a test wants. */
export const signWith = ({ privateKey, alg, kid }: SigningKey, claims: object, header: object = {}): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg, kid, typ: 'JWT', ...header }).sign(privateKey);

type Published = ReturnType<typeof createPublished>;

/** An issuer of credentials with one key and one list of those it took back, both published. */
export async function createIssuer(published: Published, { name = 'https://issuer.example', alg = 'EdDSA' } = {}) {
  const key = await createSigningKey('key-1', alg);
  const keysAt = `${name}/keys.json`;
  const listUrl = `${name}/status/1`;
  published.publish(keysAt, { keys: [key.publicJwk] });
  return {
    name,
    keysAt,
    listUrl,
    key,
    trusted: { issuer: name, audience: 'idgate:sandbox1', keysAt },
    /** Publishes the list with these entries set. */
    async publishList(
      revoked: readonly number[],
      { claims = {}, subject = {}, vc = {}, by = key, bytes = 16_384, mark = 'u' }: ListChanges = {},
    ) {
      const bits = Buffer.alloc(bytes);
      for (const index of revoked) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
      const list = {
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        issuer: name,
        credentialSubject: {
          type: 'BitstringStatusList',
          statusPurpose: 'revocation',
          encodedList: `${mark}${gzipSync(bits).toString('base64url')}`,
          ...subject,
        },
        ...vc,
      };
      published.publish(listUrl, await signWith(by, { iss: name, vc: list, ...claims }));
    },
    statusEntry: (index: number | string, changes: object = {}) => ({
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: index,
      statusListCredential: listUrl,
      ...changes,
    }),
  };
}

interface ListChanges {
  readonly claims?: object;
  readonly subject?: object;
  readonly vc?: object;
  readonly by?: SigningKey;
  readonly bytes?: number;
  /** What the list's letters begin with: the older form has nothing there. */
  readonly mark?: string;
}
