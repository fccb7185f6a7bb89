import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { createDatabase } from '../support/database.ts';
import {
  createInstallation,
  type Installation,
  type ReceiverProcess,
  signedDelivery,
} from '../support/receiver-process.ts';
import { type ServedSandbox, serveSandbox } from '../support/served-sandbox.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let pool: pg.Pool;
let shop: ServedSandbox;
let installation: Installation;
let sandbox: Sandbox;

beforeEach(async () => {
  database = await createDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => {});
  shop = await serveSandbox();
  installation = await createInstallation(shop.url, { DATABASE_URL: database.url });
  sandbox = shop.open(installation);
});
afterEach(async () => {
  await installation[Symbol.asyncDispose]();
  await shop[Symbol.asyncDispose]();
  await pool.end();
  await database.drop();
});

/** The secret that the receiver has put into its webhooks, once it has. */
const webhookSecret = () =>
  vi.waitFor(
    () => {
      const secret = sandbox.state.hooks.find(({ scope }) => scope === 'store/order/created')?.headers[
        'x-idgate-store'
      ];
      if (!secret) throw new Error('No webhook is installed yet');
      return secret;
    },
    { timeout: 20_000, interval: 50 },
  );

/** Orders of guests who bought whisky, of which no receiver has heard. */
async function placeOrders(count: number): Promise<number[]> {
  const send = (path: string, init: RequestInit = {}) => sandbox.app.fetch(new Request(`${shop.url}${path}`, init));
  const start = await send('/start/guest?product=whisky&step=payment');
  const cookie = start.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const headers = { 'content-type': 'application/json', cookie };
  const [cart] = (await (await send('/api/storefront/carts', { headers })).json()) as { id: string }[];
  const body = JSON.stringify({ cartId: cart?.id, payment: { name: 'cod' } });
  await send('/internalapi/v1/checkout/order', { method: 'POST', headers, body });
  const [first] = sandbox.state.orders;
  if (!first) throw new Error('No order was placed');
  // The shop tells whole seconds: this one was placed in the second after the store was connected, and not before it.
  first.createdAtMs += 1_000;
  for (let index = 1; index < count; index++) {
    const id = first.id + index;
    sandbox.state.orders.push({
      ...structuredClone(first),
      id,
      cart: { ...structuredClone(first.cart), id: `cart-${id}` },
    });
  }
  return sandbox.state.orders.map(({ id }) => id);
}

const allDone = () =>
  vi.waitFor(
    async () => {
      const { rows } = await pool.query(
        `select name, state from jobs.job where state in ('created', 'retry', 'active')`,
      );
      expect(rows).toEqual([]);
    },
    { timeout: 100_000, interval: 100 },
  );

