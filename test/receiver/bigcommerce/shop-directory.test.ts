import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createShopDirectory } from '../../../src/receiver/bigcommerce/shop-directory.ts';
import type { Shop } from '../../../src/receiver/checks/ports.ts';

const tokens = new Map<string, string>();
const find = vi.fn(async (storeHash: string) => tokens.get(storeHash));
const open = vi.fn((storeHash: string, accessToken: string) => ({ storeHash, accessToken }) as unknown as Shop);
let nowMs = 0;
let shops: ReturnType<typeof createShopDirectory>;
beforeEach(() => {
  tokens.clear();
  tokens.set('abc123', 'token');
  vi.clearAllMocks();
  nowMs = 0;
  shops = createShopDirectory(find, open, () => nowMs);
});

describe('the directory of shops', () => {
  test('opens a shop with its token, and asks for that once in ten seconds', async () => {
    const shop = await shops('abc123');
    expect(shop).toMatchObject({ storeHash: 'abc123', accessToken: 'token' });
    nowMs = 9_999;
    expect(await shops('abc123')).toBe(shop);
    expect(find).toHaveBeenCalledTimes(1);
  });

  test('keeps a shop, with what it remembers, while its token stays', async () => {
    const shop = await shops('abc123');
    nowMs = 10_000;
    expect(await shops('abc123')).toBe(shop);
    expect(find).toHaveBeenCalledTimes(2);
  });

  test('opens it anew with another token, and not at all without one', async () => {
    await shops('abc123');
    tokens.set('abc123', 'another');
    nowMs = 10_000;
    expect(await shops('abc123')).toMatchObject({ accessToken: 'another' });
    tokens.delete('abc123');
    nowMs = 20_000;
    expect(await shops('abc123')).toBeUndefined();
    expect(await shops('none')).toBeUndefined();
  });

  test('hears of a store that was installed a moment ago', async () => {
    expect(await shops('new1')).toBeUndefined();
    tokens.set('new1', 'token');
    expect(await shops('new1')).toBeDefined();
  });

  test('opens one shop for many who ask at once', async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => shops('abc123')));
    expect(new Set(opened).size).toBe(1);
  });

  test('keeps no more than five hundred open', async () => {
    for (let index = 0; index <= 500; index++) tokens.set(`s${index}`, 'token');
    for (let index = 0; index <= 500; index++) await shops(`s${index}`);
    find.mockClear();
    await shops('s1');
    expect(find).not.toHaveBeenCalled();
    await shops('s0');
    expect(find).toHaveBeenCalledTimes(1);
  });
});
