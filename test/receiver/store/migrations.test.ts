import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { createChecks } from '../../../src/receiver/store/checks.ts';
import { openDatabase } from '../../../src/receiver/store/database.ts';
import { migrate } from '../../../src/receiver/store/migrate.ts';
import { createOrders } from '../../../src/receiver/store/orders.ts';
import type { Queue } from '../../../src/receiver/store/queue.ts';
import { createDatabase } from '../../support/database.ts';
import { createOlderReceiver } from '../../support/older-receiver.ts';

const folder = new URL('../../../src/receiver/store/migrations/', import.meta.url);
const files = (await readdir(folder)).sort();
const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')));
const [storeHash, later] = ['abc123', 'later1'];
const noQueue: Queue = { add: async () => {} } as unknown as Queue;

/** A database as the version left it that had this many migrations, and a pool on it. */
async function databaseOf(count: number) {
  const database = await createDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 4, pipeline: true });
  await pool.query('create table migrations (name text primary key, at timestamptz not null default now())');
  for (const [index, text] of texts.slice(0, count).entries()) {
    await pool.query(text);
    await pool.query('insert into migrations (name) values ($1)', [files[index]]);
  }
  return {
    pool,
    async [Symbol.asyncDispose]() {
      await pool.end();
      await database.drop();
    },
  };
}

/** A store with one verified check, its order and a delivery, as the first version stores them. */
async function fill(pool: pg.Pool, hash: string) {
  const receiver = createOlderReceiver(pool, hash);
  await receiver.connect();
  await receiver.create(`chk_of_${hash}`, 'cart-1', 4);
  await receiver.verify(`chk_of_${hash}`);
  await receiver.placeOrder(100, `chk_of_${hash}`);
  await receiver.accept(`msg_of_${hash}`);
  return receiver;
}

describe.each(files.slice(0, -1).map((file, index) => ({ file, count: index + 1 })))(
  'a database that ends with $file',
  ({ count }) => {
    test('is brought up to date with all that is in it, by two receivers that start at once', async () => {
      await using database = await databaseOf(count);
      await fill(database.pool, storeHash);
      await Promise.all([migrate(database.pool), migrate(database.pool)]);
      const { rows } = await database.pool.query('select name from migrations order by name');
      expect(rows.map(({ name }) => name)).toEqual(files);

      const divided = openDatabase(database.pool);
      expect(
        await createChecks(divided, noQueue, () => Buffer.alloc(0)).findForCart(storeHash, 'cart-1'),
      ).toMatchObject({
        checkId: 'chk_of_abc123',
        status: 'verified',
        evidence: { ial: 1 },
        consentedAtMs: null,
      });
      expect(await createOrders(divided, noQueue, () => 0).find(storeHash, 100)).toMatchObject({
        isCleared: true,
        heldFromStatusId: 7,
      });
      const history = await divided.of(storeHash).query('select event from check_events order by id');
      expect(history.rows).toEqual([{ event: { kind: 'created' } }, { event: { kind: 'examined' } }]);
    });
  },
);

describe('a receiver of the first version', () => {
  test('goes on working, on old rows and new ones, while a newer one has migrated', async () => {
    await using database = await databaseOf(1);
    const before = await fill(database.pool, storeHash);
    const foundBefore = await before.find('chk_of_abc123', 'cart-1', 100);
    await migrate(database.pool);
    const foundAfter = await before.find('chk_of_abc123', 'cart-1', 100);
    for (const [what, row] of Object.entries(foundBefore)) {
      expect(foundAfter[what as keyof typeof foundAfter], what).toMatchObject(row);
    }
    const after = await fill(database.pool, later);
    expect(await after.find('chk_of_later1', 'cart-1', 100)).toMatchObject({ byCart: { status: 'verified' } });
  });

  test('writes what a newer one finds, each thing in its store', async () => {
    await using database = await databaseOf(files.length);
    await migrate(database.pool);
    await fill(database.pool, storeHash);
    const divided = openDatabase(database.pool);
    expect(await createChecks(divided, noQueue, () => Buffer.alloc(0)).find(storeHash, 'chk_of_abc123')).toMatchObject({
      customerId: 4,
    });
    expect((await divided.of(storeHash).query('select 1 from check_events')).rowCount).toBe(2);
    expect((await divided.of(later).query('select 1 from check_events')).rowCount).toBe(0);
  });
});

describe('the migrations', () => {
  test('are numbered, each number once', () => {
    const numbers = files.map((file) => /^(\d{3})-[a-z-]+\.sql$/.exec(file)?.[1]);
    expect(numbers).not.toContain(undefined);
    expect(new Set(numbers).size).toBe(files.length);
  });

  test('take nothing away and rename nothing that an older version may be using', () => {
    const harmful =
      /\bdrop\s+(table|column|constraint|view)\b|\brename\b|\btype\s+\w+\s+using\b|\bset\s+not\s+null\b|\btruncate\b/i;
    expect(files.filter((_, index) => harmful.test(texts[index] ?? ''))).toEqual([]);
  });

  test('do nothing the second time', async () => {
    await using database = await databaseOf(0);
    await database.pool.query('drop table migrations');
    await migrate(database.pool);
    const at = async () => (await database.pool.query('select name, at from migrations order by name')).rows;
    const first = await at();
    await migrate(database.pool);
    expect(await at()).toEqual(first);
  });
});
