import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import { handOffsKeptMs } from '../checks/retention.ts';
import type { Database } from './database.ts';

/** A code that opens one check on another device. */
export interface NewHandOff {
  readonly code: string;
  readonly storeHash: string;
  readonly checkId: string;
  /** Ten minutes where it is left out. */
  readonly lifeMs?: number;
  /** Whether it is sent by e-mail: its page may then have another sent the same way. */
  readonly isMailed?: boolean;
}

export interface HandOffs {
  /** Stores a code, and forgets those that are long out of date. Fails with `rate_limited` when the check got too many within a day. */
  create(handOff: NewHandOff, nowMs: number): Promise<Result<{ expiresAtMs: number }, 'rate_limited'>>;
  /** Which check a code opens. Undefined when it was used before, is too old, or never was a code. Only the first to ask is answered. */
  open(code: string, nowMs: number): Promise<{ storeHash: string; checkId: string } | undefined>;
  /** Takes back a code that nobody got. */
  discard(storeHash: string, code: string): Promise<void>;
  /** Which check a code that came by e-mail is of, used or out of date as it may be. Undefined for any other, and for one from long ago. */
  findMailed(code: string): Promise<{ storeHash: string; checkId: string } | undefined>;
}

const usualLifeMs = 10 * 60 * 1_000;
const mostOfACheck = 20;

const hashOf = (code: string) => createHash('sha256').update(code).digest();

export function createHandOffs(database: Database): HandOffs {
  return {
    create: ({ code, storeHash, checkId, lifeMs = usualLifeMs, isMailed = false }, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        // Those who ask for the same check at once are counted one after the other.
        await client.query('select 1 from checks where check_id = $1 for no key update', [checkId]);
        const expiresAtMs = nowMs + lifeMs;
        const { rowCount } = await client.query(
          `with old as (select code_hash from hand_offs where not is_mailed and expires_at < $6 limit 1000 for update skip locked),
                purged as (delete from hand_offs using old where hand_offs.code_hash = old.code_hash)
           insert into hand_offs (code_hash, store_hash, check_id, created_at, expires_at, is_mailed)
           select $1, $2, $3, $4, $5, $8
           where (select count(*) from hand_offs
                  where check_id = $3 and case when is_mailed then created_at else expires_at end >= $6) < $7`,
          [
            hashOf(code),
            storeHash,
            checkId,
            new Date(nowMs),
            new Date(expiresAtMs),
            new Date(nowMs - handOffsKeptMs),
            mostOfACheck,
            isMailed,
          ],
        );
        return rowCount === 1 ? ok({ expiresAtMs }) : fail('rate_limited');
      }),

    async open(code, nowMs) {
      // The code is all that whoever opens it brings along.
      const { rows } = await database.acrossStores.query<{ store_hash: string; check_id: string }>(
        `update hand_offs set opened_at = $2 where code_hash = $1 and opened_at is null and expires_at > $2
         returning store_hash, check_id`,
        [hashOf(code), new Date(nowMs)],
      );
      return rows[0] && { storeHash: rows[0].store_hash, checkId: rows[0].check_id };
    },

    async discard(storeHash, code) {
      await database
        .of(storeHash)
        .query('delete from hand_offs where store_hash = $1 and code_hash = $2', [storeHash, hashOf(code)]);
    },

    async findMailed(code) {
      const { rows } = await database.acrossStores.query<{ store_hash: string; check_id: string }>(
        'select store_hash, check_id from hand_offs where code_hash = $1 and is_mailed',
        [hashOf(code)],
      );
      return rows[0] && { storeHash: rows[0].store_hash, checkId: rows[0].check_id };
    },
  };
}
