import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { boundedResetMs, pauseAfter, type RequestPass } from '../../../src/receiver/checks/request-quota.ts';
import { createStorage, type Storage } from '../../support/storage.ts';

let storage: Storage;
beforeAll(async () => {
  storage = await createStorage();
});
afterAll(() => storage.drop());
beforeEach(async () => {
  await storage.pool.query('truncate request_quotas, request_slots');
});

const startMs = Date.parse('2026-11-21T12:00:00Z');
const quota = () => storage.quotas('abc123');
const enter = async (nowMs: number): Promise<RequestPass> => {
  const entry = await quota().enter(nowMs, null);
  if (!entry.isOpen) throw new Error(`The quota is closed for ${entry.forMs} ms`);
  return entry.pass;
};
const answered = (requestsLeft: number, resetMs: number) =>
  ({ kind: 'answered', news: { requestsLeft, resetMs } }) as const;
const closedFor = (nowMs: number) => quota().closedForMs(nowMs);

describe('the quota of a store', () => {
  test('is open until an answer says that nothing is left, and then until the window ends', async () => {
    await quota().leave(await enter(startMs), answered(0, 12_000), startMs + 100);
    expect(await closedFor(startMs + 100)).toBe(12_000);
    expect(await quota().enter(startMs + 200, null)).toEqual({ isOpen: false, forMs: 11_900 });
    expect(await closedFor(startMs + 12_100)).toBe(0);
    await enter(startMs + 12_100);
  });

  test('is one for all receivers: each counts what the others have under way', async () => {
    await quota().leave(await enter(startMs), answered(2, 20_000), startMs);
    const other = storage.quotas('abc123');
    await other.enter(startMs, null);
    const second = await enter(startMs);
    expect(await other.enter(startMs, null)).toEqual({ isOpen: false, forMs: 50 });
    await quota().leave(second, answered(1, 20_000), startMs);
    expect(await other.enter(startMs, null)).toMatchObject({ isOpen: false });
  });

  test('is another for another store', async () => {
    await quota().leave(await enter(startMs), answered(0, 20_000), startMs);
    expect(await storage.quotas('other1').enter(startMs, null)).toMatchObject({ isOpen: true });
  });

  test('is not taken to be larger by an answer that was overtaken', async () => {
    const [early, late] = [await enter(startMs), await enter(startMs)];
    await quota().leave(late, answered(0, 20_000), startMs + 50);
    await quota().leave(early, answered(1, 20_000), startMs + 90);
    expect(await closedFor(startMs + 90)).toBeGreaterThan(19_000);
  });

  test('is known anew when BigCommerce begins its window before we thought', async () => {
    await quota().leave(await enter(startMs), answered(1, 5_000), startMs);
    await quota().leave(await enter(startMs + 4_000), answered(149, 29_000), startMs + 4_100);
    await Promise.all(Array.from({ length: 20 }, () => enter(startMs + 4_200)));
  });

  test('lets a few requests go before it is known what other apps have left', async () => {
    await Promise.all(Array.from({ length: 5 }, () => enter(startMs)));
    expect(await quota().enter(startMs, null)).toMatchObject({ isOpen: false });
  });

  test('forgets requests that were never answered when the window ends', async () => {
    await Promise.all(Array.from({ length: 5 }, () => enter(startMs)));
    await Promise.all(Array.from({ length: 5 }, () => enter(startMs + 30_000)));
  });

  test('takes no news of the window from an answer of the one before', async () => {
    const old = await enter(startMs);
    await quota().leave(await enter(startMs + 30_000), answered(100, 30_000), startMs + 30_100);
    await quota().leave(old, answered(0, 30_000), startMs + 30_200);
    expect(await closedFor(startMs + 30_200)).toBe(0);
  });
});

describe('a store for which BigCommerce has no room', () => {
  test('is left alone longer each time, up to ten minutes, and no longer once it answers', async () => {
    let nowMs = startMs;
    const pauses: number[] = [];
    for (let count = 0; count < 9; count++) {
      const pass = await enter(nowMs);
      await quota().leave(pass, { kind: 'overloaded', news: null, retryAfterMs: null }, nowMs);
      const pauseMs = await closedFor(nowMs);
      pauses.push(pauseMs / 1_000);
      nowMs += pauseMs;
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600]);
    await quota().leave(await enter(nowMs), answered(100, 30_000), nowMs);
    await quota().leave(await enter(nowMs), { kind: 'overloaded', news: null, retryAfterMs: null }, nowMs);
    expect(await closedFor(nowMs)).toBe(5_000);
  });

  test('is left alone for as long as it asks', async () => {
    await quota().leave(await enter(startMs), { kind: 'overloaded', news: null, retryAfterMs: 17_000 }, startMs);
    expect(await closedFor(startMs)).toBe(17_000);
  });

  test('is not blamed for a window that is used up', async () => {
    const usedUp = { kind: 'overloaded', news: { requestsLeft: 0, resetMs: 3_000 }, retryAfterMs: 3_000 } as const;
    await quota().leave(await enter(startMs), usedUp, startMs);
    expect(await closedFor(startMs)).toBe(3_000);
  });
});

test('a store that does not answer is left alone from the third time on', async () => {
  for (const pauseMs of [0, 0, 5_000]) {
    await quota().leave(await enter(startMs), { kind: 'unreachable' }, startMs);
    expect(await closedFor(startMs)).toBe(pauseMs);
  }
});

describe('an endpoint that answers only three requests at once', () => {
  const cap = { endpoint: 'put v3/customers/attribute-values', atOnce: 3 };
  const enterCapped = async (nowMs: number) => storage.quotas('abc123').enter(nowMs, cap);

  test('is asked by three, whichever receivers they are, and by the next when one is answered', async () => {
    const passes: RequestPass[] = [];
    for (let count = 0; count < 3; count++) {
      const entry = await enterCapped(startMs);
      if (entry.isOpen) passes.push(entry.pass);
    }
    expect(passes).toHaveLength(3);
    expect(await enterCapped(startMs)).toEqual({ isOpen: false, forMs: 50 });
    expect(await quota().enter(startMs, null)).toMatchObject({ isOpen: true });
    if (passes[1]) await quota().leave(passes[1], answered(100, 20_000), startMs);
    expect(await enterCapped(startMs)).toMatchObject({ isOpen: true });
  });

  test('is asked again when a receiver died over its requests', async () => {
    for (let count = 0; count < 3; count++) await enterCapped(startMs);
    expect(await enterCapped(startMs + 30_000)).toMatchObject({ isOpen: true });
  });

  test('keeps no place for a request that the quota did not let go', async () => {
    await quota().leave(await enter(startMs), answered(0, 20_000), startMs);
    for (let count = 0; count < 4; count++) await enterCapped(startMs);
    const { rows } = await storage.pool.query('select from request_slots');
    expect(rows).toEqual([]);
  });
});

test('a time that was told wrong neither opens nor closes a store for long', () => {
  expect([0, -5, 1_000_000_000, 15_000, Number.NaN].map(boundedResetMs)).toEqual([
    1_000, 1_000, 60_000, 15_000, 60_000,
  ]);
});

test('no pause is longer than ten minutes, and none is shorter than the one before', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.boolean(), (failures, isOverloaded) => {
      const pauseMs = pauseAfter(failures, isOverloaded);
      expect(pauseMs).toBeLessThanOrEqual(600_000);
      expect(pauseAfter(failures + 1, isOverloaded)).toBeGreaterThanOrEqual(pauseMs);
    }),
  );
});
