import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Condition, Rule } from '../../../src/contract/wire/policy.ts';
import type { DocumentExaminer, Examination } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings, type StoreSettings } from '../../../src/receiver/checks/settings.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, spirits, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

const examine = vi.fn<DocumentExaminer['examine']>();
const judged = (outcome: 'verified' | 'failed' | 'in_review'): Examination => ({
  kind: 'judged',
  outcome,
  finding: null,
  evidence,
});

let world: World;
/** Every request to BigCommerce, as `GET v2/orders`, and its body. */
let asked: { request: string; body: string }[];
/** What a test has BigCommerce answer; the sandbox answers the rest. */
let respond: (path: string) => Response | undefined;
const open = async (rules: readonly Rule[], settings: StoreSettings = defaultSettings) => {
  world = await createWorld({ examiner: { examine }, rules, settings });
  const forward = world.bigcommerce.getMockImplementation();
  if (!forward) throw new Error('There is nothing to forward to');
  asked = [];
  respond = () => undefined;
  world.bigcommerce.mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname.replace(/^.*\/stores\/\w+\//, '');
    asked.push({ request: `${request.method} ${path}`, body: await request.clone().text() });
    return respond(path) ?? forward(request);
  });
};
beforeEach(() => void examine.mockReset().mockResolvedValue({ ok: true, value: judged('verified') }));
afterEach(() => world[Symbol.asyncDispose]());

