import { fail, ok, type Result } from '../../contract/wire/result.ts';
import type { Erasable, ErasedCounts, Erasure } from '../checks/retention.ts';
import type { Work } from '../checks/work.ts';
import { addToAudit } from './audit.ts';
import type { Database, Scope } from './database.ts';
import { forgetChecks } from './forget-checks.ts';
import type { Queue } from './queue.ts';

export interface Erasures {
  /**
   * Erases what is known of a person, in one transaction, and answers a receipt. What BigCommerce shows of them and what providers hold is
   * erased by the work that follows, which is tried until it is confirmed. Fails with `unknown_check`. Safe to repeat: the second receipt
   * counts nothing. `byUserId` is the member of staff who wants it, where one does.
   */
  erasePerson(
    storeHash: string,
    person: Erasable,
    nowMs: number,
    byUserId?: number,
  ): Promise<Result<Erasure, 'unknown_check'>>;
  /** A receipt, with what providers have confirmed since. */
  find(storeHash: string, erasureId: string): Promise<Erasure | undefined>;
  /** Notes that nothing is left of a session with its provider, or that the provider can't erase it. Safe to repeat. */
  settleSession(session: Extract<Work, { name: 'erase-session' }>, outcome: 'erased' | 'left'): Promise<void>;
}

/** `newErasureId` answers an id of 128 random bits or more, beginning with `ers_`. */
export function createErasures(database: Database, queue: Queue, newErasureId: () => string): Erasures {
  return {
    erasePerson: (storeHash, person, nowMs, byUserId) =>
      database.of(storeHash).transaction(async (client) => {
        const found = await checksOf(client, storeHash, person);
        if (!found) return fail('unknown_check');
        const erasureId = newErasureId();
        const { counts, work } = await forgetChecks(
          client,
          storeHash,
          found.checkIds,
          nowMs,
          'what_happened',
          erasureId,
        );
        await client.query('insert into erasures (erasure_id, store_hash, at, counts) values ($1, $2, $3, $4)', [
          erasureId,
          storeHash,
          new Date(nowMs),
          counts,
        ]);
        // Somebody of whom nothing is stored may still be shown in BigCommerce, by what was purged while that was out of reach.
        const shown: Work[] =
          found.customerId !== null && !work.some(({ name }) => name === 'write-back')
            ? [{ name: 'write-back', storeHash, customerId: found.customerId }]
            : [];
        await queue.add(client, [...work, ...shown]);
        if (byUserId !== undefined) {
          const entry = { storeHash, userId: byUserId, action: 'person.erased', what: erasureId } as const;
          await addToAudit(client, { ...entry, before: null, after: { counts }, atMs: nowMs });
        }
        return ok({ erasureId, atMs: nowMs, counts });
      }),

    async find(storeHash, erasureId) {
      const { rows } = await database
        .of(storeHash)
        .query<{ at: Date; counts: ErasedCounts }>(
          'select at, counts from erasures where store_hash = $1 and erasure_id = $2',
          [storeHash, erasureId],
        );
      return rows[0] && { erasureId, atMs: rows[0].at.getTime(), counts: rows[0].counts };
    },

    settleSession: ({ storeHash, provider, sessionId, erasureId }, outcome) =>
      database.of(storeHash).transaction(async (client) => {
        const { rowCount } = await client.query(
          'delete from sessions where store_hash = $1 and provider = $2 and session_id = $3',
          [storeHash, provider, sessionId],
        );
        if (rowCount === 0) return;
        const counted = outcome === 'erased' ? 'sessionsErased' : 'sessionsLeft';
        await client.query(
          `update erasures set counts = jsonb_set(counts, array[$3], to_jsonb((counts->>$3)::int + 1))
           where store_hash = $1 and erasure_id = $2`,
          [storeHash, erasureId, counted],
        );
      }),
  };
}

/** All checks of the person, which are locked. A guest's are those that took each other's place. */
async function checksOf(
  client: Pick<Scope, 'query'>,
  storeHash: string,
  person: Erasable,
): Promise<{ checkIds: string[]; customerId: number | null } | undefined> {
  let customerId = 'customerId' in person ? person.customerId : null;
  const checkId = 'checkId' in person ? person.checkId : null;
  if (checkId !== null) {
    const { rows } = await client.query<{ customer_id: string | null }>(
      'select customer_id from checks where store_hash = $1 and check_id = $2',
      [storeHash, checkId],
    );
    if (!rows[0]) return undefined;
    customerId = rows[0].customer_id === null ? null : Number(rows[0].customer_id);
  }
  const { rows } = await client.query<{ check_id: string }>(
    `with recursive theirs as (
       select check_id, replaced_by from checks where store_hash = $1 and (check_id = $2 or customer_id = $3)
       union
       select older.check_id, older.replaced_by from checks older join theirs on older.replaced_by = theirs.check_id
       where older.store_hash = $1 and (older.customer_id is null or older.customer_id = $3)
     )
     select check_id from checks where check_id in (select check_id from theirs) and forgotten_at is null order by check_id for update`,
    [storeHash, checkId, customerId],
  );
  return { checkIds: rows.map(({ check_id }) => check_id), customerId };
}
