import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TimelineItem, timelineSchema, timelineTitles } from '../../../../src/contract/schema/admin/timeline.ts';
import { defaultSettings, orderStatus } from '../../../../src/receiver/checks/settings.ts';
import { evidence } from '../../../support/checks.ts';
import { createControlPanelUser } from '../../../support/control-panel.ts';
import { createWorld, storeHash, type World } from '../../../support/receiver.ts';
import { createShopper } from '../../../support/shopper.ts';

let world: World;
let staff: Awaited<ReturnType<ReturnType<typeof createControlPanelUser>['as']>>;
beforeAll(async () => {
  const examine = async () =>
    ({ ok: true, value: { kind: 'judged', outcome: 'in_review', finding: 'name_differs', evidence } }) as const;
  world = await createWorld({ examiner: { examine }, hasMail: true });
  const panel = createControlPanelUser(world);
  await panel.install();
  staff = await panel.as('owner');
});
afterAll(async () => {
  await world.settled();
  await world[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await world.settled();
  await world.pool.query('truncate checks, check_events, orders, hand_offs, order_actions, shown cascade');
});

const read = async (path: string) => {
  const { items, checkId } = timelineSchema.parse((await staff('GET', `${path}/timeline`)).value);
  expect(items.map(({ atMs }) => atMs)).toEqual(items.map(({ atMs }) => atMs).sort((a, b) => a - b));
  for (const { title } of items) expect(timelineTitles).toContain(title);
  return { items, checkId };
};
const titles = (items: readonly TimelineItem[]) => items.map(({ title }) => title);
const one = (items: readonly TimelineItem[], title: string) => items.find((item) => item.title === title);

describe('the timeline of a check', () => {
  test('tells which rules asked, what they saw, what was found and who decided', async () => {
    const shopper = await createShopper(world, 'guest');
    const begun = await shopper.decide();
    const { checkId } = begun.check;
    world.time.nowMs += 1_000;
    await shopper.act(begun, 'open');
    world.time.nowMs += 1_000;
    await shopper.showPhoto(begun);
    world.time.nowMs += 1_000;
    const { revision } = (await staff('GET', `/checks/${checkId}`)).value;
    await staff('POST', `/checks/${checkId}/decision`, { decision: 'approve', reason: 'Same person', revision });
    const { items } = await read(`/checks/${checkId}`);
    expect(titles(items)).toEqual([
      'rules_asked',
      'facts_seen',
      'check_created',
      'check_opened',
      'document_examined',
      'check_approved',
    ]);
    expect(one(items, 'rules_asked')).toMatchObject({
      kind: 'rule',
      details: { ruleNames: ['Whisky needs 21'], policyVersion: 1 },
    });
    expect(one(items, 'facts_seen')).toMatchObject({
      kind: 'facts',
      details: { total: '99.00 USD', productIds: [102], isGuest: true, rulesThatApply: ['spirits'] },
    });
    expect(one(items, 'check_created')?.details).toMatchObject({ checkId, ial: 1, minimumAge: 21 });
    expect(one(items, 'document_examined')?.details).toMatchObject({ status: 'in_review', finding: 'name_differs' });
    expect(one(items, 'check_approved')).toMatchObject({
      kind: 'staff',
      by: { email: 'owner@example.com' },
      details: { reason: 'Same person' },
    });
  });

  test('tells of whoever of the staff asked for it, invited again, and took back', async () => {
    const { checkId } = (await staff('POST', '/checks', { customerId: 4_711 })).value;
    world.time.nowMs += 1_000;
    await staff('POST', `/checks/${checkId}/invitation`);
    const decide = (decision: string, revision: number) =>
      staff('POST', `/checks/${checkId}/decision`, { decision, reason: 'x', revision });
    world.time.nowMs += 1_000;
    const { revision } = (await decide('reject', 0)).value;
    world.time.nowMs += 1_000;
    await staff('POST', `/checks/${checkId}/undo`, { revision });
    const { items } = await read(`/checks/${checkId}`);
    const byStaff = items.filter(({ by }) => by?.email === 'owner@example.com');
    expect(titles(byStaff)).toEqual(['check_created', 'invited_by_staff', 'check_rejected', 'decision_undone']);
    expect(one(items, 'decision_undone')?.details).toEqual({ status: 'pending' });
  });

  test('tells that a program was told of it, and what BigCommerce shows', async () => {
    const shopper = await createShopper(world, 'customer');
    const { checkId } = (await shopper.decide()).check;
    const url = 'https://merchant.example/hooks';
    const { endpointId } = (await staff('POST', '/webhooks', { url })).value;
    world.time.nowMs += 1_000;
    await world.checks.move(storeHash, checkId, { kind: 'personAsked' }, world.time.nowMs);
    await world.settled();
    await staff('DELETE', `/webhooks/${endpointId}`);
    const { items } = await read(`/checks/${checkId}`);
    expect(one(items, 'written_to_customer')).toMatchObject({
      kind: 'write_back',
      details: { status: 'in_review', checkId },
    });
    expect(titles(items)).toContain('person_asked_for');
  });

  test('of somebody who was erased has what happened, and nothing that tells who it was', async () => {
    const shopper = await createShopper(world, 'guest');
    const begun = await shopper.decide();
    const { checkId } = begun.check;
    await shopper.placeOrder();
    await world.settled();
    await shopper.showPhoto(begun);
    const { revision } = (await staff('GET', `/checks/${checkId}`)).value;
    await staff('POST', `/checks/${checkId}/decision`, { decision: 'reject', reason: 'canary', revision });
    await world.settled();
    world.time.nowMs += 1_000;
    await staff('DELETE', `/checks/${checkId}/person`);
    await world.settled();
    const { items } = await read(`/checks/${checkId}`);
    expect(titles(items)).toEqual([
      'rules_asked',
      'check_created',
      'document_examined',
      'check_rejected',
      'person_erased',
    ]);
    expect(one(items, 'check_rejected')).toMatchObject({ by: { email: 'owner@example.com' } });
    const { rows } = await world.pool.query('select judged from orders');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify([items, rows])).not.toMatch(/canary|productIds|shippingCountries/);
  });

  test('of another store, or of none, is not there', async () => {
    const path = `/checks/chk_${'0'.repeat(32)}/timeline`;
    expect(await staff('GET', path)).toMatchObject({ status: 404, value: { code: 'unknown_check' } });
  });
});

