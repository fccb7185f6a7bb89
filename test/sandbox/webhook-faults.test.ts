import { describe, expect, test } from 'vitest';
import { openShop, placeOrder, type ShopUnderTest } from './shop-under-test.ts';

const destination = 'http://receiver.test/webhooks';
const dayMs = 24 * 3_600_000;

async function shopWithHooks(...scopes: string[]): Promise<ShopUnderTest> {
  const shop = openShop();
  for (const scope of scopes) await shop.manage('POST', '/v3/hooks', { scope, destination });
  return shop;
}

const admin = async (shop: ShopUnderTest, query = '') =>
  (await (await shop.manage('GET', `/v3/hooks/admin${query}`)).json()).data;
const change = (shop: ShopUnderTest, changes: Partial<ShopUnderTest['state']['faults']>) => {
  shop.state.faults = { ...shop.state.faults, ...changes };
};

describe('a retry', () => {
  test.each([
    ['refreshed', 60],
    ['frozen', 0],
  ] as const)('carries a time that is %s', async (retryStamps, laterBySeconds) => {
    const shop = await shopWithHooks('store/order/created');
    change(shop, { retryStamps });
    shop.answerWebhooksWith(500);
    await placeOrder(shop.shopper());
    await shop.pass(60_000);
    const [first, second] = shop.sent.map(({ headers }) => Number(headers.get('webhook-timestamp')));
    expect((second ?? 0) - (first ?? 0)).toBe(laterBySeconds);
    const signatures = new Set(shop.sent.map(({ headers }) => headers.get('webhook-signature')));
    expect(signatures.size).toBe(retryStamps === 'frozen' ? 1 : 2);
  });
});

describe('a domain', () => {
  /** Publishes so many events, of which the first few are not taken. */
  async function publish(shop: ShopUnderTest, count: number, failing: number) {
    const orderId = await placeOrder(shop.shopper());
    await shop.flushWebhooks();
    shop.sent.length = 0;
    for (let index = 0; index < count; index++) {
      shop.answerWebhooksWith(index < failing ? 500 : 204);
      await shop.manage('PUT', `/v2/orders/${orderId}`, { staff_notes: `${index}` });
      await shop.flushWebhooks();
    }
  }

  test('is blocked for three minutes once fewer than 90 of 100 webhooks were taken within two', async () => {
    const shop = await shopWithHooks('store/order/updated');
    // Placing the order has sent one already, which was taken.
    await publish(shop, 99, 11);
    expect(shop.sent).toHaveLength(99);
    expect(await admin(shop)).toMatchObject({
      blocked_domains: [{ destination: 'receiver.test', time_left: 180, reasons: [{ count: 11 }] }],
    });
    await placeOrder(shop.shopper());
    await shop.flushWebhooks();
    expect(shop.sent).toHaveLength(99);
    await shop.pass(179_000);
    expect(shop.sent).toHaveLength(99);
    await shop.pass(1_000);
    expect((await admin(shop)).blocked_domains).toEqual([]);
    await shop.pass(600_000);
    expect(shop.sent).toHaveLength(99 + 11 + 1);
  });

  test('is not blocked with 90 of 100 taken, nor with fewer than 100 sent', async () => {
    const good = await shopWithHooks('store/order/updated');
    await publish(good, 99, 10);
    expect((await admin(good)).blocked_domains).toEqual([]);
    const small = await shopWithHooks('store/order/updated');
    await publish(small, 98, 98);
    expect((await admin(small)).blocked_domains).toEqual([]);
  });
});

describe('a webhook that had nothing to send for 90 days', () => {
  test('is switched off, tells so, and works again once it is switched on', async () => {
    const shop = await shopWithHooks('store/order/created');
    await shop.pass(90 * dayMs - 1_000);
    await placeOrder(shop.shopper());
    await shop.flushWebhooks();
    expect(shop.sent).toHaveLength(1);
    await shop.pass(90 * dayMs);
    await placeOrder(shop.shopper());
    await shop.flushWebhooks();
    expect(shop.sent).toHaveLength(1);
    expect((await admin(shop, '?is_active=false')).hooks_list).toMatchObject([
      { is_active: false, status: 'deactivated' },
    ]);
    await shop.manage('PUT', '/v3/hooks/1', { is_active: true });
    await placeOrder(shop.shopper());
    await shop.flushWebhooks();
    expect(shop.sent).toHaveLength(2);
    expect((await admin(shop)).hooks_list).toMatchObject([{ status: 'active' }]);
  });

  test('is told apart from one that its owner switched off', async () => {
    const shop = await shopWithHooks('store/order/created');
    await shop.manage('PUT', '/v3/hooks/1', { is_active: false });
    expect((await admin(shop)).hooks_list).toMatchObject([{ status: 'inactive' }]);
  });
});

