import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readOpenedCheck } from '../../../../src/contract/wire/hand-off-opening.ts';
import { orderStatus } from '../../../../src/receiver/checks/settings.ts';
import { evidence } from '../../../support/checks.ts';
import { createMerchant, type Merchant } from '../../../support/merchant.ts';
import { createWorld, receiverUrl, storeHash, type World } from '../../../support/receiver.ts';
import { createShopper } from '../../../support/shopper.ts';

let world: World;
let merchant: Merchant;
beforeAll(async () => {
  const examine = async () =>
    ({ ok: true, value: { kind: 'judged', outcome: 'verified', finding: null, evidence } }) as const;
  world = await createWorld({ examiner: { examine } });
  merchant = await createMerchant(world);
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await world.settled();
  await world.pool.query('truncate checks, check_events, orders, hand_offs, idempotency_keys cascade');
});

const create = (body: unknown, headers: Record<string, string> = {}) => merchant.call('POST', '/checks', body, headers);
const statusOf = async (checkId: string) => (await merchant.call('GET', `/checks/${checkId}`)).value.status;
const statusIdOf = (orderId: number) => world.sandbox.state.orders.find(({ id }) => id === orderId)?.statusId;
const decision = { by: 'Robin of the night shift', reason: 'Came by with the passport' };
const unknownId = `chk_${'0'.repeat(20)}`;

