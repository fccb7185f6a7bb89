import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DocumentExaminer } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings, type StoreSettings } from '../../../src/receiver/checks/settings.ts';
import { evidence } from '../../support/checks.ts';
import { aheadMs, passPlanned } from '../../support/planned.ts';
import { createWorld, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

const examine = vi.fn<DocumentExaminer['examine']>();
const judged = (outcome: 'verified' | 'failed' | 'in_review') =>
  examine.mockResolvedValue({ ok: true, value: { kind: 'judged', outcome, finding: null, evidence } });

let world: World;
const open = async (settings: Partial<StoreSettings>) => {
  examine.mockReset();
  judged('verified');
  world = await createWorld({
    examiner: { examine },
    settings: { ...defaultSettings, ...settings },
    hasMail: true,
    nowMs: aheadMs(),
  });
};
afterEach(() => world[Symbol.asyncDispose]());
const pass = (hours: number) => passPlanned(world, hours * 60 * 60 * 1_000);

const place = async (payment?: string) => {
  const shopper = await createShopper(world, 'guest');
  const decision = await shopper.decide();
  const orderId = await shopper.placeOrder(payment);
  await world.settled();
  return { shopper, decision, orderId };
};
const orderOf = (orderId: number) => world.sandbox.state.orders.find(({ id }) => id === orderId);
const statusOf = (orderId: number) => orderOf(orderId)?.statusId;
/** What was done about an order, apart from e-mails to its shopper. */
const notices = async (orderId: number) =>
  (await world.orderNotices.list(storeHash, orderId))
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'invited' && kind !== 'reminded');
/** Every change of an order that was asked for, as `PUT v2/orders/100`. */
const changesAsked = () =>
  world.bigcommerce.mock.calls
    .map(([input, init]) => (input instanceof Request ? input : new Request(input, init)))
    .filter(({ method, url }) => method !== 'GET' && /\/v[23]\/orders\//.test(url) && !/metafields/.test(url))
    .map(({ method, url }) => `${method} ${new URL(url).pathname.replace(/^.*\/stores\/\w+\//, '')}`);

describe('at the deadline of an order that waits', () => {
  test.each([
    ['keep', 12, 'deadline_kept'],
    ['decline', 6, 'deadline_declined'],
    ['cancel', 5, 'deadline_cancelled'],
  ] as const)('the merchant’s choice is done: %s', async (action, statusId, notice) => {
    await open({ deadline: { hours: 48, action } });
    const { orderId } = await place();
    await pass(47);
    expect([statusOf(orderId), await notices(orderId)]).toEqual([12, []]);
    await pass(1);
    expect([statusOf(orderId), await notices(orderId)]).toEqual([statusId, [notice]]);
    await pass(500);
    expect([statusOf(orderId), await notices(orderId)]).toEqual([statusId, [notice]]);
  });

  test('the e-mail has said when that is', async () => {
    await open({ deadline: { hours: 48, action: 'decline' } });
    await place();
    expect(world.sandbox.mailbox.mails()[0]?.text).toMatch(/Please do it before \w+ \d+, \d{4} at/);
  });

  test('nothing happens to one that was verified, or released by hand, or is shipped', async () => {
    await open({ deadline: { hours: 48, action: 'cancel' } });
    const [verified, released, shipped] = [await place(), await place(), await place()];
    await verified.shopper.showPhoto(verified.decision);
    world.sandbox.faults.moveOrder(released.orderId, 11);
    world.sandbox.faults.moveOrder(shipped.orderId, 2);
    await world.settled();
    await pass(100);
    const all = [verified, released, shipped];
    expect(all.map(({ orderId }) => statusOf(orderId))).toEqual([11, 11, 2]);
    expect(await Promise.all(all.map(({ orderId }) => notices(orderId)))).toEqual([[], [], []]);
  });

  test('nothing happens to one that waits for a person of the shop’s, until that person has refused it', async () => {
    await open({ deadline: { hours: 48, action: 'decline' } });
    judged('in_review');
    const { shopper, decision, orderId } = await place();
    await shopper.showPhoto(decision);
    await pass(100);
    expect(statusOf(orderId)).toBe(12);
    const refusal = { kind: 'rejected', by: 'staff-1', reason: 'another person' } as const;
    await world.checks.move(storeHash, decision.check.checkId, refusal, world.time.nowMs);
    await world.settled();
    expect(statusOf(orderId)).toBe(6);
  });

  test('one that was moved in that very moment stays as others want it', async () => {
    await open({ deadline: { hours: 48, action: 'decline' } });
    const { orderId } = await place();
    world.sandbox.faults.set({ lostWebhooksPercent: 100 });
    world.sandbox.faults.moveOrder(orderId, 9);
    await pass(48);
    expect(statusOf(orderId)).toBe(9);
    expect(await notices(orderId)).toContain('deadline_moved_by_others');
  });

  test('an ID that is shown afterwards brings a declined order back by nobody’s hand', async () => {
    await open({ deadline: { hours: 48, action: 'decline' } });
    const { shopper, decision, orderId } = await place();
    await pass(48);
    const late = await shopper.decide();
    await shopper.showPhoto({ ...decision, checkToken: late.checkToken });
    await world.settled();
    expect(statusOf(orderId)).toBe(6);
  });

  test('an answer that is lost after the work was done is made up for', async () => {
    await open({ deadline: { hours: 48, action: 'decline' } });
    const { orderId } = await place();
    const forward = world.bigcommerce.getMockImplementation() ?? fetch;
    let isLost = false;
    world.bigcommerce.mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      const response = await forward(request);
      if (isLost || request.method !== 'PUT' || !/v2\/orders\/\d+$/.test(request.url)) return response;
      isLost = true;
      throw new TypeError('fetch failed');
    });
    await pass(48);
    expect(isLost).toBe(true);
    expect([statusOf(orderId), await notices(orderId)]).toEqual([6, ['deadline_declined']]);
  });
});

