import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Watcher } from '../../src/gate/sighting.ts';
import { watchFetch } from '../../src/gate/watch-fetch.ts';
import { cartId, json } from './fixture.ts';

const orderPath = '/internalapi/v1/checkout/order';
const mayOrder = vi.fn<Watcher['mayOrder']>();
const onTraffic = vi.fn<Watcher['onTraffic']>();
const fetch = vi.fn<Window['fetch']>();
const sendBeacon = vi.fn<Navigator['sendBeacon']>();
let page: Window & typeof globalThis;

beforeEach(() => {
  fetch.mockImplementation(async () => json({}));
  sendBeacon.mockReturnValue(true);
  class Navigator {}
  Object.assign(Navigator.prototype, { sendBeacon });
  page = { fetch, Navigator, navigator: new Navigator() } as unknown as typeof page;
  watchFetch(page, { mayOrder, onTraffic });
});
afterEach(() => vi.resetAllMocks());

describe('fetch', () => {
  test.each([
    ['an address', () => page.fetch(orderPath, { method: 'POST' })],
    ['a URL', () => page.fetch(new URL(orderPath, location.href), { method: 'POST' })],
    ['a Request', () => page.fetch(new Request(new URL(orderPath, location.href), { method: 'POST' }))],
  ])('of an order by %s is refused while payment is shut', async (_, send) => {
    mayOrder.mockReturnValue(false);
    const response = await send();
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(fetch).not.toHaveBeenCalled();
  });

  test('of an order goes once a decision lets it', async () => {
    mayOrder.mockReturnValue(Promise.resolve(true));
    expect((await page.fetch(orderPath, { method: 'POST' })).status).toBe(200);
    expect(fetch).toHaveBeenCalledExactlyOnceWith(orderPath, { method: 'POST' });
  });

  test('of anything else goes in the same turn, and tells of the cart', async () => {
    const answered = page.fetch(`/api/storefront/checkouts/${cartId}`);
    expect(fetch).toHaveBeenCalledOnce();
    await answered;
    expect(onTraffic).toHaveBeenCalledExactlyOnceWith({ isOrder: false, isChange: false, cartId });
  });

  test('that fails, fails as it did', async () => {
    fetch.mockRejectedValue(new TypeError('offline'));
    await expect(page.fetch('/anything')).rejects.toThrow('offline');
  });
});

describe('a beacon', () => {
  test('with an order goes only when it is known at once that it may', () => {
    mayOrder.mockReturnValueOnce(Promise.resolve(true)).mockReturnValueOnce(false).mockReturnValueOnce(true);
    expect([1, 2, 3].map(() => page.navigator.sendBeacon(orderPath, 'x'))).toEqual([false, false, true]);
    expect(sendBeacon).toHaveBeenCalledExactlyOnceWith(orderPath, 'x');
  });

  test('with anything else goes', () => {
    expect(page.navigator.sendBeacon('/analytics', 'x')).toBe(true);
    expect(mayOrder).not.toHaveBeenCalled();
  });
});
