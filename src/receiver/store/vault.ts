import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A key of 32 bytes and the name it goes by in what it sealed. */
export interface VaultKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Encrypts what must not be readable in the database, and tells when it was altered or put in another's place. */
export interface Vault {
  /** Encrypts `text` under the first key. `context` names the one place it belongs to: see `placeOf`. */
  seal(text: string, context: string): Buffer;
  /** What was sealed with the same context. Throws `VaultError` when no key fits, or when the bytes or their place are not what they were. */
  open(sealed: Buffer, context: string): string;
}

/** A vault that also tells under which key something stands, so that it can be sealed anew. */
export interface KeyedVault extends Vault {
  /** What everything begins with that is sealed under the first key. */
  readonly prefix: Buffer;
  /** The ids of all keys it can open with. */
  readonly keyIds: readonly string[];
}

export class VaultError extends Error {
  readonly code: 'unknown_key' | 'altered';

  constructor(code: 'unknown_key' | 'altered') {
    super(code);
    this.name = 'VaultError';
    this.code = code;
  }
}

/** The place of something sealed: a column, written `table.column`, in one row of a store's. A store's only row needs no key. */
export const placeOf = (storeHash: string, column: string, ...rowKey: readonly string[]): string =>
  [storeHash, column, ...rowKey].join('/');

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const format = 1;

/** Seals under the first of the keys and opens under any. The format, and the key's id with its length in front, stand before all else. */
export function createVault(keys: readonly [VaultKey, ...VaultKey[]]): KeyedVault {
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  const [first] = keys;
  const prefix = prefixOf(first.id);
  return {
    prefix,
    keyIds: [...byId.keys()],

    seal(text, context) {
      // Chosen here, as nowhere else is the nonce an argument: one that is used twice under a key gives the key's secrets away.
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, first.key, nonce).setAAD(boundTo(prefix, context));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([prefix, nonce, sealed, cipher.getAuthTag()]);
    },

    open(sealed, context) {
      const idBytes = sealed[1] ?? 0;
      const id = sealed.toString('latin1', 2, 2 + idBytes);
      const begin = 2 + idBytes;
      if (sealed[0] !== format || sealed.length < begin + nonceBytes + tagBytes) throw new VaultError('altered');
      const key = byId.get(id);
      if (!key) throw new VaultError('unknown_key');
      const nonce = sealed.subarray(begin, begin + nonceBytes);
      const text = sealed.subarray(begin + nonceBytes, sealed.length - tagBytes);
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
        .setAAD(boundTo(sealed.subarray(0, begin), context))
        .setAuthTag(sealed.subarray(sealed.length - tagBytes));
      try {
        return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
      } catch {
        throw new VaultError('altered');
      }
    },
  };
}

const prefixOf = (id: string): Buffer => Buffer.concat([Buffer.from([format, id.length]), Buffer.from(id, 'latin1')]);

const boundTo = (prefix: Buffer, context: string): Buffer => Buffer.concat([prefix, Buffer.from(context, 'utf8')]);
