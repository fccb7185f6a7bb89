import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Work } from '../../src/receiver/checks/work.ts';
import { startQueue } from '../../src/receiver/store/queue.ts';
import { transaction } from '../../src/receiver/store/transaction.ts';
import { createStorage, type Storage, waitingWork } from '../support/storage.ts';

const program = fileURLToPath(new URL('../../src/receiver/dead-letters.ts', import.meta.url));
let storage: Storage;
beforeAll(async () => {
  storage = await createStorage();
});
afterAll(() => storage.drop());

/** Runs what `npm run jobs --` runs. */
const jobs = (args: readonly string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...args],
      { env: { DATABASE_URL: storage.url } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });

const settle = (storeHash: string, orderId: number) => ({ name: 'settle-order', storeHash, orderId }) as const;

/** Has jobs given up, as after their last try. */
async function giveUp(work: readonly Work[]): Promise<void> {
  await transaction(storage.pool, (client) => storage.queue.add(client, work));
  await storage.pool.query(
    `update jobs.job set retry_count = 9, started_on = now() where state = 'created' and dead_letter is not null`,
  );
  const all = Promise.withResolvers<void>();
  let count = 0;
  const worker = await startQueue(
    storage.url,
    {
      onError: (error) => storage.troubles.push(error),
      onFailure: ({ isGivenUp }) => {
        expect(isGivenUp).toBe(true);
        if (++count === work.length) all.resolve();
      },
    },
    () => undefined,
  );
  await worker.onWork('settle-order', async () => {
    throw new RangeError('Avery Sample');
  });
  await all.promise;
  await worker.stop();
}

beforeEach(async () => {
  await storage.pool.query('delete from jobs.job');
});

describe('jobs that were given up', { timeout: 30_000 }, () => {
  test('can be seen, with why, and with nothing that the error said', async () => {
    await giveUp([settle('abc123', 100)]);
    const { code, said } = await jobs(['list']);
    expect(code).toBe(0);
    expect(said).toMatch(
      /^20[\d: -]+ {2}[0-9a-f-]{36} {2}settle-order {2}abc123\/100 {2}RangeError {2}tried \d+ times\n$/,
    );
  });

  test('are tried anew when asked for by their store, and those of others are not', async () => {
    await giveUp([settle('abc123', 100), settle('abc123', 101), settle('other1', 7)]);
    expect(await jobs(['redrive', '--store', 'abc123'])).toEqual({ code: 0, said: '2 to be tried anew.\n' });
    expect((await jobs(['list'])).said).toMatch(/^[^\n]* other1\/7 [^\n]*\n$/);
    const waiting = (await waitingWork(storage)).filter((line) => line.startsWith('settle-order '));
    expect(waiting.sort()).toEqual(['settle-order abc123/100', 'settle-order abc123/101']);
    const done: number[] = [];
    const both = Promise.withResolvers<void>();
    await storage.queue.onWork('settle-order', async ({ orderId }) => {
      if (done.push(orderId) === 2) both.resolve();
    });
    await both.promise;
    expect(done.sort()).toEqual([100, 101]);
  });

  test('are forgotten one by one, or all', async () => {
    await storage.pool.query(
      `insert into jobs.job (name, data, singleton_key, source_name, source_retry_count, source_output)
       select 'settle-order-failed', '{"storeHash":"abc123"}', 'abc123/' || n, 'settle-order', 249, '{"error":"unauthorized"}'
       from generate_series(1, 3) as n`,
    );
    const [first] = (await jobs(['list'])).said.match(/[0-9a-f]{8}-[0-9a-f-]{27}/) ?? [];
    expect(await jobs(['drop', '--id', first ?? ''])).toEqual({ code: 0, said: '1 forgotten.\n' });
    expect((await jobs(['list', '--job', 'settle-order'])).said.split('\n')).toHaveLength(3);
    expect(await jobs(['drop', '--all'])).toEqual({ code: 0, said: '2 forgotten.\n' });
    expect(await jobs(['list'])).toEqual({ code: 0, said: 'No job was given up.\n' });
  });

  test.each([
    [[]],
    [['redrive']],
    [['drop']],
    [['drop', '--id', 'everything']],
    [['list', '--sotre', 'abc123']],
    [['list', 'more']],
    [['explode', '--all']],
  ])('are left alone by %j, which is answered with how to ask', async (args) => {
    const { code, said } = await jobs(args);
    expect(code).toBe(64);
    expect(said).toContain('npm run jobs -- list');
  });
});
