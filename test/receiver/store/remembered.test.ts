import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { remembered } from '../../../src/receiver/store/remembered.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what was read is shared by those who ask at once, and by those who ask soon after', async () => {
  const read = vi.fn(async (key: string) => `${key} read`);
  const find = remembered(read, 2_000);
  expect(await Promise.all([find('a'), find('a'), find('b')])).toEqual(['a read', 'a read', 'b read']);
  await vi.advanceTimersByTimeAsync(1_999);
  await find('a');
  expect(read).toHaveBeenCalledTimes(2);
});

test('is read anew when its time is over', async () => {
  let value = 1;
  const find = remembered(async () => value, 2_000);
  expect(await find('a')).toBe(1);
  value = 2;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await find('a')).toBe(2);
});

test('is not remembered when nothing was found, or when reading failed', async () => {
  const read = vi.fn<(key: string) => Promise<string | undefined>>();
  const find = remembered(read, 2_000);
  read.mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error('no database')).mockResolvedValueOnce('found');
  expect(await find('a')).toBeUndefined();
  await expect(find('a')).rejects.toThrow('no database');
  expect(await find('a')).toBe('found');
});
