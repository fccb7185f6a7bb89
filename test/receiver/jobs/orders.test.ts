import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Rule } from '../../../src/contract/wire/policy.ts';
import type { DocumentExaminer, Examination } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings, type StoreSettings } from '../../../src/receiver/checks/settings.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, spirits, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

const verified: Examination = { kind: 'judged', outcome: 'verified', finding: null, evidence };
const underAge: Examination = {
  kind: 'judged',
  outcome: 'failed',
  finding: 'under_age',
  evidence: { ...evidence, ageOver: [] },
};
const examine = vi.fn<DocumentExaminer['examine']>();
const synced: StoreSettings = {
  ...defaultSettings,
  orderStatusSync: { ...defaultSettings.orderStatusSync, isOn: true },
};

let world: World;
const open = async (changes: { settings?: StoreSettings; rules?: readonly Rule[] } = {}) => {
  examine.mockReset().mockResolvedValue({ ok: true, value: verified });
  world = await createWorld({ examiner: { examine }, ...changes });
  return world;
};
afterEach(() => world[Symbol.asyncDispose]());

const statusOf = (orderId: number) => world.sandbox.state.orders.find(({ id }) => id === orderId)?.statusId;
const metafieldsOf = (owner: 'order' | 'customer', ownerId: number) =>
  Object.fromEntries(
    world.sandbox.state.metafields
      .filter((one) => one.owner === owner && one.ownerId === ownerId && one.namespace === 'realid')
      .map(({ key, value }) => [key, value]),
  );
const ialOf = (customerId: number) => {
  const attribute = world.sandbox.state.attributes.find(({ name }) => name === 'blockid_ial');
  return world.sandbox.state.attributeValues.find(
    (one) => one.customerId === customerId && one.attributeId === attribute?.id,
  )?.value;
};
/** An order whose shopper was asked, and paid past the gate without showing anything. */
const placeUnverified = async () => {
  const shopper = await createShopper(world, 'guest');
  const decision = await shopper.decide();
  const orderId = await shopper.placeOrder();
  await world.settled();
  return { shopper, decision, orderId };
};

/** BigCommerce says that something about the order has changed. */
const announce = (orderId: number) => {
  const data = { type: 'order', id: orderId };
  return world.deliver(JSON.stringify({ scope: 'store/order/statusUpdated', producer: `stores/${storeHash}`, data }));
};
const writes = () =>
  world.bigcommerce.mock.calls
    .map(([input, init]) => (input instanceof Request ? input.method : init?.method))
    .filter((method) => method !== 'GET' && method !== 'get');

describe('an order of a verified guest', () => {
  test('shows its check and is not held', async () => {
    await open();
    const shopper = await createShopper(world, 'guest');
    const decision = await shopper.decide();
    await shopper.showPhoto(decision);
    const orderId = await shopper.placeOrder();
    const status = statusOf(orderId);
    await world.settled();
    expect(metafieldsOf('order', orderId)).toEqual({
      check_id: decision.check.checkId,
      verification_status: 'verified',
    });
    expect(statusOf(orderId)).toBe(status);
    expect(status).not.toBe(12);
  });
});

describe('an order that slipped past the gate', () => {
  test('gets a check and is held', async () => {
    await open();
    const shopper = await createShopper(world, 'guest');
    const orderId = await shopper.placeOrder();
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
    expect(metafieldsOf('order', orderId)).toMatchObject({
      verification_status: 'pending',
      check_id: expect.stringMatching(/^chk_/),
    });
  });

  test('is held on the check that was begun for its cart, and released once that is cleared', async () => {
    await open();
    const shopper = await createShopper(world, 'guest');
    const decision = await shopper.decide();
    const orderId = await shopper.placeOrder();
    const before = statusOf(orderId);
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
    await shopper.showPhoto(decision);
    await world.settled();
    expect(examine.mock.calls[0]?.[1].billingName).toEqual({ first: 'Avery Quinn', last: 'Sample' });
    expect(statusOf(orderId)).toBe(before);
    expect(metafieldsOf('order', orderId)).toEqual({
      check_id: decision.check.checkId,
      verification_status: 'verified',
    });
  });

  test('stays held when the document is rejected', async () => {
    await open();
    examine.mockResolvedValue({ ok: true, value: underAge });
    const shopper = await createShopper(world, 'guest');
    await shopper.showPhoto(await shopper.decide());
    const orderId = await shopper.placeOrder();
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
    expect(metafieldsOf('order', orderId)).toMatchObject({ verification_status: 'failed' });
  });

  test('is left alone for good where staff released it by hand', async () => {
    await open();
    const orderId = await (await createShopper(world, 'guest')).placeOrder();
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
    await world.sandbox.app.request(`/stores/${storeHash}/v2/orders/${orderId}`, {
      method: 'PUT',
      headers: { 'X-Auth-Token': 'token-of-tests', 'content-type': 'application/json' },
      body: JSON.stringify({ status_id: 11 }),
    });
    await world.settled();
    expect(statusOf(orderId)).toBe(11);
  });
});

