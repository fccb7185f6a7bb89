import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { retryDelaysSeconds } from '../../src/sandbox/webhooks/dispatcher.ts';
import { signDelivery } from '../../src/sandbox/webhooks/signature.ts';
import { openShop, placeOrder } from './shop-under-test.ts';

const destination = 'http://receiver.test/webhooks';
const secret = 'a client secret that is long enough';

async function shopWithHook(scope = 'store/order/created') {
  const shop = openShop();
  const answer = await shop.manage('POST', '/v3/hooks', { scope, destination, headers: { 'X-Own': 'one' } });
  const { data } = await answer.json();
  return { shop, hookId: data.id as number };
}

test('a delivery is signed as in the worked example of the platform’s facts', () => {
  const body =
    '{"scope":"store/order/created","store_id":"1025646","data":{"type":"order","id":250},"hash":"dd70c0976e06b67aaf671e73f49dcb79230ebf9d","created_at":1760000000,"producer":"stores/abc123"}';
  expect(
    signDelivery('test_client_secret_0123456789abcdef', '9f1c2c1e-0b1a-4a7e-9d55-0c5f4d6f0001', 1_760_000_000, body),
  ).toBe('v1,Vzb/IjtxvIzlbroRbSWUUO5VfyVNwHP49FMfMGYd4qE=');
});

test('a published library takes the signature, with the secret as its key', async () => {
  const { shop } = await shopWithHook();
  await placeOrder(shop.shopper());
  await shop.flushWebhooks();
  const [delivery] = shop.sent;
  const stamp = Number(delivery?.headers.get('webhook-timestamp'));
  expect(stamp).toBe(Date.UTC(2026, 0, 15, 12) / 1_000);
  const signature = new Webhook(Buffer.from(secret).toString('base64')).sign(
    delivery?.headers.get('webhook-id') ?? '',
    new Date(stamp * 1_000),
    delivery?.body ?? '',
  );
  expect(delivery?.headers.get('webhook-signature')).toBe(signature);
  expect(delivery?.headers.get('x-own')).toBe('one');
});

test('the envelope names the store, the event and what it is about', async () => {
  const { shop } = await shopWithHook();
  const orderId = await placeOrder(shop.shopper());
  await shop.flushWebhooks();
  expect(JSON.parse(shop.sent[0]?.body ?? '')).toEqual({
    scope: 'store/order/created',
    store_id: '1025646',
    data: { type: 'order', id: orderId },
    hash: expect.stringMatching(/^[0-9a-f]{40}$/),
    created_at: Date.UTC(2026, 0, 15, 12) / 1_000,
    producer: 'stores/testshop',
  });
});

test('an order is told of while it is incomplete, then with every status it moves to, our own writes too', async () => {
  const { shop } = await shopWithHook('store/order/*');
  const orderId = await placeOrder(shop.shopper());
  await shop.manage('PUT', `/v2/orders/${orderId}`, { status_id: 12 });
  await shop.manage('PUT', `/v2/orders/${orderId}`, { status_id: 12 });
  await shop.flushWebhooks();
  const moves = shop.sent
    .map(({ body }) => JSON.parse(body))
    .filter(({ scope }) => scope !== 'store/order/updated')
    .map(({ scope, data }) => [scope, data.status]);
  expect(moves).toEqual([
    ['store/order/created', undefined],
    ['store/order/statusUpdated', { previous_status_id: 0, new_status_id: 11 }],
    ['store/order/statusUpdated', { previous_status_id: 11, new_status_id: 12 }],
  ]);
});

describe('a webhook that nobody takes', () => {
  test.each([500, 404, 302, null])(
    'is tried on the published schedule and switched off after the last (%s)',
    async (status) => {
      const { shop, hookId } = await shopWithHook();
      shop.answerWebhooksWith(status);
      await placeOrder(shop.shopper());
      const total = retryDelaysSeconds.reduce((sum, delay) => sum + delay, 0);
      expect(total).toBe(173_040);
      await shop.pass((total - 1) * 1_000);
      expect(shop.sent).toHaveLength(11);
      expect(shop.state.hooks[0]?.isActive).toBe(true);
      await shop.pass(1_000);
      expect(shop.delaysMs).toEqual(retryDelaysSeconds.map((delay) => delay * 1_000));
      expect(shop.sent).toHaveLength(12);
      const { data } = await (await shop.manage('GET', `/v3/hooks/${hookId}`)).json();
      expect(data.is_active).toBe(false);
    },
  );

  test('keeps its id and its body on every attempt, and is sent no more once it is taken', async () => {
    const { shop } = await shopWithHook();
    shop.answerWebhooksWith(503);
    await placeOrder(shop.shopper());
    await shop.flushWebhooks();
    shop.answerWebhooksWith(200);
    await shop.pass(7 * 24 * 3_600_000);
    expect(shop.sent).toHaveLength(2);
    expect(new Set(shop.sent.map(({ headers }) => headers.get('webhook-id'))).size).toBe(1);
    expect(new Set(shop.sent.map(({ body }) => body)).size).toBe(1);
    expect(shop.state.hooks[0]?.isActive).toBe(true);
  });

  test('is sent again by a shop that was closed in between', async () => {
    const { shop } = await shopWithHook();
    shop.answerWebhooksWith(null);
    await placeOrder(shop.shopper());
    await shop.flushWebhooks();
    const reopened = openShop({ state: structuredClone(shop.state) });
    await reopened.pass(60_000);
    expect(reopened.sent.map(({ body }) => body)).toEqual(shop.sent.map(({ body }) => body));
  });
});

test('a webhook that is switched off is told nothing until it is switched on again', async () => {
  const { shop, hookId } = await shopWithHook();
  await shop.manage('PUT', `/v3/hooks/${hookId}`, { is_active: false });
  await placeOrder(shop.shopper());
  await shop.manage('PUT', `/v3/hooks/${hookId}`, { is_active: true });
  const second = await placeOrder(shop.shopper());
  await shop.flushWebhooks();
  expect(shop.sent.map(({ body }) => JSON.parse(body).data.id)).toEqual([second]);
});

test('the same scope and destination is taken once', async () => {
  const { shop } = await shopWithHook();
  const again = await shop.manage('POST', '/v3/hooks', { scope: 'store/order/created', destination });
  expect(again.status).toBe(422);
});

test('a new account and a written metafield are told of', async () => {
  const { shop } = await shopWithHook('store/customer/created');
  await shop.manage('POST', '/v3/hooks', { scope: 'store/order/metafield/created', destination });
  const account = { email: 'kim@example.com', firstName: 'Kim', lastName: 'Lee', password: 'long enough' };
  await shop.shopper().ask('POST', '/api/storefront/customer', account);
  const orderId = await placeOrder(shop.shopper());
  const metafield = { permission_set: 'read', namespace: 'realid', key: 'check_id', value: 'chk_1' };
  await shop.manage('POST', `/v3/orders/${orderId}/metafields`, metafield);
  await shop.flushWebhooks();
  expect(shop.sent.map(({ body }) => JSON.parse(body).data)).toEqual([
    { type: 'customer', id: 2 },
    { metafield_id: 1, resource_id: String(orderId) },
  ]);
});