describe('a payment that is only authorised', () => {
  const declining = { deadline: { hours: 48, action: 'decline' } } as const;
  const authorised = async () => {
    world.sandbox.faults.set({ isAuthorizeOnly: true });
    return (await place('sandboxpaypal')).orderId;
  };

  test('is not touched when its order is declined', async () => {
    await open(declining);
    const orderId = await authorised();
    await pass(48);
    expect(orderOf(orderId)).toMatchObject({ statusId: 6, paymentStatus: 'authorized' });
    expect(changesAsked().filter((one) => one.includes('payment_actions'))).toEqual([]);
  });

  test('is given up with its order where the merchant wants that', async () => {
    await open({ ...declining, payments: { ...defaultSettings.payments, voidsAtDeadline: true } });
    const orderId = await authorised();
    await pass(48);
    expect(orderOf(orderId)).toMatchObject({ statusId: 6, paymentStatus: 'void pending' });
    expect(await notices(orderId)).toEqual(['deadline_declined', 'payment_voided']);
    expect(changesAsked().filter((one) => one.includes('payment_actions'))).toEqual([
      `POST v3/orders/${orderId}/payment_actions/void`,
    ]);
  });

  test('that is captured stays so, whatever the merchant wants of authorised ones', async () => {
    await open({ ...declining, payments: { ...defaultSettings.payments, voidsAtDeadline: true } });
    const { orderId } = await place('sandboxpaypal');
    await pass(48);
    expect(orderOf(orderId)).toMatchObject({ statusId: 6, paymentStatus: 'captured' });
    expect(changesAsked().filter((one) => one.includes('payment_actions'))).toEqual([]);
  });

  test('is told of before it lapses, once, and to the address that the merchant gave', async () => {
    await open({ payments: { ...defaultSettings.payments, noticeEmail: 'owner@shop.example' } });
    const orderId = await authorised();
    const warnings = () => world.sandbox.mailbox.mails('owner@shop.example');
    await pass(5 * 24 - 1);
    expect(warnings()).toEqual([]);
    await pass(1);
    expect(warnings()).toMatchObject([
      {
        subject: `Order #${orderId}: the payment authorisation is about to lapse`,
        text: expect.stringContaining('idgate moves no money.'),
      },
    ]);
    await pass(500);
    expect(warnings()).toHaveLength(1);
    expect(await notices(orderId)).toEqual(['authorisation_lapses']);
    expect(orderOf(orderId)).toMatchObject({ statusId: 12, paymentStatus: 'authorized' });
  });

  test('is not told of where it was captured meanwhile', async () => {
    await open({});
    const order = orderOf(await authorised());
    if (!order) throw new Error('There is no order');
    order.paymentStatus = 'captured';
    await pass(500);
    expect(await notices(order.id)).toEqual([]);
  });

  test('is not told of where the merchant wants to hear nothing', async () => {
    await open({ payments: { ...defaultSettings.payments, warnDaysBefore: null } });
    const orderId = await authorised();
    await pass(500);
    expect(await notices(orderId)).toEqual([]);
  });
});
