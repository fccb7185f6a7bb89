import { expect, test } from 'vitest';
import { openShop, placeOrder } from './shop-under-test.ts';

const field = { permission_set: 'read', namespace: 'realid', value: 'x' };

test('metafields of many orders are written in one request, and what fails holds nothing else up', async () => {
  const shop = openShop();
  const id = await placeOrder(shop.shopper());
  const path = '/v3/orders/metafields';
  const made = await shop.manage('POST', path, [
    { ...field, key: 'a', resource_id: id },
    { ...field, key: 'b', resource_id: id },
  ]);
  expect(await made.json()).toMatchObject({ data: [{ key: 'a' }, { key: 'b' }], errors: [], meta: { success: 2 } });
  const mixed = await shop.manage('POST', path, [
    { ...field, key: 'a', resource_id: id },
    { ...field, key: 'c', resource_id: id },
    { ...field, key: 'a', resource_id: 999 },
  ]);
  expect(mixed.status).toBe(422);
  expect(await mixed.json()).toMatchObject({
    data: [{ key: 'c' }],
    errors: [{ errors: { 0: expect.any(String), 2: expect.any(String) } }],
    meta: { total: 3, success: 1, failed: 2 },
  });
  await shop.manage('PUT', path, [{ id: 1, value: 'y' }]);
  await shop.manage('DELETE', path, [2]);
  const listed = await (await shop.manage('GET', `${path}?namespace=realid&resource_id:in=${id}`)).json();
  expect(listed.data).toMatchObject([
    { key: 'a', value: 'y' },
    { key: 'c', value: 'x' },
  ]);
});
