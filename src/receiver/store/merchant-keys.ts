import { createHash, timingSafeEqual } from 'node:crypto';
import type { Scope } from '../../contract/schema/scope.ts';
import { addToAudit } from './audit.ts';
import type { Database } from './database.ts';

/** What is known of a key that lets a merchant's programs in. Its secret is known to nobody but the merchant. */
export interface MerchantKey {
  readonly keyId: string;
  readonly storeHash: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAtMs: number;
  readonly expiresAtMs: number | null;
  readonly revokedAtMs: number | null;
  /** To the minute; null for one that was never used. */
  readonly lastUsedAtMs: number | null;
}

export interface NewMerchantKey {
  readonly keyId: string;
  readonly secret: string;
  readonly storeHash: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAtMs: number | null;
}

export interface MerchantKeys {
  /**
   * Stores a key, and answers what the merchant has to be given: its only copy. Undefined for a store that is not there. `byUserId` is the
   * member of staff who wants it, where one does.
   */
  create(key: NewMerchantKey, nowMs: number, byUserId?: number): Promise<string | undefined>;
  /** The key that a request brought, if it is good now. Remembers that it was used. */
  open(text: string, nowMs: number): Promise<MerchantKey | undefined>;
  /** A store's keys, oldest first, those that are no good any more too. */
  list(storeHash: string): Promise<MerchantKey[]>;
  /** Ends a key for good. Answers whether the store has it. Safe to repeat. */
  revoke(storeHash: string, keyId: string, nowMs: number, byUserId?: number): Promise<boolean>;
}

/** 12 letters and digits, and 32 bytes in base64url. */
const shape = /^idg_([0-9a-z]{12})_([\w-]{43})$/;
const usedEveryMs = 60_000;

interface Row {
  key_id: string;
  store_hash: string;
  name: string;
  scopes: Scope[];
  secret_sha256: Buffer;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
}

const fromRow = (row: Row): MerchantKey => ({
  keyId: row.key_id,
  storeHash: row.store_hash,
  name: row.name,
  scopes: row.scopes,
  createdAtMs: row.created_at.getTime(),
  expiresAtMs: row.expires_at?.getTime() ?? null,
  revokedAtMs: row.revoked_at?.getTime() ?? null,
  lastUsedAtMs: row.last_used_at?.getTime() ?? null,
});

/**
 * A secret of 256 random bits can't be guessed from its SHA-256, so that the slow hashes that passwords need would only cost every
 * request their time.
 */
const hashOf = (secret: string) => createHash('sha256').update(secret).digest();

export function createMerchantKeys(database: Database): MerchantKeys {
  return {
    create: ({ keyId, secret, storeHash, name, scopes, expiresAtMs }, nowMs, byUserId) =>
      database.of(storeHash).transaction(async (client) => {
        const { rowCount } = await client.query(
          `insert into merchant_keys (key_id, store_hash, name, scopes, secret_sha256, created_at, expires_at)
           select $1, store_hash, $3, $4, $5, $6, $7 from stores where store_hash = $2`,
          [
            keyId,
            storeHash,
            name,
            scopes,
            hashOf(secret),
            new Date(nowMs),
            expiresAtMs === null ? null : new Date(expiresAtMs),
          ],
        );
        if (rowCount !== 1) return undefined;
        if (byUserId !== undefined) {
          const entry = { storeHash, userId: byUserId, action: 'key.created', what: keyId } as const;
          await addToAudit(client, { ...entry, before: null, after: { name, scopes, expiresAtMs }, atMs: nowMs });
        }
        return `idg_${keyId}_${secret}`;
      }),

    async open(text, nowMs) {
      const [, keyId, secret] = shape.exec(text) ?? [];
      if (keyId === undefined || secret === undefined) return undefined;
      const now = new Date(nowMs);
      // The key is all that a request brings along.
      const { rows } = await database.acrossStores.query<Row>(
        `select * from merchant_keys
         where key_id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
        [keyId, now],
      );
      const row = rows[0];
      if (!row || !timingSafeEqual(row.secret_sha256, hashOf(secret))) return undefined;
      const usedAtMs = row.last_used_at?.getTime() ?? 0;
      if (nowMs - usedAtMs >= usedEveryMs)
        await database
          .of(row.store_hash)
          .query('update merchant_keys set last_used_at = $2 where key_id = $1', [keyId, now]);
      return fromRow(row);
    },

    async list(storeHash) {
      const { rows } = await database
        .of(storeHash)
        .query<Row>('select * from merchant_keys where store_hash = $1 order by created_at, key_id', [storeHash]);
      return rows.map(fromRow);
    },

    revoke: (storeHash, keyId, nowMs, byUserId) =>
      database.of(storeHash).transaction(async (client) => {
        const { rows } = await client.query<Row>(
          'select * from merchant_keys where store_hash = $1 and key_id = $2 for update',
          [storeHash, keyId],
        );
        const [key] = rows;
        if (!key || key.revoked_at !== null) return key !== undefined;
        await client.query('update merchant_keys set revoked_at = $3 where store_hash = $1 and key_id = $2', [
          storeHash,
          keyId,
          new Date(nowMs),
        ]);
        if (byUserId !== undefined) {
          const before = { name: key.name, scopes: key.scopes };
          const entry = { storeHash, userId: byUserId, action: 'key.revoked', what: keyId } as const;
          await addToAudit(client, { ...entry, before, after: null, atMs: nowMs });
        }
        return true;
      }),
  };
}
