import type { OrderChange } from '../checks/ports.ts';
import type { Work } from '../checks/work.ts';
import type { Database } from './database.ts';
import type { Queue } from './queue.ts';

/** How far the stores' orders were looked through for changes that no webhook told of. */
export interface Sweeps {
  /** Begins a sweep of every store whose last one has ended: one now and, so that none is waited for longer, one half a minute later. Answers how many stores. */
  begin(nowMs: number): Promise<number>;
  /** Up to when nothing was missed, by BigCommerce's clock; null before the first sweep. */
  sweptTo(storeHash: string): Promise<number | null>;
  /**
   * Has those orders looked at that were changed since they were last looked at, unless their own webhook brings that about first, and
   * keeps how far the sweep got. Safe to repeat. Answers how many orders.
   */
  found(storeHash: string, changes: readonly OrderChange[], installedAtMs: number, nowMs: number): Promise<number>;
  /** `isDone` says whether everything was looked through. */
  end(storeHash: string, isDone: boolean, nowMs: number): Promise<void>;
}

/** A sweep that has not ended by then is taken to be lost. */
const longestMs = 10 * 60_000;
const secondOneAfterMs = 30_000;
/** A webhook that is not lost arrives within this. */
const webhookTimeMs = 10_000;
const incompleteStatusId = 0;

export function createSweeps(database: Database, queue: Queue): Sweeps {
  return {
    begin: (nowMs) =>
      database.acrossStores.transaction(async (client) => {
        await client.query(
          'insert into sweeps (store_hash) select store_hash from stores where left_at is null on conflict do nothing',
        );
        const { rows } = await client.query<{ store_hash: string }>(
          `update sweeps set under_way_until = $2 where store_hash in (
             select store_hash from sweeps join stores using (store_hash)
             where left_at is null and (under_way_until is null or under_way_until <= $1) for update of sweeps skip locked
           ) returning store_hash`,
          [new Date(nowMs), new Date(nowMs + longestMs)],
        );
        const work = rows.map(({ store_hash }): Work => ({ name: 'sweep-orders', storeHash: store_hash }));
        await queue.add(client, work);
        await queue.add(client, work, nowMs + secondOneAfterMs);
        return rows.length;
      }),

    async sweptTo(storeHash) {
      const { rows } = await database
        .of(storeHash)
        .query<{ swept_to: Date | null }>('select swept_to from sweeps where store_hash = $1', [storeHash]);
      return rows[0]?.swept_to?.getTime() ?? null;
    },

    found: (storeHash, changes, installedAtMs, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        const { rows: looks } = await client.query<{ order_id: string; modified_at: Date | null }>(
          `select order_id, modified_at from orders full join order_looks using (store_hash, order_id)
           where store_hash = $1 and order_id = any($2)`,
          [storeHash, changes.map(({ orderId }) => orderId)],
        );
        const lookedAt = new Map(looks.map(({ order_id, modified_at }) => [Number(order_id), modified_at]));
        const missed = changes.filter(({ orderId, statusId, createdAtMs, modifiedAtMs }) => {
          if (statusId === incompleteStatusId) return false;
          const look = lookedAt.get(orderId);
          if (look === undefined) return createdAtMs >= installedAtMs;
          return (look?.getTime() ?? 0) < modifiedAtMs;
        });
        await queue.add(
          client,
          missed.map(
            ({ orderId, statusId, modifiedAtMs }): Work => ({
              name: 'settle-order',
              storeHash,
              orderId,
              news: { kind: 'change', statusId, changedAtMs: modifiedAtMs },
            }),
          ),
          nowMs + webhookTimeMs,
        );
        const last = changes.at(-1);
        if (last) {
          await client.query(
            `insert into sweeps (store_hash, swept_to) values ($1, $2)
             on conflict (store_hash) do update set swept_to = greatest(sweeps.swept_to, $2)`,
            [storeHash, new Date(last.modifiedAtMs)],
          );
        }
        return missed.length;
      }),

    async end(storeHash, isDone, nowMs) {
      await database.of(storeHash).query(
        `update sweeps set under_way_until = null,
                           failing_since = case when $2 then null else coalesce(failing_since, $3) end
         where store_hash = $1`,
        [storeHash, isDone, new Date(nowMs)],
      );
    },
  };
}