describe('the timeline of an order', () => {
  test('tells why it was held, who was written to, and why it was released', async () => {
    const orderId = await (await createShopper(world, 'guest')).placeOrder();
    await world.settled();
    world.time.nowMs += 1_000;
    const { checkId } = (await staff('GET', `/orders/${orderId}/check`)).value;
    await staff('POST', `/checks/${checkId}/decision`, { decision: 'approve', reason: 'x', revision: 0 });
    await world.settled();
    const timeline = await read(`/orders/${orderId}`);
    expect(timeline.checkId).toBe(checkId);
    const { items } = timeline;
    for (const title of ['rules_asked', 'facts_seen', 'check_created', 'shopper_invited', 'check_approved'])
      expect(titles(items)).toContain(title);
    expect(one(items, 'order_held')).toMatchObject({
      kind: 'status',
      details: { orderId, toStatusId: orderStatus.manualVerificationRequired },
    });
    expect(one(items, 'order_released')?.details).toMatchObject({
      fromStatusId: orderStatus.manualVerificationRequired,
    });
    expect(one(items, 'written_to_order')?.details).toMatchObject({ status: 'manually_approved', checkId });
    expect((await read(`/checks/${checkId}`)).items).toEqual(items);
  });

  test('tells what was left alone, and why', async () => {
    const settings = {
      ...defaultSettings.orderStatusSync,
      protectedStatusIds: [orderStatus.pending, orderStatus.awaitingPayment, orderStatus.awaitingFulfillment],
    };
    await world.pool.query('update stores set settings = $2 where store_hash = $1', [
      storeHash,
      { ...defaultSettings, orderStatusSync: settings },
    ]);
    const orderId = await (await createShopper(world, 'guest')).placeOrder();
    await world.settled();
    await world.pool.query('update stores set settings = $2 where store_hash = $1', [storeHash, defaultSettings]);
    const { items } = await read(`/orders/${orderId}`);
    expect(one(items, 'order_left')).toMatchObject({ kind: 'skip', details: { orderId, reason: 'protected' } });
  });

  test('tells that no rule asked', async () => {
    const orderId = await (await createShopper(world, 'guest', 'mug')).placeOrder();
    await world.settled();
    const { items, checkId } = await read(`/orders/${orderId}`);
    expect(checkId).toBeNull();
    expect(items).toMatchObject([
      { kind: 'rule', title: 'rules_asked_nothing', details: { orderId, policyVersion: 1 } },
    ]);
  });

  test('is empty for one that was never seen', async () => {
    expect(await read('/orders/999999')).toEqual({ items: [], checkId: null });
    expect(await staff('GET', '/orders/x/timeline')).toMatchObject({ status: 404 });
  });
});