describe('an order that was cleared', () => {
  test('is not held again when the document expires or the rules change', async () => {
    await open();
    const shopper = await createShopper(world, 'guest');
    await shopper.showPhoto(await shopper.decide());
    const orderId = await shopper.placeOrder();
    await world.settled();
    const before = [statusOf(orderId), metafieldsOf('order', orderId)];
    world.time.nowMs = Date.parse('2031-01-01T00:00:00Z');
    await world.stores.connect(storeHash, defaultSettings, [{ ...spirits, requires: { ial: 3, minimumAge: 65 } }], 'x');
    await announce(orderId);
    await world.settled();
    expect([statusOf(orderId), metafieldsOf('order', orderId)]).toEqual(before);
  });

  test('is held when its check is rejected after all', async () => {
    await open();
    const shopper = await createShopper(world, 'guest');
    const decision = await shopper.decide();
    await shopper.showPhoto(decision);
    const orderId = await shopper.placeOrder();
    await world.settled();
    await world.checks.move(
      storeHash,
      decision.check.checkId,
      { kind: 'rejected', by: 'staff-1', reason: 'seen at the door' },
      world.time.nowMs,
    );
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
  });
});

describe('between reading an order and moving it', () => {
  const onRequest = (
    method: string,
    path: RegExp,
    nth: number,
    act: (go: () => Promise<Response>) => Promise<Response>,
  ) => {
    const forward = world.bigcommerce.getMockImplementation();
    if (!forward) throw new Error('There is nothing to forward to');
    let seen = 0;
    world.bigcommerce.mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      const isMeant = request.method === method && path.test(request.url) && ++seen === nth;
      return isMeant ? act(() => forward(request)) : forward(request);
    });
  };

  test('somebody may ship it, and it stays shipped', async () => {
    await open({ rules: [{ ...spirits, when: { categoryIn: [23] } }] });
    const shopper = await createShopper(world, 'guest');
    onRequest('GET', /\/v3\/catalog\/products/, 1, async (go) => {
      for (const order of world.sandbox.state.orders) order.statusId = 2;
      world.time.nowMs += 1_000;
      return go();
    });
    const orderId = await shopper.placeOrder();
    await world.settled();
    expect(statusOf(orderId)).toBe(2);
    expect(world.failures).toContain('settle-order: order_moved');
  });

  test('the answer may get lost after the work was done, and the hold is still ours to release', async () => {
    await open();
    const shopper = await createShopper(world, 'guest');
    const decision = await shopper.decide();
    onRequest('PUT', /\/v2\/orders\/\d+$/, 1, async (go) => {
      await go();
      throw new TypeError('fetch failed');
    });
    const orderId = await shopper.placeOrder();
    const before = statusOf(orderId);
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
    await shopper.showPhoto(decision);
    await world.settled();
    expect(statusOf(orderId)).toBe(before);
  });
});