/** Listens to a check as its page does, at one receiver and through no other. Answers the statuses it was told of. */
async function listen(receiver: ReceiverProcess) {
  const facts = {
    productIds: [102],
    shippingCountries: ['US'],
    isGuest: true,
    total: { amountMinor: 1, currency: 'USD' },
  };
  const decided = await fetch(`${receiver.url}/v1/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      storeHash: installation.storeHash,
      cartId: 'cart-of-the-shopper',
      facts,
      customerToken: null,
    }),
  });
  const { check, checkToken } = (await decided.json()) as { check: { checkId: string }; checkToken: string };
  const authorization = `Bearer ${checkToken}`;
  const stream = await fetch(`${receiver.url}/v1/checks/${check.checkId}/events`, { headers: { authorization } });
  const statuses: string[] = [];
  const reading = (async () => {
    for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      for (const [, status] of chunk.matchAll(/"status":"(\w+)"/g)) if (status) statuses.push(status);
    }
    // Its receiver is killed in the end.
  })().catch(() => {});
  return {
    statuses,
    reading,
    act: (at: ReceiverProcess, action: string) =>
      fetch(`${at.url}/v1/checks/${check.checkId}/${action}`, { method: 'POST', headers: { authorization } }),
  };
}

test('two receivers share a database, and either may be killed: what was acknowledged is done, once, and streams of the other go on', {
  timeout: 200_000,
}, async () => {
  const receivers = [await installation.start(), await installation.start()] as [ReceiverProcess, ReceiverProcess];
  const secret = await webhookSecret();
  const orderIds = await placeOrders(40);
  const acknowledged = new Set<string>();
  let isOver = false;

  /** Sends each event until a receiver takes it, as BigCommerce does, and some of them twice. */
  const deliver = async (id: string, orderId: number, scope: string) => {
    const body = JSON.stringify({
      scope,
      producer: `stores/${installation.storeHash}`,
      data: { type: 'order', id: orderId },
    });
    for (let attempt = 0; ; attempt++) {
      const receiver = receivers[attempt % 2];
      const init = signedDelivery(installation.clientSecret, secret, { id, body, nowMs: Date.now() });
      const response = await fetch(`${receiver?.url}/bc/webhooks`, init).catch(() => undefined);
      if (response?.status === 200) return acknowledged.add(id);
      await delay(20);
    }
  };
  const load = Promise.all(
    orderIds.flatMap((orderId) =>
      ['store/order/created', 'store/order/statusUpdated'].map(async (scope, index) => {
        await delay(orderId * 60 + index * 10 - (orderIds[0] ?? 0) * 60);
        await deliver(`msg_${orderId}_${index}`, orderId, scope);
        if (orderId % 3 === 0) await deliver(`msg_${orderId}_${index}`, orderId, scope);
      }),
    ),
  ).then(() => {
    isOver = true;
  });

  const shopper = await listen(receivers[0]);
  await delay(500);
  await receivers[1].kill();
  expect(isOver).toBe(false);
  expect((await shopper.act(receivers[0], 'open')).status).toBe(200);
  await vi.waitFor(() => expect(shopper.statuses).toEqual(['pending', 'in_progress']), { timeout: 15_000 });
  receivers[1] = await installation.start();
  expect((await shopper.act(receivers[1], 'person')).status).toBe(200);
  await vi.waitFor(() => expect(shopper.statuses).toEqual(['pending', 'in_progress', 'in_review']), {
    timeout: 15_000,
  });
  await receivers[0].kill();
  await shopper.reading;
  receivers[0] = await installation.start();
  await load;
  await allDone();

  const { rows } = await pool.query<{ delivery_id: string }>('select delivery_id from deliveries');
  const stored = new Set(rows.map(({ delivery_id }) => delivery_id));
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  expect(acknowledged.size).toBe(80);
  // Each order was held, once, and says so once.
  expect([...shop.transitions].sort((one, other) => one.orderId - other.orderId)).toEqual(
    orderIds.map((orderId) => ({ orderId, from: 11, to: 12 })),
  );
  const shown = sandbox.state.metafields.filter(({ owner }) => owner === 'order');
  expect(shown.map(({ ownerId, key }) => `${ownerId} ${key}`).sort()).toEqual(
    orderIds.flatMap((orderId) => [`${orderId} check_id`, `${orderId} verification_status`]).sort(),
  );
  const { rows: checks } = await pool.query('select check_id from orders where check_id is not null');
  expect(new Set(checks.map(({ check_id }) => check_id)).size).toBe(orderIds.length);
});

test('the job of a killed receiver runs again within half a minute', { timeout: 90_000 }, async () => {
  const first = await installation.start();
  const secret = await webhookSecret();
  const [orderId = 0] = await placeOrders(1);
  await allDone();
  const begun = Promise.withResolvers<void>();
  const again = Promise.withResolvers<void>();
  const hung = Promise.withResolvers<void>();
  shop.onRequest = (request) => {
    if (request !== `GET /stores/${installation.storeHash}/v2/orders/${orderId}`) return undefined;
    begun.resolve();
    return hung.promise;
  };
  const body = JSON.stringify({
    scope: 'store/order/created',
    producer: `stores/${installation.storeHash}`,
    data: { type: 'order', id: orderId },
  });
  const init = signedDelivery(installation.clientSecret, secret, { id: 'msg_1', body, nowMs: Date.now() });
  expect((await fetch(`${first.url}/bc/webhooks`, init)).status).toBe(200);
  await begun.promise;
  const other = await installation.start();
  shop.onRequest = (request) => {
    if (request.endsWith(`/v2/orders/${orderId}`)) again.resolve();
  };
  await first.kill();
  const killedAtMs = performance.now();
  await again.promise;
  expect(performance.now() - killedAtMs).toBeLessThan(30_000);
  hung.resolve();
  await allDone();
  expect(sandbox.state.orders[0]?.statusId).toBe(12);
  expect(await other.stop()).toBe(0);
});
