import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DocumentExaminer } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings, type StoreSettings } from '../../../src/receiver/checks/settings.ts';
import { evidence } from '../../support/checks.ts';
import { aheadMs, passPlanned } from '../../support/planned.ts';
import { createWorld, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

const examine = vi.fn<DocumentExaminer['examine']>();
const judged = (outcome: 'verified' | 'failed') =>
  examine.mockResolvedValue({ ok: true, value: { kind: 'judged', outcome, finding: null, evidence } });

let world: World;
const open = async (settings: Partial<StoreSettings> = {}) => {
  examine.mockReset();
  judged('verified');
  world = await createWorld({ examiner: { examine }, settings: { ...defaultSettings, ...settings }, nowMs: aheadMs() });
};
afterEach(() => world[Symbol.asyncDispose]());
const synced = (statusIds: Partial<StoreSettings['orderStatusSync']['statusIds']> = {}) => ({
  orderStatusSync: {
    ...defaultSettings.orderStatusSync,
    isOn: true,
    statusIds: { ...defaultSettings.orderStatusSync.statusIds, ...statusIds },
  },
});

const begin = async () => {
  const shopper = await createShopper(world, 'guest');
  return { shopper, decision: await shopper.decide() };
};
const placeUnverified = async () => {
  const { shopper, decision } = await begin();
  const orderId = await shopper.placeOrder();
  await world.settled();
  const verify = async () => {
    await shopper.showPhoto(decision);
    await world.settled();
  };
  return { orderId, verify, checkId: decision.check.checkId };
};
const statusOf = (orderId: number) => world.sandbox.state.orders.find(({ id }) => id === orderId)?.statusId;
const move = async (orderId: number, statusId: number) => {
  world.sandbox.faults.moveOrder(orderId, statusId);
  await world.settled();
};
/** What was done and why, as `11 → 12 hold`, or `12 protected` for what was left. */
const said = async (orderId: number) =>
  (await world.orderActions.list(storeHash, orderId)).map(({ plan, fromStatusId }) =>
    plan.kind === 'set' ? `${fromStatusId} → ${plan.statusId} ${plan.reason}` : `${fromStatusId} ${plan.reason}`,
  );
/** The statuses that we had BigCommerce set, in their order. */
const statusesSet = async () => {
  const requests = world.bigcommerce.mock.calls.map(([input]) => input).filter((input) => input instanceof Request);
  return requests.filter(({ method, url }) => method === 'PUT' && /\/v2\/orders\/\d+$/.test(url)).length;
};

describe('what was done to an order’s status is kept with its reason', () => {
  test('a hold and its release, with the check as it was', async () => {
    await open();
    const { orderId, verify, checkId } = await placeUnverified();
    await verify();
    expect(await said(orderId)).toEqual(['11 → 12 hold', '12 → 11 release']);
    const actions = await world.orderActions.list(storeHash, orderId);
    expect(actions.map(({ check }) => check?.checkId)).toEqual([checkId, checkId]);
    expect(actions[1]?.check?.revision).toBeGreaterThan(actions[0]?.check?.revision ?? 0);
  });

  test('a stage of the merchant’s', async () => {
    await open(synced({ passed: 9 }));
    const { shopper, decision } = await begin();
    await shopper.showPhoto(decision);
    const orderId = await shopper.placeOrder();
    await world.settled();
    expect(await said(orderId)).toEqual(['11 → 9 stage']);
  });

  test('a decline at the deadline', async () => {
    await open({ deadline: { hours: 48, action: 'decline' } });
    const { orderId } = await placeUnverified();
    await passPlanned(world, 48 * 60 * 60 * 1_000);
    expect(statusOf(orderId)).toBe(6);
    await announce(orderId);
    expect(await said(orderId)).toEqual(['11 → 12 hold', '12 → 6 deadline']);
  });

  test('what was left, and why', async () => {
    await open();
    const shipped = await placeUnverified();
    await move(shipped.orderId, 2);
    expect(await said(shipped.orderId)).toEqual(['11 → 12 hold', '2 protected']);
    const released = await placeUnverified();
    await move(released.orderId, 11);
    expect(await said(released.orderId)).toEqual(['11 → 12 hold', '11 moved_by_others']);
    world.sandbox.faults.set({ lostWebhooksPercent: 100 });
    const [held, disputed] = [await placeUnverified(), await placeUnverified()];
    world.sandbox.faults.moveOrder(held.orderId, 12);
    world.sandbox.faults.moveOrder(disputed.orderId, 13);
    world.sandbox.faults.reset();
    await announce(held.orderId);
    await announce(disputed.orderId);
    expect(await said(held.orderId)).toEqual(['12 held_by_others']);
    expect(await said(disputed.orderId)).toEqual(['13 not_waiting']);
  });

  test('once, however often it is looked at', async () => {
    await open();
    const { orderId } = await placeUnverified();
    for (let time = 0; time < 3; time++) await announce(orderId);
    expect(await said(orderId)).toEqual(['11 → 12 hold']);
  });
});

/** BigCommerce says that something about the order has changed. */
const announce = async (orderId: number) => {
  const data = { type: 'order', id: orderId };
  await world.deliver(JSON.stringify({ scope: 'store/order/statusUpdated', producer: `stores/${storeHash}`, data }));
  await world.settled();
};

describe('whoever dies between a move and its record', { timeout: 60_000 }, () => {
  /** The next move is made, and then we are gone, before anything of it is noted; `meanwhile` happens until somebody takes over. */
  const dieOverMove = (meanwhile: () => void = () => {}) =>
    vi.spyOn(world.orderActions, 'add').mockImplementationOnce(async () => {
      meanwhile();
      throw new Error('killed');
    });
  const heldFrom = async (orderId: number) => (await world.orders.find(storeHash, orderId))?.heldFromStatusId;

  test('has set a hold that is ours to release', async () => {
    await open();
    dieOverMove();
    const { orderId, verify } = await placeUnverified();
    expect([statusOf(orderId), await heldFrom(orderId), await statusesSet()]).toEqual([12, 11, 1]);
    expect(await said(orderId)).toEqual(['11 → 12 hold']);
    await verify();
    expect(statusOf(orderId)).toBe(11);
  });

  test('has released an order, and says so', async () => {
    await open();
    const { orderId, verify } = await placeUnverified();
    dieOverMove();
    await verify();
    expect([statusOf(orderId), await heldFrom(orderId), await statusesSet()]).toEqual([11, null, 2]);
    expect(await said(orderId)).toEqual(['11 → 12 hold', '12 → 11 release']);
  });

  test('has applied a stage that is not applied again, though others have moved the order on', async () => {
    await open(synced({ passed: 9 }));
    const { shopper, decision } = await begin();
    await shopper.showPhoto(decision);
    const orderId = await shopper.placeOrder();
    dieOverMove(() => {
      world.time.nowMs += 5_000;
      world.sandbox.faults.moveOrder(orderId, 11);
    });
    await world.settled();
    await announce(orderId);
    expect([statusOf(orderId), await statusesSet()]).toEqual([11, 1]);
  });

  test('has declined an order at its deadline, once', async () => {
    await open({ deadline: { hours: 48, action: 'decline' } });
    const { orderId } = await placeUnverified();
    dieOverMove();
    await passPlanned(world, 48 * 60 * 60 * 1_000);
    expect([statusOf(orderId), await heldFrom(orderId), await statusesSet()]).toEqual([6, null, 2]);
    expect((await world.orderNotices.list(storeHash, orderId)).map(({ kind }) => kind)).toContain('deadline_declined');
    expect(await said(orderId)).toEqual(['11 → 12 hold', '12 → 6 deadline']);
  });
});
