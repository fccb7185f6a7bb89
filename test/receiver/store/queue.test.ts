import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Work } from '../../../src/receiver/checks/work.ts';
import { JobError } from '../../../src/receiver/jobs/job-error.ts';
import { deadLettersOf, startQueue } from '../../../src/receiver/store/queue.ts';
import { transaction } from '../../../src/receiver/store/transaction.ts';
import { createStorage, type Storage } from '../../support/storage.ts';

let storage: Storage;
beforeEach(async () => {
  storage = await createStorage();
});
afterEach(() => storage.drop());

const settle = (storeHash: string, orderId: number) => ({ name: 'settle-order', storeHash, orderId }) as const;
const add = (work: readonly Work[], notBeforeMs?: number) =>
  transaction(storage.pool, (client) => storage.queue.add(client, work, notBeforeMs));
const orders = (storeHash: string, count: number) =>
  Array.from({ length: count }, (_, index) => settle(storeHash, index + 1));

describe('the queue', { timeout: 30_000 }, () => {
  test('is worked off in one go, however much was added at once', async () => {
    const all = Promise.withResolvers<void>();
    const done = new Set<number>();
    await storage.queue.onWork('settle-order', async ({ orderId }) => {
      if (done.add(orderId).size === 200) all.resolve();
    });
    await add(orders('abc123', 200));
    await all.promise;
    expect(storage.troubles).toEqual([]);
  });

  test('leaves workers to every store, while one has a thousand jobs that do not end', async () => {
    const never = Promise.withResolvers<void>();
    const other = Promise.withResolvers<void>();
    await storage.queue.onWork('settle-order', async ({ storeHash }) => {
      if (storeHash === 'other1') return other.resolve();
      await never.promise;
    });
    await add(orders('busy01', 1_000));
    await add([settle('other1', 1)]);
    await other.promise;
    never.resolve();
  });

  test('goes on with the rest of a store while one order of it is being settled', async () => {
    const slow = Promise.withResolvers<void>();
    const rest = Promise.withResolvers<void>();
    const done: number[] = [];
    await storage.queue.onWork('settle-order', async ({ orderId }) => {
      if (orderId === 1) await slow.promise;
      done.push(orderId);
      if (orderId === 5) rest.resolve();
    });
    // Order 5 waits in another lane than order 1.
    await add([settle('abc123', 1), settle('abc123', 1), settle('abc123', 1), settle('abc123', 5)]);
    await rest.promise;
    expect(done).toEqual([5]);
    slow.resolve();
  });

  test('begins work at once about what was being done when pg-boss last looked', async () => {
    const begun = Promise.withResolvers<void>();
    await storage.queue.onWork('settle-order', async () => begun.resolve());
    await storage.pool.query(`update jobs.queue set singletons_active = '{abc123/1}' where name = 'settle-order'`);
    await add([settle('abc123', 1)]);
    await begun.promise;
  });

  test('begins work that is for later no sooner', async () => {
    const begun: number[] = [];
    const first = Promise.withResolvers<void>();
    await storage.queue.onWork('settle-order', async ({ orderId }) => {
      begun.push(orderId);
      if (orderId === 2) first.resolve();
    });
    await add([settle('abc123', 1)], Date.now() + 3_600_000);
    await add([settle('abc123', 2)]);
    await first.promise;
    expect(begun).toEqual([2]);
  });

  test('puts a job back that can not be done yet, with all others of its store, and none has used up a try', async () => {
    const begun: string[] = [];
    const done = Promise.withResolvers<void>();
    await storage.queue.onWork('settle-order', async ({ storeHash, orderId }) => {
      begun.push(`${storeHash}/${orderId}`);
      if (storeHash === 'other1') return done.resolve();
      throw new JobError('rate_limited', 3_600_000);
    });
    // All three wait in one lane.
    await add([settle('abc123', 1), settle('abc123', 1), settle('abc123', 1)]);
    const look = async () => {
      const { rows } = await storage.pool.query(
        `select retry_count, start_after > now() + interval '50 minutes' as waits from jobs.job where state = 'created'`,
      );
      expect(rows).toEqual(Array.from({ length: 3 }, () => ({ retry_count: 0, waits: true })));
    };
    await vi.waitFor(look, { timeout: 15_000 });
    await add([settle('other1', 1)]);
    await done.promise;
    expect(begun).toEqual(['abc123/1', 'other1/1']);
    expect(storage.failures).toEqual([]);
  });

  test('keeps nothing of what an unforeseen error said', async () => {
    const failures: string[] = [];
    const failed = Promise.withResolvers<void>();
    const careful = await startQueue(
      storage.url,
      { onError: (error) => storage.troubles.push(error), onFailure: ({ error }) => failures.push(error.name) },
      () => undefined,
    );
    await careful.onWork('settle-order', async () => {
      failed.resolve();
      throw new RangeError('Avery Sample, Texas 12345678');
    });
    await add([settle('abc123', 1)]);
    await failed.promise;
    await careful.stop();
    const { rows } = await storage.pool.query('select output from jobs.job where name = $1', ['settle-order']);
    expect(rows).toEqual([{ output: { error: 'RangeError' } }]);
    expect(failures).toEqual(['RangeError']);
  });
});

test('what a schedule names is done by one of the receivers, each time', { timeout: 30_000 }, async () => {
  const done: string[] = [];
  const twice = Promise.withResolvers<void>();
  const other = await startQueue(
    storage.url,
    { onError: (error) => storage.troubles.push(error), onFailure: () => {} },
    (error) => ({ message: error.message, passes: true, postponedForMs: null }),
  );
  const note = (who: string) => async () => {
    if (done.push(who) === 2) twice.resolve();
  };
  await storage.queue.onSchedule('count', '* * * * *', note('one'));
  await other.onSchedule('count', '* * * * *', note('other'));
  // As the clock would, at two of its times.
  for (const slot of [1, 2]) {
    await storage.pool.query(
      `insert into jobs.job (name, policy, singleton_key, data) select name, policy, $1, '{}' from jobs.queue where name = 'count'`,
      [String(slot)],
    );
  }
  await twice.promise;
  expect(done).toHaveLength(2);
  const { rows } = await storage.pool.query('select name, cron, timezone from jobs.schedule');
  expect(rows).toEqual([{ name: 'count', cron: '* * * * *', timezone: 'UTC' }]);
  await other.stop();
  expect(storage.troubles).toEqual([]);
});

test('names the queue of what was given up', () => {
  expect(deadLettersOf('settle-order')).toBe('settle-order-failed');
});
