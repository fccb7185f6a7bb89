import { idempotencyKeysKeptMs } from '../checks/retention.ts';
import type { Database } from './database.ts';

/** What is known of a request that its sender gave a key to. */
export type EarlierRequest =
  /** There was none: it is to be done now, and finished or forgotten. */
  | { readonly kind: 'none' }
  | { readonly kind: 'done'; readonly status: number; readonly answer: unknown }
  | { readonly kind: 'in_progress' }
  /** The key was given to another request. */
  | { readonly kind: 'other' };

/** Requests that may be sent again without being done again, for a day. */
export interface Idempotency {
  begin(storeHash: string, key: string, requestSha256: Buffer, nowMs: number): Promise<EarlierRequest>;
  /** Keeps what was answered. */
  finish(storeHash: string, key: string, status: number, answer: unknown): Promise<void>;
  /** The request was not done, and may be sent again. */
  forget(storeHash: string, key: string): Promise<void>;
}

/** A request that was begun so long ago and not finished was cut short, by a receiver that ended. */
const patienceMs = 60_000;

interface Row {
  request_sha256: Buffer;
  status: number | null;
  answer: unknown;
}

export function createIdempotency(database: Database): Idempotency {
  return {
    begin: (storeHash, key, requestSha256, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        await client.query('delete from idempotency_keys where begun_at < $1', [
          new Date(nowMs - idempotencyKeysKeptMs),
        ]);
        const { rowCount } = await client.query(
          `insert into idempotency_keys (store_hash, idempotency_key, request_sha256, begun_at) values ($1, $2, $3, $4)
           on conflict (store_hash, idempotency_key) do update set begun_at = $4
             where idempotency_keys.status is null and idempotency_keys.request_sha256 = $3 and idempotency_keys.begun_at < $5`,
          [storeHash, key, requestSha256, new Date(nowMs), new Date(nowMs - patienceMs)],
        );
        if (rowCount === 1) return { kind: 'none' };
        const { rows } = await client.query<Row>(
          'select request_sha256, status, answer from idempotency_keys where store_hash = $1 and idempotency_key = $2',
          [storeHash, key],
        );
        const [row] = rows;
        if (!row?.request_sha256.equals(requestSha256)) return { kind: 'other' };
        return row.status === null ? { kind: 'in_progress' } : { kind: 'done', status: row.status, answer: row.answer };
      }),

    async finish(storeHash, key, status, answer) {
      await database
        .of(storeHash)
        .query('update idempotency_keys set status = $3, answer = $4 where store_hash = $1 and idempotency_key = $2', [
          storeHash,
          key,
          status,
          JSON.stringify(answer),
        ]);
    },

    async forget(storeHash, key) {
      await database
        .of(storeHash)
        .query('delete from idempotency_keys where store_hash = $1 and idempotency_key = $2 and status is null', [
          storeHash,
          key,
        ]);
    },
  };
}
