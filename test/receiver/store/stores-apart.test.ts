import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCheck } from '../../support/checks.ts';
import { connectStore, createStorage, type Storage } from '../../support/storage.ts';

const [ours, theirs] = ['abc123', 'other1'];
const theirCheckId = `chk_${'2'.repeat(32)}`;

let storage: Storage;
beforeAll(async () => {
  storage = await createStorage();
  for (const storeHash of [ours, theirs]) await connectStore(storage, storeHash);
  await storage.checks.create(aCheck());
  await storage.checks.create(aCheck({ storeHash: theirs, checkId: theirCheckId }));
});
afterAll(() => storage.drop());

describe('a statement that forgets to name its store', () => {
  test('sees nothing of another store, in any table', async () => {
    const tables = await storage.pool.query<{ name: string }>(
      `select attrelid::regclass::text as name from pg_attribute join pg_class on pg_class.oid = attrelid
       where attname = 'store_hash' and relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    expect(tables.rows.length).toBeGreaterThan(5);
    for (const { name } of tables.rows) {
      const { rows } = await storage.database.of(ours).query(`select distinct store_hash from ${name}`);
      expect([[], [{ store_hash: ours }]], name).toContainEqual(rows);
    }
    const { rows } = await storage.database.of(ours).query('select check_id from check_events');
    expect(rows).toEqual([{ check_id: aCheck().checkId }]);
  });

  test('changes and deletes nothing of another store', async () => {
    await storage.database.of(ours).transaction(async (client) => {
      await client.query(`update checks set status = 'verified'`);
      await client.query('delete from check_events');
    });
    expect(await storage.checks.find(theirs, theirCheckId)).toMatchObject({ status: 'pending' });
    const { rowCount } = await storage.pool.query('select 1 from check_events where check_id = $1', [theirCheckId]);
    expect(rowCount).toBe(1);
  });

  test('can put nothing into another store', async () => {
    const insert = 'insert into gate_health values ($1, now(), 1, 1, 1, 1, 1)';
    await expect(storage.database.of(ours).query(insert, [theirs])).rejects.toThrow(/row-level security/);
  });

  test('sees nothing at all where no store was named', async () => {
    const client = await storage.pool.connect();
    await client.query('begin; set local role idgate_receiver');
    const { rows } = await client.query('select * from checks');
    await client.query('rollback');
    client.release();
    expect(rows).toEqual([]);
  });
});

describe('the store that a connection works for', () => {
  test('is forgotten with each piece of work, and after one that failed', async () => {
    await expect(storage.database.of(ours).query('select 1 / 0')).rejects.toThrow(/division by zero/);
    await expect(
      storage.database.of(ours).transaction((client) => client.query('select no_such_column')),
    ).rejects.toThrow(/no_such_column/);
    await storage.database.of(ours).query('select 1');
    const { rows } = await storage.pool.query(
      `select current_setting('idgate.store', true) as store, current_user = session_user as "isLogin"`,
    );
    expect(rows).toEqual([{ store: '', isLogin: true }]);
  });

  test('is no matter of what a hash may contain', async () => {
    const hash = "'; reset role; select '\\";
    const { rows } = await storage.database
      .of(hash)
      .query(`select current_setting('idgate.store') as store, current_user as role`);
    expect(rows).toEqual([{ store: hash, role: 'idgate_receiver' }]);
  });

  test('stays its own when many pieces of work for several stores share few connections', async () => {
    const hashes = Array.from({ length: 200 }, (_, index) => `store${index}`);
    const answers = await Promise.all(
      hashes.map((hash) => storage.database.of(hash).query(`select current_setting('idgate.store') as store`)),
    );
    expect(answers.map(({ rows }) => rows[0]?.['store'])).toEqual(hashes);
  });
});

describe('the tables', () => {
  /** Why rows of these are no store's own. */
  const ofNoStore: Record<string, string> = {
    built_files: 'holds files that every page may load',
    migrations: 'tells which files were run',
    rate_limits: 'holds counts of calls, by keys that its library makes',
    stores_gone: 'holds digests of stores that have no rows any more',
    vault_keys: 'names keys, which are for all stores',
  };

  test('all have their rows kept apart by store, or a reason not to', async () => {
    const { rows } = await storage.pool.query<{ name: string }>(
      `select relname as name from pg_class
       where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
         and not (relrowsecurity and exists (select from pg_policy where polrelid = pg_class.oid and polname = 'one_store'))`,
    );
    expect(rows.map(({ name }) => name).filter((name) => !(name in ofNoStore))).toEqual([]);
  });

  test('have no policy that lets anyone past the one', async () => {
    const { rows } = await storage.pool.query(
      `select distinct polname, polcmd, polpermissive, pg_get_expr(polqual, polrelid) as rule,
                       pg_get_expr(polwithcheck, polrelid) as rule_for_new from pg_policy`,
    );
    expect(rows).toEqual([
      {
        polname: 'one_store',
        polcmd: '*',
        polpermissive: true,
        rule: "(store_hash = current_setting('idgate.store'::text, true))",
        rule_for_new: null,
      },
    ]);
  });

  test('belong to somebody else than the role that works in a store, which can neither pass nor change the policies', async () => {
    const { rows } = await storage.pool.query(
      `select rolsuper, rolbypassrls, rolcanlogin, (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
       from pg_roles where rolname = 'idgate_receiver'`,
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owned: 0 }]);
  });
});

describe('the receiver', () => {
  const folder = new URL('../../../src/receiver/', import.meta.url);
  /** Why these files work with more than one store. Everything else does by `database.of(storeHash)`. */
  const acrossStores: Record<string, string> = {
    'store/database.ts': 'is where stores are kept apart',
    'store/transaction.ts': 'is a part of that',
    'store/migrate.ts': 'makes the tables',
    'store/stores.ts': 'answers whether any store has an origin, which is all that a preflight brings along',
    'store/deliveries.ts': 'stores what came for several stores by one commit',
    'store/purge.ts': 'lets go of what is too old, store by store',
    'store/sweeps.ts': 'begins the sweep of every store, each in a job of its own',
    'store/re-seal.ts': 'seals anew whatever is sealed',
    'store/vault-keys.ts': 'looks after the keys, which are for all stores',
    'store/hand-offs.ts': 'finds out which store a code is of',
    'store/merchant-keys.ts': 'finds out which store a key is of',
    'store/built-files.ts': 'keeps files, which are for all stores',
    'store/watch-stores.ts': 'has every store looked at',
    'store/stores-that-left.ts': 'lets go of every row of a store, in whatever table',
    'store/request-limit.ts': 'counts by keys that name no store',
    'store/readiness.ts': 'asks whether the database is there and up to date',
    'main.ts': 'opens the database',
    'keys.ts': 'opens it too, in a terminal',
    'installation.ts': 'opens it too, in a terminal',
  };

  test('works across stores only in files that have a reason to', async () => {
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
    const wrong = await Promise.all(
      files
        .filter((name) => !(name in acrossStores))
        .map(async (name) =>
          /\bPool\b|\bacrossStores\b/.test(await readFile(new URL(name, folder), 'utf8')) ? [name] : [],
        ),
    );
    expect(wrong.flat()).toEqual([]);
  });
});
