import { describe, expect, test } from 'vitest';
import { openShop, placeOrder } from './shop-under-test.ts';

const metafield = { permission_set: 'read', namespace: 'realid', key: 'verification_status', value: 'pending' };

describe('who may ask', () => {
  test('a wrong token gets 401, in the shape of the version that was asked', async () => {
    const shop = openShop();
    const ask = (path: string) => shop.app.request(`/stores/testshop${path}`, { headers: { 'X-Auth-Token': 'no' } });
    expect(await (await ask('/v2/orders')).json()).toEqual([{ status: 401, message: 'Unauthorized' }]);
    expect(await (await ask('/v3/hooks')).json()).toMatchObject({ status: 401, title: 'Unauthorized', errors: {} });
  });

  test('another store’s address gets 401, whatever the token', async () => {
    const shop = openShop();
    const answer = await shop.app.request('/stores/othershop/v3/hooks', { headers: { 'X-Auth-Token': 'token' } });
    expect(answer.status).toBe(401);
  });

  test('a token without the scope gets 403, and one that may only read can’t write', async () => {
    const shop = openShop({ scopes: ['store_v2_orders_read_only'] });
    expect((await shop.manage('GET', '/v2/orders')).status).toBe(204);
    expect((await shop.manage('PUT', '/v2/orders/1', { status_id: 12 })).status).toBe(403);
    expect((await shop.manage('GET', '/v3/customers')).status).toBe(403);
    expect((await shop.manage('GET', '/v3/hooks')).status).toBe(200);
  });

  test('an address that does not exist gets 404 in both shapes', async () => {
    const shop = openShop();
    expect(await (await shop.manage('GET', '/v2/nothing')).json()).toEqual([
      { status: 404, message: expect.any(String) },
    ]);
    expect(await (await shop.manage('GET', '/v3/nothing')).json()).toMatchObject({ status: 404, errors: {} });
  });
});

describe('orders', () => {
  test('an empty list is 204 with no body', async () => {
    const answer = await openShop().manage('GET', '/v2/orders');
    expect(answer.status).toBe(204);
    expect(await answer.text()).toBe('');
  });

  test('are found by cart, status, customer and time of change, a page at a time', async () => {
    const shop = openShop();
    const first = await placeOrder(shop.shopper());
    await shop.pass(60_000);
    const second = await placeOrder(shop.shopper(), 'mug');
    const ids = async (query: string) => {
      const answer = await shop.manage('GET', `/v2/orders?${query}`);
      return answer.status === 204 ? [] : (await answer.json()).map(({ id }: { id: number }) => id);
    };
    const { cart_id: cartId } = await (await shop.manage('GET', `/v2/orders/${first}`)).json();
    expect(await ids(`cart_id=${cartId}`)).toEqual([first]);
    expect(await ids('status_id=11&sort=id:desc')).toEqual([second, first]);
    expect(await ids('status_id=12')).toEqual([]);
    expect(await ids('customer_id=0')).toEqual([first, second]);
    expect(await ids(`min_date_modified=${encodeURIComponent('Thu, 15 Jan 2026 12:01:00 +0000')}`)).toEqual([second]);
    expect(await ids('min_date_modified=2026-01-15T12:00:00Z')).toEqual([first, second]);
    expect(await ids('limit=1&page=2')).toEqual([second]);
  });

  test('a partial update changes only what it names', async () => {
    const shop = openShop();
    const id = await placeOrder(shop.shopper());
    const before = await (await shop.manage('GET', `/v2/orders/${id}`)).json();
    const after = await (await shop.manage('PUT', `/v2/orders/${id}`, { status_id: 12, status: 'Shipped' })).json();
    expect(after).toEqual({
      ...before,
      status_id: 12,
      status: 'Manual Verification Required',
      custom_status: 'Manual Verification Required',
    });
    expect((await shop.manage('PUT', `/v2/orders/${id}`, { status_id: 15 })).status).toBe(400);
  });

  test('an order that ships nothing has no shipping address', async () => {
    const shop = openShop();
    const id = await placeOrder(shop.shopper(), 'gift');
    expect((await shop.manage('GET', `/v2/orders/${id}/shipping_addresses`)).status).toBe(204);
    expect(await (await shop.manage('GET', `/v2/orders/${id}`)).json()).toMatchObject({ order_is_digital: true });
  });

  test('a cart is gone from Management REST once it is an order', async () => {
    const shop = openShop();
    const shopper = shop.shopper();
    await shopper.ask('GET', '/start/guest?product=mug&step=payment');
    const [cart] = await shopper.json<{ id: string }[]>('/api/storefront/carts');
    expect((await shop.manage('GET', `/v3/checkouts/${cart?.id}`)).status).toBe(200);
    await shopper.ask('POST', '/internalapi/v1/checkout/order', { payment: { name: 'cod' } });
    expect((await shop.manage('GET', `/v3/checkouts/${cart?.id}`)).status).toBe(404);
    expect((await shop.manage('GET', `/v3/carts/${cart?.id}`)).status).toBe(404);
  });
});

