import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Database } from './database.ts';
import { forgetChecks } from './forget-checks.ts';
import type { Queue } from './queue.ts';

const checksAtOnce = 100;
/** For how long providers are asked to erase what they have, before the rows go that name it. */
const providersHaveDays = 7;

/**
 * Lets go of all rows of the stores that left and whose time is over. Providers are asked first to erase their sessions, and the rows
 * wait for their word for a week. Answers how many stores are gone. Safe to repeat, to be cut short, and while others work.
 */
export async function purgeStoresThatLeft(database: Database, queue: Queue, nowMs: number): Promise<number> {
  const { rows } = await database.acrossStores.query<{ store_hash: string }>(
    // One whose token is kept is still being cleared out.
    `select store_hash from stores where left_at is not null and purge_after <= $1 and access_token_sealed is null`,
    [new Date(nowMs)],
  );
  let gone = 0;
  for (const { store_hash: storeHash } of rows) {
    while (await forgetSome(database, queue, storeHash, nowMs));
    if (await deleteRows(database, storeHash, nowMs)) gone++;
  }
  return gone;
}

const forgetSome = (database: Database, queue: Queue, storeHash: string, nowMs: number): Promise<boolean> =>
  database.of(storeHash).transaction(async (client) => {
    const { rows } = await client.query<{ check_id: string }>(
      `select check_id from checks where store_hash = $1 and forgotten_at is null limit ${checksAtOnce} for update skip locked`,
      [storeHash],
    );
    const checkIds = rows.map(({ check_id }) => check_id);
    if (checkIds.length === 0) return false;
    const { work } = await forgetChecks(client, storeHash, checkIds, nowMs, 'nothing', null);
    // Nothing is written to the shop any more: only the providers have to be told.
    await queue.add(
      client,
      work.filter(({ name }) => name === 'erase-session'),
    );
    return true;
  });

const deleteRows = ({ acrossStores }: Database, storeHash: string, nowMs: number): Promise<boolean> =>
  acrossStores.transaction(async (client) => {
    // Whoever installs it again in this moment waits, and finds a store that is new.
    const { rowCount } = await client.query(
      `select 1 from stores where store_hash = $1 and left_at is not null and purge_after <= $2
         and (purge_after <= $2::timestamptz - interval '${providersHaveDays} days'
              or not exists (select from sessions where sessions.store_hash = stores.store_hash))
       for update`,
      [storeHash, new Date(nowMs)],
    );
    if (rowCount === 0) return false;
    for (const table of await tablesOfStores(client)) {
      await client.query(`delete from ${table} where store_hash = $1`, [storeHash]);
    }
    await client.query('insert into stores_gone (name_sha256, at) values ($1, $2) on conflict do nothing', [
      digestOf(storeHash),
      new Date(nowMs),
    ]);
    return true;
  });

/** What is left of a store that is gone, so that a file that names it still does not bring it back. */
export const digestOf = (storeHash: string): Buffer => createHash('sha256').update(storeHash).digest();

/** Every table with rows of stores, those that refer to others before these. */
async function tablesOfStores(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string; refers_to: string[] }>(
    `select c.oid::regclass::text as name,
            array(select confrelid::regclass::text from pg_constraint
                  where conrelid = c.oid and contype = 'f' and confrelid <> conrelid) as refers_to
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'store_hash' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  const ordered: string[] = [];
  const left = new Map(rows.map(({ name, refers_to }) => [name, refers_to]));
  while (left.size > 0) {
    const free = [...left.keys()].filter((name) => ![...left.values()].some((refersTo) => refersTo.includes(name)));
    if (free.length === 0) throw new Error('Tables refer to each other in a circle');
    for (const name of free) left.delete(name);
    ordered.push(...free);
  }
  return ordered;
}
