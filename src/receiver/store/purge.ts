import {
  deliveriesKeptMs,
  forgottenIfUnchangedSinceMs,
  handOffsKeptMs,
  idempotencyKeysKeptMs,
  mailedHandOffsKeptMs,
  orderLooksKeptMs,
  shadowHitsKeptMs,
  simulationsKeptMs,
  webhooksKeptMs,
} from '../checks/retention.ts';
import type { Database } from './database.ts';
import { forgetChecks } from './forget-checks.ts';
import type { Queue } from './queue.ts';

/** What was let go, in numbers. */
export interface Purged {
  readonly checks: number;
  readonly deliveries: number;
  readonly handOffs: number;
  readonly idempotencyKeys: number;
  readonly webhooks: number;
  readonly orderLooks: number;
  readonly shadowHits: number;
  readonly simulations: number;
}

const checksAtOnce = 100;
const rowsAtOnce = 5_000;

/**
 * Lets go of everything whose time is over: a store's checks after the days that it promises its shoppers, and what is kept for a while
 * to know repetitions by. Safe to repeat, to be cut short, and while others work.
 */
export async function purge(database: Database, queue: Queue, nowMs: number): Promise<Purged> {
  const { rows: stores } = await database.acrossStores.query<{ store_hash: string; kept_days: number }>(
    `select store_hash, (settings->>'keptDays')::int as kept_days from stores where settings->>'keptDays' is not null`,
  );
  let checks = 0;
  for (const { store_hash, kept_days } of stores) {
    const unchangedSinceMs = forgottenIfUnchangedSinceMs(nowMs, kept_days);
    const purgeBatch = () => purgeChecks(database, queue, store_hash, unchangedSinceMs, nowMs);
    for (let purged = await purgeBatch(); purged > 0; purged = await purgeBatch()) checks += purged;
  }
  return {
    checks,
    deliveries: await deleteOlder(database, 'deliveries', 'received_at', nowMs - deliveriesKeptMs),
    handOffs:
      (await deleteOlder(database, 'hand_offs', 'expires_at', nowMs - handOffsKeptMs, 'not is_mailed')) +
      (await deleteOlder(database, 'hand_offs', 'expires_at', nowMs - mailedHandOffsKeptMs)),
    idempotencyKeys: await deleteOlder(database, 'idempotency_keys', 'begun_at', nowMs - idempotencyKeysKeptMs),
    orderLooks: await deleteOlder(database, 'order_looks', 'modified_at', nowMs - orderLooksKeptMs),
    shadowHits: await deleteOlder(database, 'shadow_hits', 'at', nowMs - shadowHitsKeptMs),
    simulations: await deleteOlder(database, 'simulations', 'begun_at', nowMs - simulationsKeptMs),
    webhooks: await deleteOlder(database, 'webhook_deliveries', 'created_at', nowMs - webhooksKeptMs),
  };
}

const purgeChecks = (
  database: Database,
  queue: Queue,
  storeHash: string,
  unchangedSinceMs: number,
  nowMs: number,
): Promise<number> =>
  database.of(storeHash).transaction(async (client) => {
    const { rows } = await client.query<{ check_id: string }>(
      `select check_id from checks where store_hash = $1 and forgotten_at is null and updated_at < $2
       order by updated_at limit ${checksAtOnce} for update skip locked`,
      [storeHash, new Date(unchangedSinceMs)],
    );
    const checkIds = rows.map(({ check_id }) => check_id);
    if (checkIds.length === 0) return 0;
    const { work } = await forgetChecks(client, storeHash, checkIds, nowMs, 'nothing', null);
    await queue.add(client, work);
    return checkIds.length;
  });

async function deleteOlder(
  { acrossStores }: Database,
  table: string,
  column: string,
  thanMs: number,
  which = 'true',
): Promise<number> {
  const deleteBatch = async () => {
    const { rowCount } = await acrossStores.query(
      `delete from ${table} where ctid = any(array(select ctid from ${table} where ${column} < $1 and ${which} limit ${rowsAtOnce}))`,
      [new Date(thanMs)],
    );
    return rowCount ?? 0;
  };
  let deleted = 0;
  for (let batch = await deleteBatch(); batch > 0; batch = await deleteBatch()) deleted += batch;
  return deleted;
}
