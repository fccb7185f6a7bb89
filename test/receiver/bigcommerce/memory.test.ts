import { beforeEach, expect, test, vi } from 'vitest';
import { fail, ok } from '../../../src/contract/wire/result.ts';
import { createMemory, type Load, type Memory } from '../../../src/receiver/bigcommerce/memory.ts';

const time = { nowMs: 0 };
const load = vi.fn<Load<number, string>>();
let memory: Memory<number, string>;
beforeEach(() => {
  time.nowMs = 0;
  load.mockReset().mockImplementation(async (keys) => ok(new Map(keys.map((key) => [key, `value ${key}`]))));
  memory = createMemory(() => time.nowMs, 1_000, 3);
});

const loaded = () => load.mock.calls.map(([keys]) => keys);

test('asks once for what it then keeps, until that is too old', async () => {
  expect(await memory.recall([1, 2], load)).toEqual(
    ok(
      new Map([
        [1, 'value 1'],
        [2, 'value 2'],
      ]),
    ),
  );
  time.nowMs = 999;
  await memory.recall([2, 1], load);
  expect(loaded()).toEqual([[1, 2]]);
  time.nowMs = 1_000;
  await memory.recall([1], load);
  expect(loaded()).toEqual([[1, 2], [1]]);
});

test('asks for what is missing only, and once where it is named twice', async () => {
  await memory.recall([1], load);
  const both = await memory.recall([1, 2, 2], load);
  expect(loaded()).toEqual([[1], [2]]);
  expect(both.ok && [...both.value.keys()]).toEqual([1, 2]);
});

test('has those who ask at once wait for one answer', async () => {
  const answer = Promise.withResolvers<Awaited<ReturnType<Load<number, string>>>>();
  load.mockReturnValue(answer.promise);
  const all = Promise.all(Array.from({ length: 50 }, () => memory.recall([1], load)));
  answer.resolve(ok(new Map([[1, 'the one']])));
  expect(new Set((await all).map((one) => one.ok && one.value.get(1)))).toEqual(new Set(['the one']));
  expect(load).toHaveBeenCalledTimes(1);
});

test('tells a failure to all who wait, and asks again next time', async () => {
  load.mockResolvedValueOnce(fail('rate_limited'));
  const both = await Promise.all([memory.recall([1, 2], load), memory.recall([2], load)]);
  expect(both).toEqual([fail('rate_limited'), fail('rate_limited')]);
  expect(await memory.recall([2], load)).toEqual(ok(new Map([[2, 'value 2']])));
});

test('keeps that something does not exist', async () => {
  load.mockResolvedValue(ok(new Map()));
  expect(await memory.recall([1], load)).toEqual(ok(new Map()));
  expect(await memory.recall([1], load)).toEqual(ok(new Map()));
  expect(load).toHaveBeenCalledTimes(1);
});

test('keeps no more than it should, and forgets what it learned first', async () => {
  for (const key of [1, 2, 3, 4]) await memory.recall([key], load);
  await memory.recall([2, 3, 4], load);
  expect(load).toHaveBeenCalledTimes(4);
  await memory.recall([1], load);
  expect(load).toHaveBeenCalledTimes(5);
});