const asks = (when: Condition, changes: Partial<Rule> = {}): Rule => ({ ...spirits, when, ...changes });
const statusOf = (orderId: number) => world.sandbox.state.orders.find(({ id }) => id === orderId)?.statusId;
const place = async (as: 'guest' | 'customer', product: string) => {
  const orderId = await (await createShopper(world, as, product)).placeOrder();
  await world.settled();
  return orderId;
};
const announce = async (orderId: number) => {
  const data = { type: 'order', id: orderId };
  await world.deliver(JSON.stringify({ scope: 'store/order/statusUpdated', producer: `stores/${storeHash}`, data }));
  await world.settled();
};
const requests = () => asked.map(({ request }) => request);
const statusesSet = () =>
  asked.filter(({ request }) => /^PUT v2\/orders\//.test(request)).map(({ body }) => JSON.parse(body).status_id);
const checkCount = async () => (await world.pool.query('select 1 from checks')).rowCount;

describe('an order is judged by what BigCommerce knows of it', () => {
  test.each<[string, Condition, ['guest' | 'customer', string], ['guest' | 'customer', string]]>([
    ['categories, with those above', { categoryIn: [18] }, ['guest', 'knife'], ['guest', 'whisky']],
    [
      'custom fields',
      { customFieldIn: [{ name: 'minimum_age', value: '21' }] },
      ['guest', 'whisky'],
      ['guest', 'knife'],
    ],
    ['article numbers', { skuIn: ['KNIFE-20'] }, ['guest', 'knife'], ['guest', 'mug']],
    ['the customer’s group', { customerGroupIn: [0] }, ['guest', 'mug'], ['customer', 'mug']],
  ])('%s', async (_what, when, held, free) => {
    await open([asks(when)]);
    for (const customer of world.sandbox.state.customers) customer.groupId = 6;
    expect(statusOf(await place(...held))).toBe(12);
    expect(statusOf(await place(...free))).not.toBe(12);
  });

  test('where it comes from, though every cart comes from the shop', async () => {
    await open([asks({ any: [{ orderSourceIn: ['manual'] }, { externalSourceIn: ['POS'] }] })]);
    const [byPhone, atTheTill] = [await place('guest', 'mug'), await place('guest', 'mug')];
    expect([byPhone, atTheTill].map(statusOf)).not.toContain(12);
    for (const order of world.sandbox.state.orders) {
      if (order.id === byPhone) order.orderSource = 'manual';
      if (order.id === atTheTill) order.externalSource = 'POS';
    }
    // As if they had been like that from the beginning.
    await world.pool.query('update orders set seen = null, judged = null');
    await announce(byPhone);
    await announce(atTheTill);
    expect([byPhone, atTheTill].map(statusOf)).toEqual([12, 12]);
  });

  test('coupons', async () => {
    await open([asks({ couponIn: ['SAVE10'] })]);
    const orderId = await place('guest', 'mug');
    expect(statusOf(orderId)).not.toBe(12);
    for (const { cart } of world.sandbox.state.orders) cart.couponCode = 'SAVE10';
    await announce(orderId);
    expect(statusOf(orderId)).toBe(12);
  });

  test('the region it goes to', async () => {
    await open([asks({ shippingRegionIn: ['US-TX'] })]);
    const inTexas = await place('guest', 'mug');
    expect(statusOf(inTexas)).toBe(12);
    const shopper = await createShopper(world, 'guest', 'mug');
    const address = world.sandbox.state.carts[shopper.cartId]?.consignment?.address;
    Object.assign(address ?? {}, { stateOrProvince: 'Utah', stateOrProvinceCode: 'UT' });
    const inUtah = await shopper.placeOrder();
    await world.settled();
    expect(statusOf(inUtah)).not.toBe(12);
  });

  test('whether it is the first of its e-mail address, and no log says which that is', async () => {
    await open([asks({ firstOrder: true })]);
    const first = await place('guest', 'mug');
    expect(statusOf(first)).toBe(12);
    const impatient = await place('guest', 'mug');
    expect(statusOf(impatient)).toBe(12);
    const decided = world.sandbox.state.orders.find(({ id }) => id === first);
    Object.assign(decided ?? {}, { statusId: 10 });
    const later = await place('guest', 'mug');
    expect(statusOf(later)).not.toBe(12);
    await announce(impatient);
    expect(statusOf(impatient)).not.toBe(12);
    expect([...world.logged, ...world.failures].join()).not.toMatch(/avery|@|example\.com/i);
  });
});

describe('what a rule does not need', () => {
  test('is not asked for', async () => {
    await open([spirits, asks({ categoryIn: [18] }, { id: 'kitchen', requires: { ial: 1, minimumAge: 18 } })]);
    asked.length = 0;
    expect(statusOf(await place('guest', 'whisky'))).toBe(12);
    expect(requests().filter((request) => !/ v[23]\/orders\//.test(request))).toEqual([]);
  });

  test('costs no more than a dozen requests in the life of an order that was verified at checkout', async () => {
    await open([asks({ all: [{ categoryIn: [23] }, { customFieldIn: [{ name: 'minimum_age', value: '21' }] }] })]);
    const shopper = await createShopper(world, 'guest');
    await shopper.showPhoto(await shopper.decide());
    await world.settled();
    world.time.nowMs += 60 * 60 * 1_000;
    asked.length = 0;
    const orderId = await shopper.placeOrder();
    await world.settled();
    expect(statusOf(orderId)).not.toBe(12);
    expect(requests()).toContain('GET v3/catalog/products');
    expect(requests().length).toBeLessThanOrEqual(12);
  });
});

describe('while BigCommerce does not say all about an order', () => {
  /** The catalogue answers with this status, as often as that. */
  const failCatalogue = (status: number, times: number) => {
    let left = times;
    respond = (path) => (path.startsWith('v3/catalog/') && left-- > 0 ? new Response('{}', { status }) : undefined);
  };
  const kitchen = asks({ categoryIn: [18] });

  test('an order of this minute waits for the answer, and is not held for nothing', async () => {
    await open([kitchen]);
    failCatalogue(503, 1);
    const orderId = await place('guest', 'whisky');
    expect(world.failures).toEqual(['settle-order: unreachable']);
    expect(statusesSet()).toEqual([]);
    expect([statusOf(orderId), await checkCount()]).toEqual([11, 0]);
  });

  test('an order of this minute waits until BigCommerce has room again, without a failure', async () => {
    await open([kitchen]);
    failCatalogue(429, 1);
    const shopper = await createShopper(world, 'guest');
    const orderId = await shopper.placeOrder();
    await world.postponed();
    expect(statusesSet()).toEqual([]);
    await world.pass(5_000);
    await world.settled();
    expect(world.failures).toEqual([]);
    expect(statusesSet()).toEqual([]);
    expect([statusOf(orderId), await checkCount()]).toEqual([11, 0]);
  });

  test('an older order is held, and let go once the answer says so', async () => {
    await open([kitchen]);
    failCatalogue(503, 1);
    const shopper = await createShopper(world, 'guest');
    const orderId = await shopper.placeOrder();
    const before = statusOf(orderId);
    world.time.nowMs += 60_000;
    await world.settled();
    expect(statusesSet()).toEqual([12, before]);
    expect(statusOf(orderId)).toBe(before);
  });

  test('and never will, the order is held at once', async () => {
    await open([kitchen]);
    failCatalogue(403, Number.POSITIVE_INFINITY);
    expect(statusOf(await place('guest', 'whisky'))).toBe(12);
    expect(world.failures).toEqual([]);
  });
});

describe('under rules that let a cart through while the receiver can not be reached', () => {
  const lenient: Rule = { ...spirits, whenUnreachable: 'allow' };

  test('an order of a cart that never got a check is not held, nor given one', async () => {
    await open([lenient]);
    const orderId = await place('guest', 'whisky');
    expect(statusOf(orderId)).not.toBe(12);
    expect([await checkCount(), statusesSet()]).toEqual([0, []]);
    expect(world.sandbox.state.metafields).toEqual([]);
  });

  test('an order of a cart that got a check is held until that is clear', async () => {
    await open([lenient]);
    const shopper = await createShopper(world, 'guest');
    const decision = await shopper.decide();
    const orderId = await shopper.placeOrder();
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
    await shopper.showPhoto(decision);
    await world.settled();
    expect(statusOf(orderId)).not.toBe(12);
  });

  test('an order of a customer with a check is held until that is clear', async () => {
    await open([lenient]);
    examine.mockResolvedValue({ ok: true, value: judged('failed') });
    const refused = await createShopper(world, 'customer');
    await refused.showPhoto(await refused.decide());
    expect(statusOf(await place('customer', 'whisky'))).toBe(12);
  });

  test('an order that was let through stays so, whatever check its customer gets later', async () => {
    await open([lenient]);
    const orderId = await place('customer', 'whisky');
    await (await createShopper(world, 'customer')).decide();
    await announce(orderId);
    expect(statusOf(orderId)).not.toBe(12);
  });

  test('an order is held that another rule would not let through', async () => {
    await open([lenient, asks({ guest: true }, { id: 'guests', whenUnreachable: 'hold' })]);
    expect(statusOf(await place('guest', 'whisky'))).toBe(12);
  });
});

test('an order that was placed while a person looks at its check is held until that person approves', async () => {
  await open([spirits], { ...defaultSettings, orderWhileInReview: true });
  examine.mockResolvedValue({ ok: true, value: judged('in_review') });
  const shopper = await createShopper(world, 'guest');
  await shopper.showPhoto(await shopper.decide());
  const waiting = await shopper.decide();
  expect(waiting).toMatchObject({ decision: 'wait', mayOrder: true });
  const orderId = await shopper.placeOrder();
  const before = statusOf(orderId);
  await world.settled();
  expect(statusOf(orderId)).toBe(12);
  const { checkId } = waiting.check;
  await world.checks.move(
    storeHash,
    checkId,
    { kind: 'approved', by: 'staff-1', reason: 'seen at the door' },
    world.time.nowMs,
  );
  await world.settled();
  expect(statusOf(orderId)).toBe(before);
});