describe('the rules', () => {
  const asks = (id: string, when: Rule['when'], minimumAge: number | null = null): Rule => ({
    ...spirits,
    id,
    when,
    requires: { ial: 1, minimumAge },
  });

  test('are asked about who ordered and where it goes', async () => {
    await open({
      rules: [
        asks('guests', { all: [{ guest: true }, { shippingCountryIn: ['US'] }] }),
        asks('abroad', { shippingCountryIn: ['CA'] }),
      ],
    });
    const guests = await (await createShopper(world, 'guest', 'mug')).placeOrder();
    const customers = await (await createShopper(world, 'customer', 'mug')).placeOrder();
    await world.settled();
    expect(statusOf(guests)).toBe(12);
    expect(statusOf(customers)).not.toBe(12);
  });

  test('are asked about every line of a long order', async () => {
    await open();
    const orderId = await (await createShopper(world, 'guest', 'mug')).placeOrder();
    await world.settled();
    const lines = world.sandbox.state.orders[0]?.cart.lines;
    lines?.push(
      ...Array.from({ length: 260 }, (_, index) => ({
        id: `line-${index}`,
        productId: index === 259 ? 102 : 101,
        quantity: 1,
      })),
    );
    await announce(orderId);
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
  });

  test('that ask for more later ask it of the same check', async () => {
    await open({ rules: [asks('knives', { productIn: [103] }, 18), asks('spirits', { productIn: [102] }, 21)] });
    const shopper = await createShopper(world, 'guest');
    const knife = await shopper.decide({ productIds: [103] });
    const both = await shopper.decide({ productIds: [102, 103] });
    expect(both.check).toMatchObject({ checkId: knife.check.checkId, requirement: { minimumAge: 21 } });
  });
});

describe('an order that no rule is about', () => {
  test('is not touched at all', async () => {
    await open();
    const orderId = await (await createShopper(world, 'guest', 'mug')).placeOrder();
    world.bigcommerce.mockClear();
    await world.settled();
    expect(metafieldsOf('order', orderId)).toEqual({});
    expect(writes()).toEqual([]);
  });

  test('is left where it is, with syncing on, though its cart had a check before', async () => {
    await open({ settings: synced });
    examine.mockResolvedValue({ ok: true, value: underAge });
    const shopper = await createShopper(world, 'guest', 'mug');
    await shopper.showPhoto(await shopper.decide());
    const orderId = await shopper.placeOrder();
    const before = statusOf(orderId);
    await world.settled();
    expect(statusOf(orderId)).toBe(before);
  });

  test('is not touched when it is older than the installation', async () => {
    await open();
    await world.pool.query(`update stores set installed_at = to_timestamp($1)`, [world.time.nowMs / 1_000 + 60]);
    const orderId = await (await createShopper(world, 'guest')).placeOrder();
    await world.settled();
    expect(statusOf(orderId)).not.toBe(12);
  });
});

describe('a signed-in customer', () => {
  test('shows each step of their check, and their level once it is clear', async () => {
    await open();
    const shopper = await createShopper(world, 'customer');
    const decision = await shopper.decide();
    await world.settled();
    expect(metafieldsOf('customer', 1)).toEqual({ check_id: decision.check.checkId, verification_status: 'pending' });
    expect(ialOf(1)).toBeUndefined();
    await shopper.showPhoto(decision);
    await world.settled();
    expect(metafieldsOf('customer', 1)).toMatchObject({ verification_status: 'verified' });
    expect(ialOf(1)).toBe('1');
  });

  test('who is rejected after all loses their level, even where nobody remembers that it was written', async () => {
    await open();
    const shopper = await createShopper(world, 'customer');
    const { check, checkToken } = await shopper.decide();
    await shopper.showPhoto({ check, checkToken });
    await world.settled();
    expect(ialOf(1)).toBe('1');
    await world.pool.query('delete from shown');
    const rejection = { kind: 'rejected', by: 'staff-1', reason: 'seen at the door' } as const;
    await world.checks.move(storeHash, check.checkId, rejection, world.time.nowMs);
    await world.settled();
    expect(ialOf(1)).toBe('0');
  });

  test('who signs in at a guest check that has its verdict takes nothing of it along', async () => {
    await open();
    const guest = await createShopper(world, 'guest');
    await guest.showPhoto(await guest.decide());
    const [check] = (await world.pool.query('select check_id from checks')).rows;
    const customer = await createShopper(world, 'customer');
    await world.pool.query('update checks set cart_id = $1', [customer.cartId]);
    await customer.placeOrder();
    await world.settled();
    expect(await world.checks.find(storeHash, check.check_id)).toMatchObject({ customerId: null, status: 'verified' });
    expect(metafieldsOf('customer', 1)).toEqual({});
  });

  test('who signs in at an open guest check takes it along', async () => {
    await open();
    const customer = await createShopper(world, 'customer');
    const { check } = await customer.decide();
    await world.pool.query('update checks set customer_id = null');
    await customer.decide();
    expect(await world.checks.find(storeHash, check.checkId)).toMatchObject({ customerId: 1 });
    await world.settled();
  });

  test('has the next order pass on the same check', async () => {
    await open();
    const first = await createShopper(world, 'customer');
    const decision = await first.decide();
    await first.showPhoto(decision);
    const next = await createShopper(world, 'customer');
    const orderId = await next.placeOrder();
    await world.settled();
    expect(statusOf(orderId)).not.toBe(12);
    expect(metafieldsOf('order', orderId)).toEqual({
      check_id: decision.check.checkId,
      verification_status: 'verified',
    });
  });

  test('whom staff approve has their held order released', async () => {
    await open();
    const shopper = await createShopper(world, 'customer');
    const { check } = await shopper.decide();
    const orderId = await shopper.placeOrder();
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
    await world.checks.move(
      storeHash,
      check.checkId,
      { kind: 'approved', by: 'staff-1', reason: 'seen at the door' },
      world.time.nowMs,
    );
    await world.settled();
    expect(statusOf(orderId)).not.toBe(12);
    expect(metafieldsOf('customer', 1)).toMatchObject({ verification_status: 'manually_approved' });
  });
});

