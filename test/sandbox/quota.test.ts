import { expect, test } from 'vitest';
import { openShop } from './shop-under-test.ts';

const left = (answer: Response) => Number(answer.headers.get('X-Rate-Limit-Requests-Left'));

test('150 requests are answered in 30 s, the next is told how long to wait, and the next window starts afresh', async () => {
  const shop = openShop();
  const first = await shop.manage('GET', '/v2/time');
  expect(left(first)).toBe(149);
  expect(first.headers.get('X-Rate-Limit-Requests-Quota')).toBe('150');
  expect(first.headers.get('X-Rate-Limit-Time-Window-Ms')).toBe('30000');
  for (let count = 0; count < 149; count++) expect((await shop.manage('GET', '/v2/time')).status).toBe(200);

  await shop.pass(20_000);
  const refused = await shop.manage('GET', '/v3/hooks');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('X-Rate-Limit-Time-Reset-Ms')).toBe('10000');
  expect(refused.headers.get('X-Retry-After')).toBe('10');
  expect(left(refused)).toBe(0);
  expect(await refused.json()).toMatchObject({ status: 429, title: expect.any(String), type: expect.any(String) });

  await shop.pass(10_000);
  const afresh = await shop.manage('GET', '/v3/hooks');
  expect(afresh.status).toBe(200);
  expect(left(afresh)).toBe(149);
});

test('a request that is not let in carries the headers too, and counts', async () => {
  const shop = openShop();
  const refused = await shop.app.request('/stores/testshop/v3/hooks', { headers: { 'X-Auth-Token': 'another' } });
  expect(refused.status).toBe(401);
  expect(left(refused)).toBe(149);
});

test('shoppers use up nothing of it', async () => {
  const shop = openShop({ requestQuota: 1 });
  const shopper = shop.shopper();
  for (let count = 0; count < 3; count++) expect((await shopper.ask('GET', '/api/storefront/carts')).status).toBe(200);
  expect((await shop.manage('GET', '/v2/time')).status).toBe(200);
});