describe('metafields', () => {
  test('a namespace and key is taken once per order, and the same pair may stand on a customer', async () => {
    const shop = openShop();
    const id = await placeOrder(shop.shopper());
    const made = await shop.manage('POST', `/v3/orders/${id}/metafields`, metafield);
    expect((await made.json()).data).toMatchObject({ ...metafield, resource_type: 'order', resource_id: id });
    expect((await shop.manage('POST', `/v3/orders/${id}/metafields`, metafield)).status).toBe(409);
    expect((await shop.manage('POST', '/v3/customers/1/metafields', metafield)).status).toBe(200);
  });

  test('are listed by namespace and key, and walked by cursor', async () => {
    const shop = openShop();
    const path = '/v3/customers/1/metafields';
    for (const key of ['a', 'b', 'c']) await shop.manage('POST', path, { ...metafield, key });
    await shop.manage('POST', path, { ...metafield, namespace: 'other', key: 'a' });
    const list = async (query: string) => (await shop.manage('GET', `${path}?${query}`)).json();
    const keysOf = (answer: { data: { key: string }[] }) => answer.data.map(({ key }) => key);
    expect(keysOf(await list('namespace=realid&key=a'))).toEqual(['a']);
    expect(keysOf(await list('namespace=realid&key:in=a,c'))).toEqual(['a', 'c']);
    const firstPage = await list('namespace=realid&limit=2');
    expect(keysOf(firstPage)).toEqual(['a', 'b']);
    const cursor = firstPage.meta.cursor_pagination.end_cursor;
    const secondPage = await list(`namespace=realid&limit=2&after=${cursor}`);
    expect(keysOf(secondPage)).toEqual(['c']);
    expect(secondPage.meta.cursor_pagination.links.next).toBeUndefined();
    const back = secondPage.meta.cursor_pagination.start_cursor;
    expect(keysOf(await list(`namespace=realid&limit=1&before=${back}`))).toEqual(['b']);
  });

  test('an empty value is refused, and so is one for an order that does not exist', async () => {
    const shop = openShop();
    expect((await shop.manage('POST', '/v3/customers/1/metafields', { ...metafield, value: '' })).status).toBe(422);
    expect((await shop.manage('POST', '/v3/orders/999/metafields', metafield)).status).toBe(404);
  });
});

describe('customer attributes', () => {
  test('a value is sent as value, comes back as attribute_value, and is replaced by the next', async () => {
    const shop = openShop();
    const made = await shop.manage('POST', '/v3/customers/attributes', [{ name: 'blockid_ial', type: 'string' }]);
    const [{ id }] = (await made.json()).data;
    const write = (value: string) =>
      shop.manage('PUT', '/v3/customers/attribute-values', [{ attribute_id: id, customer_id: 1, value }]);
    await write('1');
    const [written] = (await (await write('2')).json()).data;
    expect(written).toMatchObject({ attribute_id: id, attribute_value: '2', customer_id: 1 });
    expect(written).not.toHaveProperty('value');
    const listed = await shop.manage('GET', '/v3/customers/attribute-values?customer_id:in=1&name=blockid_ial');
    expect((await listed.json()).data).toEqual([written]);
    expect((await write('x'.repeat(256))).status).toBe(422);
    expect(
      (await shop.manage('POST', '/v3/customers/attributes', [{ name: 'blockid_ial', type: 'string' }])).status,
    ).toBe(422);
  });
});

test('customers are found by id and by e-mail address', async () => {
  const shop = openShop();
  const found = async (query: string) => (await (await shop.manage('GET', `/v3/customers?${query}`)).json()).data;
  expect(await found('id:in=1')).toMatchObject([{ email: 'avery@example.com', customer_group_id: 1 }]);
  expect(await found('email:in=AVERY@example.com')).toHaveLength(1);
  expect(await found('id:in=2')).toEqual([]);
});

test('products tell their own fields and categories', async () => {
  const answer = await openShop().manage('GET', '/v3/catalog/products?id:in=102&include=custom_fields');
  expect((await answer.json()).data).toMatchObject([
    { id: 102, categories: [23], custom_fields: [{ name: 'minimum_age', value: '21' }] },
  ]);
});