describe('with order status syncing on', () => {
  test('an order moves with its check: in progress, then passed', async () => {
    await open({ settings: synced });
    const shopper = await createShopper(world, 'guest');
    const decision = await shopper.decide();
    const orderId = await shopper.placeOrder();
    const paid = statusOf(orderId) === 7 ? 7 : 11;
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
    await shopper.showPhoto(decision);
    await world.settled();
    expect(statusOf(orderId)).toBe(paid);
  });

  test('an order is declined when its check fails', async () => {
    await open({ settings: synced });
    examine.mockResolvedValue({ ok: true, value: underAge });
    const { shopper, decision, orderId } = await placeUnverified();
    await shopper.showPhoto(decision);
    await world.settled();
    expect(statusOf(orderId)).toBe(6);
  });

  test('a shipped order is never changed', async () => {
    await open({ settings: synced });
    examine.mockResolvedValue({ ok: true, value: underAge });
    const { shopper, decision, orderId } = await placeUnverified();
    const order = world.sandbox.state.orders.find(({ id }) => id === orderId);
    if (order) order.statusId = 2;
    await shopper.showPhoto(decision);
    await world.settled();
    expect(statusOf(orderId)).toBe(2);
    expect(metafieldsOf('order', orderId)).toMatchObject({ verification_status: 'failed' });
  });
});

describe('while BigCommerce does not answer', { timeout: 30_000 }, () => {
  test('nothing is lost: the order is held once it does', async () => {
    await open();
    world.bigcommerce.mockRejectedValueOnce(new TypeError('fetch failed'));
    world.bigcommerce.mockResolvedValueOnce(new Response('<html>502</html>', { status: 502 }));
    const orderId = await (await createShopper(world, 'guest')).placeOrder();
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
  });
});

test('an installation is put right at each start, and changed only where it differs', async () => {
  await open();
  const { scripts, hooks } = world.sandbox.state;
  const [script] = scripts;
  expect(script).toMatchObject({ name: 'idgate', visibility: 'checkout', location: 'head' });
  expect(hooks.map(({ scope }) => scope).sort()).toEqual([
    'store/app/uninstalled',
    'store/customer/created',
    'store/order/created',
    'store/order/statusUpdated',
  ]);
  world.bigcommerce.mockClear();
  await world.stores.connect(storeHash, defaultSettings, [spirits], 'another');
  await world.settled();
  expect(writes()).toEqual([]);
  if (script) script.src = 'https://elsewhere.example/gate.js';
  if (hooks[0]) hooks[0].isActive = false;
  if (hooks[1]) hooks[1].headers = { 'x-idgate-store': 'a secret from before' };
  await world.stores.connect(storeHash, defaultSettings, [spirits], 'another');
  await world.settled();
  // The script's hash comes before its address.
  expect(writes()).toHaveLength(4);
  expect(hooks[1]?.headers).toEqual(hooks[2]?.headers);
  expect(world.sandbox.state.scripts[0]?.src).toMatch(/^https:\/\/receiver\.example\/gate\./);
  expect(world.sandbox.state.hooks.every(({ isActive }) => isActive)).toBe(true);
});
