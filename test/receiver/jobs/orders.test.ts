import { afterEach, describe, expect, test, vi } from 'vitest';
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
const open = async (changes: { settings?: StoreSettings } = {}) => {
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
    await world.sandbox.app.request(`/stores/${storeHash}/v2/orders/${orderId}`, {
      method: 'PUT',
      headers: { 'X-Auth-Token': 'token-of-tests', 'content-type': 'application/json' },
      body: JSON.stringify({ status_id: 11 }),
    });
    await world.settled();
    expect(statusOf(orderId)).toBe(11);
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
    expect(ialOf(1)).toBe('0');
    await shopper.showPhoto(decision);
    await world.settled();
    expect(metafieldsOf('customer', 1)).toMatchObject({ verification_status: 'verified' });
    expect(ialOf(1)).toBe('1');
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
    await world.checks.move(storeHash, check.checkId, { kind: 'approved', by: 'staff-1' }, world.time.nowMs);
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
    const shopper = await createShopper(world, 'guest');
    const decision = await shopper.decide();
    const orderId = await shopper.placeOrder();
    await world.settled();
    await shopper.showPhoto(decision);
    await world.settled();
    expect(statusOf(orderId)).toBe(6);
  });

  test('a shipped order is never changed', async () => {
    await open({ settings: synced });
    examine.mockResolvedValue({ ok: true, value: underAge });
    const shopper = await createShopper(world, 'guest');
    const decision = await shopper.decide();
    const orderId = await shopper.placeOrder();
    await world.settled();
    const order = world.sandbox.state.orders.find(({ id }) => id === orderId);
    if (order) order.statusId = 2;
    await shopper.showPhoto(decision);
    await world.settled();
    expect(statusOf(orderId)).toBe(2);
    expect(metafieldsOf('order', orderId)).toMatchObject({ verification_status: 'failed' });
  });
});

describe('while BigCommerce does not answer', () => {
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
  expect(script).toMatchObject({ name: 'idgate', visibility: 'checkout', location: 'footer' });
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
  await world.stores.connect(storeHash, defaultSettings, [spirits], 'another');
  await world.settled();
  expect(writes()).toHaveLength(2);
  expect(world.sandbox.state.scripts[0]?.src).toMatch(/^https:\/\/receiver\.example\/gate\./);
  expect(world.sandbox.state.hooks.every(({ isActive }) => isActive)).toBe(true);
});