describe('failed deliveries', () => {
  test('are told of: no more than one retry in ten minutes, the last attempt, and never those of the telling itself', async () => {
    const told: { atMs: number; data: { error_code: number; id: number } }[] = [];
    const shop = openShop({
      fetch: async (input, init) => {
        if (String(input) !== 'http://watch.test/') return new Response(null, { status: 500 });
        told.push({ atMs: shop.time.now(), data: JSON.parse(String(init?.body)).data });
        return new Response(null, { status: told.length === 1 ? 500 : 204 });
      },
    });
    await shop.manage('POST', '/v3/hooks', { scope: 'store/order/created', destination });
    await shop.manage('POST', '/v3/hooks', {
      scope: 'store/hook/deliveryException',
      destination: 'http://watch.test/',
    });
    const startMs = shop.time.now();
    await placeOrder(shop.shopper());
    await shop.pass(2 * dayMs + 240_000);
    expect(told.every(({ data }) => data.id === 1)).toBe(true);
    const [first, again, ...rest] = told.map(({ atMs, data }) => [(atMs - startMs) / 1_000, data.error_code]);
    // The second is the first one, which was not taken.
    expect([first, again, rest[0], rest.at(-1)]).toEqual([
      [0, 90_001],
      [60, 90_001],
      [1_140, 90_001],
      [173_040, 90_002],
    ]);
  });
});

describe('by switch', () => {
  test('no event arrives', async () => {
    const shop = await shopWithHooks('store/order/created');
    change(shop, { lostWebhooksPercent: 100 });
    await placeOrder(shop.shopper());
    await shop.pass(7 * dayMs);
    expect(shop.sent).toEqual([]);
  });

  test('each event arrives twice, with another id and the same hash', async () => {
    const shop = await shopWithHooks('store/order/created');
    change(shop, { areWebhooksDoubled: true });
    await placeOrder(shop.shopper());
    await shop.flushWebhooks();
    expect(new Set(shop.sent.map(({ body }) => body)).size).toBe(1);
    expect(new Set(shop.sent.map(({ headers }) => headers.get('webhook-id'))).size).toBe(2);
  });

  test('events come late and out of order', async () => {
    const waits = [0.9, 0.1];
    const shop = openShop({ chance: () => waits.shift() ?? 0 });
    await shop.manage('POST', '/v3/hooks', { scope: 'store/customer/created', destination });
    change(shop, { webhookDelayMs: 10_000 });
    waits.splice(0, 2, 0.5, 0.9, 0.5, 0.1);
    for (const email of ['a@example.com', 'b@example.com']) {
      await shop.manage('POST', '/v3/customers', [{ email, first_name: 'A', last_name: 'B' }]);
    }
    await shop.flushWebhooks();
    expect(shop.sent).toEqual([]);
    await shop.pass(10_000);
    expect(shop.sent.map(({ body }) => JSON.parse(body).data.id)).toEqual([3, 2]);
  });
});

test('time that somebody let pass is not given back by a shop that is opened again', async () => {
  const shop = openShop();
  await shop.pass(dayMs);
  expect(openShop({ state: structuredClone(shop.state) }).time.now()).toBe(shop.time.now());
  expect(shop.time.now()).toBe(Date.UTC(2026, 0, 16, 12));
});

test('a clock that a test moves itself brings what is due, once the shop is told to look', async () => {
  let nowMs = 0;
  const shop = openShop({ clock: () => nowMs });
  await shop.manage('POST', '/v3/hooks', { scope: 'store/order/created', destination });
  shop.answerWebhooksWith(500);
  await placeOrder(shop.shopper());
  await shop.pass(0);
  expect(shop.sent).toHaveLength(1);
  nowMs = 60_000;
  await shop.pass(0);
  expect(shop.sent).toHaveLength(2);
  expect(shop.time.now()).toBe(60_000);
});

test('a timer that fires early, as the longest ones have to, waits for the rest', async () => {
  const timers: { delayMs: number; run: () => void }[] = [];
  let realMs = 0;
  const shop = openShop({ clock: () => realMs, schedule: (delayMs, run) => void timers.push({ delayMs, run }) });
  await shop.manage('POST', '/v3/hooks', { scope: 'store/order/created', destination });
  shop.answerWebhooksWith(500);
  await placeOrder(shop.shopper());
  await shop.flushWebhooks();
  realMs = 40_000;
  timers.shift()?.run();
  await shop.flushWebhooks();
  expect(shop.sent).toHaveLength(1);
  expect(timers.map(({ delayMs }) => delayMs)).toEqual([20_000]);
  realMs = 60_000;
  timers.shift()?.run();
  await shop.flushWebhooks();
  expect(shop.sent).toHaveLength(2);
});
