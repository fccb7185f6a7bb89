import { describe, expect, test } from 'vitest';
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

describe('other apps of the store', () => {
  test('take their share as each window opens', async () => {
    const shop = openShop({ requestQuota: 10 });
    shop.faults.set({ otherAppsPercent: 50 });
    const answers = [];
    for (let count = 0; count < 6; count++) answers.push(await shop.manage('GET', '/v2/time'));
    expect(answers.map(left)).toEqual([4, 3, 2, 1, 0, 0]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    await shop.pass(30_000);
    expect(left(await shop.manage('GET', '/v2/time'))).toBe(4);
    expect(shop.quotaWindows).toMatchObject([
      { answered: 5, refused: 1, byOthers: 5 },
      { answered: 1, refused: 0, byOthers: 5 },
    ]);
  });

  test('take it bit by bit, and get no more than is there', async () => {
    const shop = openShop({ requestQuota: 10 });
    shop.faults.set({ otherAppsPercent: 50, otherAppsPace: 'evenly' });
    expect(left(await shop.manage('GET', '/v2/time'))).toBe(9);
    await shop.pass(18_000);
    expect(left(await shop.manage('GET', '/v2/time'))).toBe(5);
    for (let count = 0; count < 5; count++) expect((await shop.manage('GET', '/v2/time')).status).toBe(200);
    await shop.pass(11_999);
    expect((await shop.manage('GET', '/v2/time')).status).toBe(429);
    expect(shop.quotaWindows).toMatchObject([{ answered: 7, refused: 1, byOthers: 3 }]);
  });

  test('may leave nothing', async () => {
    const shop = openShop();
    shop.faults.set({ otherAppsPercent: 100 });
    expect((await shop.manage('GET', '/v2/time')).status).toBe(429);
  });
});

const rateHeaders = (answer: Response) =>
  [...answer.headers.keys()].filter((name) => /^x-(rate-limit|retry)/.test(name));

test('a refusal says nothing of when to come back, where that is switched on', async () => {
  const shop = openShop({ requestQuota: 1 });
  shop.faults.set({ isQuotaSilent: true });
  expect(rateHeaders(await shop.manage('GET', '/v2/time'))).toHaveLength(4);
  const refused = await shop.manage('GET', '/v2/time');
  expect(refused.status).toBe(429);
  expect(rateHeaders(refused)).toEqual([]);
});

test('no more than three writes of customers’ attributes are worked on at once', async () => {
  const shop = openShop();
  const write = () => shop.manage('PUT', '/v3/customers/attribute-values', []);
  const statuses = async (count: number) =>
    (await Promise.all(Array.from({ length: count }, write))).map(({ status }) => status);
  expect(await statuses(5)).toEqual([422, 422, 422, 429, 429]);
  expect(await statuses(3)).toEqual([422, 422, 422]);
});