describe('a check that the merchant asks for', () => {
  test('of a cart takes the place of the one the cart has, and asks for the same', async () => {
    const shopper = await createShopper(world, 'guest');
    const begun = await shopper.decide();
    const { status, value } = await create({ for: { cartId: shopper.cartId } });
    expect([status, value.status, value.requirement]).toEqual([201, 'pending', { ial: 1, minimumAge: 21 }]);
    expect((await shopper.decide()).check.checkId).toBe(value.checkId);
    const before = await merchant.call('GET', `/checks/${begun.check.checkId}`);
    expect(before.value.replacedBy).toBe(value.checkId);
  });

  test('of a customer takes the place of a verified one, so that they are asked again', async () => {
    const shopper = await createShopper(world, 'customer');
    const begun = await shopper.decide();
    await shopper.showPhoto(begun);
    await world.settled();
    const { customerId } = (await merchant.call('GET', `/checks/${begun.check.checkId}`)).value;
    const { value } = await create({ for: { customerId }, requirement: { ial: 2, minimumAge: null } });
    expect(value).toMatchObject({ status: 'pending', customerId, requirement: { ial: 2, minimumAge: null } });
    expect((await shopper.decide()).check.checkId).toBe(value.checkId);
  });

  test('of somebody who never had one asks for any document at any age', async () => {
    const { value } = await create({ for: { customerId: 4_711 } });
    expect(value).toMatchObject({ requirement: { ial: 1, minimumAge: null }, customerId: 4_711, ruleIds: [] });
    const carts = await create({ for: { cartId: 'b6fb0a1e-never-seen' } });
    expect(carts).toMatchObject({ status: 201, value: { customerId: null } });
  });

  test('of an order that no rule touched holds it until a person approves', async () => {
    const shopper = await createShopper(world, 'guest', 'mug');
    const orderId = await shopper.placeOrder();
    await world.settled();
    const before = statusIdOf(orderId);
    const { status, value } = await create({ for: { orderId } });
    expect([status, value.orderIds]).toEqual([201, [orderId]]);
    await world.settled();
    expect(statusIdOf(orderId)).toBe(orderStatus.manualVerificationRequired);
    await merchant.call('POST', `/checks/${value.checkId}/approval`, decision);
    await world.settled();
    expect(statusIdOf(orderId)).toBe(before);
  });

  test('of an order whose check was good holds it anew', async () => {
    const shopper = await createShopper(world, 'guest');
    const begun = await shopper.decide();
    await shopper.showPhoto(begun);
    const orderId = await shopper.placeOrder();
    await world.settled();
    expect(statusIdOf(orderId)).not.toBe(orderStatus.manualVerificationRequired);
    const { value } = await create({ for: { orderId } });
    await world.settled();
    expect(statusIdOf(orderId)).toBe(orderStatus.manualVerificationRequired);
    expect(value.requirement).toEqual({ ial: 1, minimumAge: 21 });
    expect((await merchant.call('GET', `/checks?orderId=${orderId}`)).value.checks).toMatchObject([
      { checkId: value.checkId, orderIds: [orderId] },
    ]);
    expect((await merchant.call('GET', `/checks/${begun.check.checkId}`)).value.orderIds).toEqual([]);
  });

  test('of an order is not forgotten by work on the order that had begun before', async () => {
    const orderId = await (await createShopper(world, 'guest', 'mug')).placeOrder();
    await world.settled();
    const { value } = await create({ for: { orderId } });
    const stale = { storeHash, orderId, checkId: null, isCleared: true, heldFromStatusId: null };
    await world.orders.save({ ...stale, isHoldApplied: false, stageApplied: null, move: null }, null);
    expect(await world.orders.find(storeHash, orderId)).toMatchObject({ checkId: value.checkId, isCleared: true });
  });

  test('of an order that is not there is not made', async () => {
    expect(await create({ for: { orderId: 999_999 } })).toMatchObject({
      status: 404,
      value: { code: 'unknown_order' },
    });
    expect((await world.pool.query('select 1 from checks')).rowCount).toBe(0);
  });

  test('of an order is not made while the shop can not be reached', async () => {
    const answers = world.bigcommerce.getMockImplementation() ?? fetch;
    world.bigcommerce.mockRejectedValue(new TypeError('no line'));
    const answer = await create({ for: { orderId: 100 } });
    world.bigcommerce.mockImplementation(answers);
    expect(answer).toMatchObject({ status: 503, value: { code: 'upstream_unavailable', retryable: true } });
  });

  test.each<[string, unknown, string]>([
    ['for nothing', {}, 'body.for'],
    ['for two things', { for: { orderId: 1, customerId: 1 } }, 'body.for'],
    ['for no order', { for: { orderId: 0 } }, 'body.for.orderId'],
    ['for a cart of a wrong form', { for: { cartId: "x'--" } }, 'body.for.cartId'],
    [
      'at an impossible level',
      { for: { orderId: 1 }, requirement: { ial: 4, minimumAge: null } },
      'body.requirement.ial',
    ],
    ['with a misspelt field', { for: { orderId: 1 }, requirment: {} }, 'body'],
    ['in a list', [], 'body'],
    ['in broken JSON', '{"for":', 'body'],
  ])('is refused %s', async (_what, body, field) => {
    expect(await create(body)).toMatchObject({ status: 400, value: { code: 'invalid_request', fields: [field] } });
  });

  test('is refused in a body that is too large, cut short, or no JSON', async () => {
    expect((await create(`{"for":"${'x'.repeat(20_000)}"}`)).status).toBe(413);
    expect((await create('')).value.code).toBe('incomplete_body');
    expect((await create('{}', { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('an idempotency key', () => {
  const body = { for: { customerId: 7 } };
  const count = async () => (await world.pool.query('select 1 from checks')).rowCount;

  test('has the same request done once, and answered the same', async () => {
    const key = { 'idempotency-key': 'order-118/1' };
    const [first, second] = [await create(body, key), await create(body, key)];
    expect([second.status, second.value]).toEqual([201, first.value]);
    expect(await count()).toBe(1);
  });

  test('is refused with another body', async () => {
    const key = { 'idempotency-key': 'order-118/2' };
    await create(body, key);
    const other = await create({ for: { customerId: 8 } }, key);
    expect(other).toMatchObject({ status: 409, value: { code: 'idempotency_mismatch' } });
    expect(await count()).toBe(1);
  });

  test('lets one of those through who come at the same moment', async () => {
    const key = { 'idempotency-key': 'order-118/3' };
    const answers = await Promise.all([create(body, key), create(body, key), create(body, key)]);
    const kinds = new Set(answers.map(({ status, value }) => (status === 201 ? value.checkId : value.code)));
    kinds.delete('idempotency_in_progress');
    expect([kinds.size, await count()]).toEqual([1, 1]);
  });

  test('of a request that failed may be used again', async () => {
    const key = { 'idempotency-key': 'order-118/4' };
    const order = { for: { orderId: 999_999 } };
    expect((await create(order, key)).status).toBe(404);
    expect((await create(body, key)).status).toBe(201);
  });

  test('of a request that was cut short is waited for, and then taken over', async () => {
    const key = { 'idempotency-key': 'order-118/5' };
    await create(body, key);
    await world.pool.query('update idempotency_keys set status = null, answer = null');
    expect((await create(body, key)).value.code).toBe('idempotency_in_progress');
    world.time.nowMs += 60_001;
    expect((await create(body, key)).status).toBe(201);
  });

  test('is forgotten after a day', async () => {
    const key = { 'idempotency-key': 'order-118/6' };
    const first = await create(body, key);
    world.time.nowMs += 24 * 60 * 60 * 1_000 + 1;
    expect((await create(body, key)).value.checkId).not.toBe(first.value.checkId);
  });

  test('has a form', async () => {
    const answer = await create(body, { 'idempotency-key': 'x'.repeat(256) });
    expect(answer.value).toMatchObject({ code: 'invalid_request', fields: ['header.idempotency-key'] });
  });
});

describe('an invitation', () => {
  test('is a link that opens the check for whoever has it, once', async () => {
    const { checkId } = (await create({ for: { customerId: 7 } })).value;
    const { status, value } = await merchant.call('POST', `/checks/${checkId}/invitation`);
    expect(status).toBe(201);
    expect(Date.parse(value.expiresAt)).toBe(world.time.nowMs + 7 * 24 * 60 * 60 * 1_000);
    const code = value.link.slice(value.link.indexOf('#') + 1);
    const open = () =>
      world.app.fetch(
        new Request(`${receiverUrl}/v1/hand-offs/open`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: receiverUrl },
          body: JSON.stringify({ code }),
        }),
      );
    world.time.nowMs += 6 * 24 * 60 * 60 * 1_000;
    expect(readOpenedCheck(await (await open()).json())?.check.checkId).toBe(checkId);
    expect((await open()).status).toBe(410);
    expect(world.logged.join()).not.toContain(code);
  });

  test('is made for no check that has its verdict', async () => {
    const { checkId } = (await create({ for: { customerId: 7 } })).value;
    await merchant.call('POST', `/checks/${checkId}/rejection`, decision);
    const answer = await merchant.call('POST', `/checks/${checkId}/invitation`);
    expect([answer.status, answer.value.code]).toEqual([409, 'check_closed']);
  });

  test('is made twenty times, and then not', async () => {
    const { checkId } = (await create({ for: { customerId: 7 } })).value;
    for (let made = 0; made < 20; made++) await merchant.call('POST', `/checks/${checkId}/invitation`);
    expect((await merchant.call('POST', `/checks/${checkId}/invitation`)).value.code).toBe('rate_limited');
  });
});

describe('a decision of staff', () => {
  test.each([
    ['approval', 'manually_approved', 'approved'],
    ['rejection', 'manually_rejected', 'rejected'],
  ])('by %s makes the check %s, and is kept with who and why', async (path, status, kind) => {
    const { checkId } = (await create({ for: { customerId: 7 } })).value;
    const { value } = await merchant.call('POST', `/checks/${checkId}/${path}`, decision);
    const at = new Date(world.time.nowMs).toISOString();
    expect(value).toMatchObject({ status, decision: { kind, at, ...decision } });
  });

  test('is undone by another one, and by nothing else', async () => {
    const shopper = await createShopper(world, 'guest');
    const begun = await shopper.decide();
    const { checkId } = begun.check;
    await merchant.call('POST', `/checks/${checkId}/rejection`, decision);
    const photo = { body: 'a photo', headers: { 'content-type': 'image/jpeg' } };
    expect((await shopper.act(begun, 'photo', photo)).status).toBe(409);
    expect(await statusOf(checkId)).toBe('manually_rejected');
    const again = await merchant.call('POST', `/checks/${checkId}/approval`, { by: 'Sam', reason: 'My mistake' });
    expect(again.value).toMatchObject({ status: 'manually_approved', decision: { by: 'Sam' } });
  });

  test('the same twice changes nothing', async () => {
    const { checkId } = (await create({ for: { customerId: 7 } })).value;
    const first = await merchant.call('POST', `/checks/${checkId}/approval`, decision);
    world.time.nowMs += 5;
    const second = await merchant.call('POST', `/checks/${checkId}/approval`, { ...decision, by: 'Sam' });
    expect(second.value).toEqual(first.value);
  });

  test.each([
    [{}, ['body.by', 'body.reason']],
    [{ by: '  ', reason: 'x' }, ['body.by']],
    [{ by: 'Sam', reason: 'x'.repeat(1_001) }, ['body.reason']],
    [{ ...decision, isFinal: true }, ['body']],
  ])('needs a name and a reason: refused are %j', async (body, fields) => {
    const { checkId } = (await create({ for: { customerId: 7 } })).value;
    expect((await merchant.call('POST', `/checks/${checkId}/approval`, body)).value).toMatchObject({ fields });
    expect(await statusOf(checkId)).toBe('pending');
  });
});

test.each(['approval', 'rejection', 'invitation'])(
  'a check that was replaced, or never was, takes no %s',
  async (path) => {
    const { checkId } = (await create({ for: { customerId: 7 } })).value;
    await create({ for: { customerId: 7 } });
    const body = path === 'invitation' ? undefined : decision;
    const replaced = await merchant.call('POST', `/checks/${checkId}/${path}`, body);
    expect([replaced.status, replaced.value.code]).toEqual([409, 'check_replaced']);
    const unknown = await merchant.call('POST', `/checks/${unknownId}/${path}`, body);
    expect([unknown.status, unknown.value.code]).toEqual([404, 'unknown_check']);
    expect(await statusOf(checkId)).toBe('pending');
  },
);
