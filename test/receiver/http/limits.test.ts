import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { createApp } from '../../../src/receiver/http/app.ts';
import { clientAddress, createClientKey, networkOf } from '../../../src/receiver/http/client-key.ts';
import { createRequestLimit } from '../../../src/receiver/store/request-limit.ts';
import { createMerchant } from '../../support/merchant.ts';
import { createWorld, receiverUrl, shopUrl, storeHash, type World } from '../../support/receiver.ts';

let world: World;
beforeAll(async () => {
  const examine = async () => ({ ok: false, code: 'not_an_image' }) as const;
  world = await createWorld({ examiner: { examine } });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => world.pool.query('truncate rate_limits'));

/** A receiver of the same database, which allows a few requests a minute. */
const strictReceiver = (trustedProxies = 0) => {
  const { pool, parts } = world;
  return createApp({
    ...parts,
    shopperLimit: createRequestLimit(pool, 'shopper', 3),
    keyLimit: createRequestLimit(pool, 'key', 3),
    clientKey: createClientKey('a secret', trustedProxies),
  });
};
const decide = (
  app: ReturnType<typeof strictReceiver>,
  remoteAddress: string,
  { headers = {}, store = storeHash }: { headers?: Record<string, string>; store?: string } = {},
) => {
  const body = { storeHash: store, cartId: crypto.randomUUID(), facts: { productIds: [102] }, customerToken: null };
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  const incoming = { socket: { remoteAddress } };
  return Promise.resolve(app.fetch(new Request(`${receiverUrl}/v1/decisions`, init), { incoming }));
};
const statusesOf = async (requests: Promise<Response>[]) =>
  (await Promise.all(requests)).map(({ status }) => status).sort();

describe('decisions', () => {
  test('are refused to an address that asks for too many, and nothing is stored then', async () => {
    const app = strictReceiver();
    await world.pool.query('truncate checks cascade');
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => decide(app, '203.0.113.7')));
    const [refused, ...others] = answers.filter(({ status }) => status === 429);
    expect(others).toHaveLength(1);
    expect(await refused?.json()).toMatchObject({ code: 'rate_limited', retryable: true });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused?.headers.get('ratelimit')).toMatch(/^"shopper";r=0;t=\d+$/);
    expect((await world.pool.query('select 1 from checks')).rowCount).toBe(3);
  });

  test('of another address, and in another store, are none of its business', async () => {
    const app = strictReceiver();
    await statusesOf([1, 2, 3, 4].map(() => decide(app, '203.0.113.7')));
    expect((await decide(app, '203.0.113.8')).status).toBe(200);
    await world.stores.connect('other1', defaultSettings, [], 'secret');
    expect((await decide(app, '203.0.113.7', { store: 'other1' })).status).toBe(200);
  });

  test('are counted by all receivers together', async () => {
    const [one, other] = [strictReceiver(), strictReceiver()];
    await statusesOf([decide(one, '203.0.113.7'), decide(other, '203.0.113.7'), decide(one, '203.0.113.7')]);
    expect((await decide(other, '203.0.113.7')).status).toBe(429);
  });

  test('are counted for whom our own proxy was asked by, and not for whom anyone says', async () => {
    const app = strictReceiver(1);
    const via = (forwardedFor: string) => decide(app, '10.0.0.1', { headers: { 'x-forwarded-for': forwardedFor } });
    const statuses = await statusesOf([1, 2, 3, 4].map((nth) => via(`198.51.100.${nth}, 203.0.113.7`)));
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await via('203.0.113.7, 203.0.113.9')).status).toBe(200);
  });

  test('leave no address in the database', async () => {
    await decide(strictReceiver(), '203.0.113.7');
    const { rows } = await world.pool.query<{ key: string }>('select key from rate_limits');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.key).toMatch(/^shopper:[\w-]{43}$/);
  });
});

test('codes of links to other devices can not be tried without end', async () => {
  const app = strictReceiver();
  const open = () =>
    app.fetch(
      new Request(`${receiverUrl}/v1/hand-offs/open`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: receiverUrl },
        body: JSON.stringify({ code: 'A'.repeat(43) }),
      }),
    );
  const statuses = [];
  for (let tried = 0; tried < 4; tried++) statuses.push((await open()).status);
  expect(statuses).toEqual([410, 410, 410, 429]);
});

test('a merchant’s key is told how much it has left, and refused when that is nothing, as no other key is', async () => {
  const app = strictReceiver();
  const [one, other] = [await createMerchant(world), await createMerchant(world)];
  const ask = async ({ key }: { key: string }) =>
    app.fetch(new Request(`${receiverUrl}/api/v1/checks`, { headers: { authorization: `Bearer ${key}` } }));
  const first = await ask(one);
  expect(first.headers.get('ratelimit-policy')).toBe('"key";q=3;w=60');
  expect(first.headers.get('ratelimit')).toMatch(/^"key";r=2;t=\d+$/);
  const answers = [await ask(one), await ask(one), await ask(one), await ask(other)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
});

describe('the address of a client', () => {
  test.each([
    ['203.0.113.7', '', 0, '203.0.113.7'],
    ['203.0.113.7', '198.51.100.1', 0, '203.0.113.7'],
    ['10.0.0.1', '198.51.100.1, 203.0.113.7', 1, '203.0.113.7'],
    ['10.0.0.1', '198.51.100.1, 203.0.113.7,10.0.0.2', 2, '203.0.113.7'],
    ['10.0.0.1', '', 1, '10.0.0.1'],
    ['10.0.0.1', '203.0.113.7', 2, '10.0.0.1'],
  ])('from %s with "%s" behind %i proxies is %s', (remote, forwardedFor, proxies, address) => {
    expect(clientAddress(remote, forwardedFor, proxies)).toBe(address);
  });

  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:2::6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

test('a page hears of the refusal, so that its gate can go by the rule', async () => {
  const app = strictReceiver();
  await statusesOf([1, 2, 3].map(() => decide(app, '203.0.113.7')));
  const refused = await decide(app, '203.0.113.7', { headers: { origin: shopUrl } });
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([429, shopUrl]);
});
