import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aCheck } from '../../support/checks.ts';
import { connectStore, createStorage, type Storage } from '../../support/storage.ts';

const [storeHash, code] = ['abc123', 'canary-code-of-32-random-bytes'];
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

let storage: Storage;
let checkId: string;
beforeAll(async () => {
  storage = await createStorage();
  await connectStore(storage, storeHash);
});
afterAll(() => storage.drop());
beforeEach(async () => {
  await storage.pool.query('truncate checks cascade');
  ({ checkId } = await storage.checks.create(aCheck()));
});

const create = (nowMs: number, changes: { code?: string; checkId?: string } = {}) =>
  storage.handOffs.create({ code, storeHash, checkId, ...changes }, nowMs);
const createMany = (count: number, nowMs: number) =>
  Promise.all(Array.from({ length: count }, (_, index) => create(nowMs, { code: `code-${nowMs}-${index}` })));
const stored = async () => (await storage.pool.query('select * from hand_offs')).rows;

describe('a hand-off', () => {
  test('is opened with its code, once', async () => {
    expect(await create(0)).toEqual({ ok: true, value: { expiresAtMs: 10 * minuteMs } });
    expect(await storage.handOffs.open(code, 10 * minuteMs - 1)).toEqual({ storeHash, checkId });
    expect(await storage.handOffs.open(code, 10 * minuteMs - 1)).toBeUndefined();
  });

  test('is opened by one of the many who ask at the same time', async () => {
    await create(0);
    const answers = await Promise.all(Array.from({ length: 8 }, () => storage.handOffs.open(code, 1)));
    expect(answers.filter((answer) => answer !== undefined)).toEqual([{ storeHash, checkId }]);
  });

  test('is not opened after ten minutes, nor with a code that never was', async () => {
    await create(0);
    expect(await storage.handOffs.open(code, 10 * minuteMs)).toBeUndefined();
    expect(await storage.handOffs.open('another code', 1)).toBeUndefined();
  });

  test('is stored by the hash of its code alone', async () => {
    await create(0);
    const [row] = await stored();
    expect(row.code_hash).toEqual(createHash('sha256').update(code).digest());
    expect(JSON.stringify(row) + row.code_hash.toString('latin1')).not.toMatch(/canary/);
  });
});

describe('the hand-offs of a check', () => {
  test('are twenty within a day, even when more are asked for at once', async () => {
    const made = await createMany(24, 0);
    expect(made.filter(({ ok }) => ok)).toHaveLength(20);
    expect(made.find(({ ok }) => !ok)).toEqual({ ok: false, code: 'rate_limited' });
    const other = await storage.checks.create(aCheck({ checkId: `chk_${'2'.repeat(20)}`, cartId: 'cart-0002' }));
    expect(await create(0, { checkId: other.checkId })).toMatchObject({ ok: true });
  });

  test('are forgotten a day after they are out of date, and then others can be made', async () => {
    await createMany(20, 0);
    expect(await create(10 * minuteMs + dayMs)).toMatchObject({ ok: false });
    expect(await create(10 * minuteMs + dayMs + 1)).toMatchObject({ ok: true });
    expect(await stored()).toHaveLength(1);
  });

  test('can all be asked for while old ones of other checks are forgotten', async () => {
    await createMany(20, 0);
    const made = await createMany(10, 2 * dayMs);
    expect(made.every(({ ok }) => ok)).toBe(true);
    expect(await stored()).toHaveLength(10);
  });
});
