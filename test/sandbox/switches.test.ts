import { describe, expect, test } from 'vitest';
import type { SandboxState } from '../../src/sandbox/state.ts';
import { openShop, placeOrder } from './shop-under-test.ts';

describe('the switches of a session', () => {
  test('ask for the shop’s terms', async () => {
    const shopper = openShop().shopper();
    const asks = async () => {
      type Settings = { storeConfig: { checkoutSettings: { enableTermsAndConditions: boolean } } };
      const { storeConfig } = await shopper.json<Settings>('/api/storefront/checkout-settings');
      return storeConfig.checkoutSettings.enableTermsAndConditions;
    };
    await shopper.ask('GET', '/start/guest?product=mug&terms=1');
    expect(await asks()).toBe(true);
    await shopper.ask('GET', '/start/guest?product=mug');
    expect(await asks()).toBe(false);
  });

  test('make the Storefront API slow, and nothing else', async () => {
    const waitsMs: number[] = [];
    const delay = async (durationMs: number) => void waitsMs.push(durationMs);
    const shopper = openShop({ delay, chance: () => 0.25 }).shopper();
    await shopper.ask('GET', '/start/guest?product=mug&latency=400');
    expect(waitsMs).toEqual([]);
    await shopper.ask('GET', '/api/storefront/carts');
    await shopper.ask('GET', '/internalapi/v1/store/countries');
    expect(waitsMs).toEqual([100, 100]);
    await shopper.ask('GET', '/checkout?latency=0');
    await shopper.ask('GET', '/api/storefront/carts');
    expect(waitsMs).toHaveLength(2);
  });

  test('make the checkout’s own script late', async () => {
    const waitsMs: number[] = [];
    const delay = async (durationMs: number) => void waitsMs.push(durationMs);
    const shopper = openShop({ delay }).shopper();
    await shopper.ask('GET', '/start/guest?product=mug&delay=bundle:300');
    const html = await (await shopper.ask('GET', '/checkout')).text();
    const [, address = ''] = /src="(\/assets\/sandbox-checkout[^"]+)"/.exec(html) ?? [];
    const bundle = await shopper.ask('GET', address);
    expect(bundle.status).toBe(200);
    expect(bundle.headers.get('cache-control')).toBe('no-store');
    expect(waitsMs).toEqual([300]);
  });

  test('make the checkout dark', async () => {
    const shopper = openShop().shopper();
    await shopper.ask('GET', '/start/guest?product=mug');
    const page = async (query = '') => (await shopper.ask('GET', `/checkout${query}`)).text();
    expect(await page()).not.toContain('dark.css');
    expect(await page('?theme=dark')).toContain('<link rel="stylesheet" href="/assets/dark.css">');
    expect(await (await shopper.ask('GET', '/hosted-fields/card')).text()).toContain('dark.css');
    expect((await shopper.ask('GET', '/assets/dark.css')).status).toBe(200);
  });

  test('are the shopper’s own, and stay as they are when they can’t be read', async () => {
    const shop = openShop();
    const shopper = shop.shopper();
    await shopper.ask('GET', '/start/guest?product=mug&fail=1&latency=5');
    await shopper.ask('GET', '/checkout?fail=-1&latency=soon&delay=bundle:&theme=');
    await shop.shopper().ask('GET', '/start/guest?product=mug');
    expect(Object.values(shop.state.sessions).map(({ switches }) => switches)).toMatchObject([
      { failingOrders: 1, latencyMs: 5, bundleDelayMs: 0, isDark: false },
      { failingOrders: 0, latencyMs: 0 },
    ]);
  });
});

test('a shop that was written down before there were cards and store credit opens and sells', async () => {
  const shop = openShop();
  const shopper = shop.shopper();
  await placeOrder(shopper);
  await shopper.ask('GET', '/start/guest?product=whisky&step=payment');
  const newer = new Set(['switches', 'storeCreditMinor', 'isStoreCreditApplied', 'orderId']);
  const older: SandboxState = JSON.parse(
    JSON.stringify(shop.state, (key, value) => (newer.has(key) ? undefined : value)),
  );
  const reopened = openShop({ state: older });
  expect(reopened.state).toMatchObject({
    customers: [{ storeCreditMinor: 500_00 }],
    orders: [{ storeCreditMinor: 0, cart: { isStoreCreditApplied: false, orderId: null } }],
  });
  await placeOrder(reopened.shopper());
  expect(reopened.state.orders).toHaveLength(2);
});
