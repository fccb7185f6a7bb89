import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { transaction } from './transaction.ts';

const folder = new URL('./migrations/', import.meta.url);

/** The migrations of this version, in their order. */
export const migrationNames = async (): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();

/** Brings the database's tables up to this version. Forward only; several receivers may start at once. Safe to repeat. */
export async function migrate(pool: Pool): Promise<void> {
  const files = await migrationNames();
  await transaction(pool, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtext('idgate migrations'))`);
    await client.query(
      'create table if not exists migrations (name text primary key, at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migrations');
    const done = new Set(rows.map(({ name }) => name));
    for (const name of files.filter((file) => !done.has(file))) {
      await client.query(await readFile(new URL(name, folder), 'utf8'));
      await client.query('insert into migrations (name) values ($1)', [name]);
    }
    await client.query('select keep_stores_apart()');
  });
}
