import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { evidence } from '../../../support/checks.ts';
import { createMerchant, type Merchant } from '../../../support/merchant.ts';
import { createWorld, type World } from '../../../support/receiver.ts';
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
  await world.pool.query('truncate checks, check_events, orders, hand_offs, webhook_endpoints cascade');
});

/** A verified customer's check, of which a webhook told. */
const verified = async () => {
  await merchant.call('POST', '/webhooks', { url: 'https://erp.example.com/' });
  const shopper = await createShopper(world, 'customer');
  const begun = await shopper.decide();
  await shopper.showPhoto(begun);
  await world.settled();
  return (await merchant.call('GET', `/checks/${begun.check.checkId}`)).value;
};

test('the person of a check is erased with a receipt, and the check stays as nobody’s', async () => {
  const { checkId } = await verified();
  const { status, value } = await merchant.call('DELETE', `/checks/${checkId}/person`);
  expect([status, value.at]).toEqual([200, new Date(world.time.nowMs).toISOString()]);
  expect(value.counts).toMatchObject({ checks: 1, webhooks: 2 });
  expect((await merchant.call('GET', `/checks/${checkId}`)).value).toMatchObject({
    evidence: null,
    customerId: null,
    forgottenAt: value.at,
  });
  expect((await merchant.call('GET', `/erasures/${value.erasureId}`)).value).toEqual(value);
  expect((await world.pool.query('select 1 from webhook_deliveries')).rowCount).toBe(0);
});

test('a customer is erased by their number, and again with nothing left to count', async () => {
  const { checkId, customerId } = await verified();
  const first = await merchant.call('DELETE', `/customers/${customerId}/person`);
  expect(first.value.counts.checks).toBe(1);
  expect((await merchant.call('GET', `/checks?customerId=${customerId}`)).value.checks).toEqual([]);
  const second = await merchant.call('DELETE', `/customers/${customerId}/person`);
  expect(second.value.counts.checks).toBe(0);
  expect(second.value.erasureId).not.toBe(first.value.erasureId);
  const again = await merchant.call('DELETE', `/checks/${checkId}/person`);
  expect([again.status, again.value.counts.checks]).toEqual([200, 0]);
});

test('a check that is forgotten takes neither a decision nor an invitation', async () => {
  const { checkId } = await verified();
  await merchant.call('DELETE', `/checks/${checkId}/person`);
  const decided = await merchant.call('POST', `/checks/${checkId}/approval`, { by: 'Sam', reason: 'Known to us' });
  expect(decided.value.code).toBe('unknown_check');
  expect((await merchant.call('POST', `/checks/${checkId}/invitation`)).value.code).toBe('unknown_check');
});

test.each([
  ['/checks/chk_00000000000000000000/person', 'unknown_check'],
  ['/checks/x/person', 'unknown_check'],
  ['/customers/0/person', 'not_found'],
  ['/customers/me/person', 'not_found'],
])('nobody is erased at %s', async (path, code) => {
  expect(await merchant.call('DELETE', path)).toMatchObject({ status: 404, value: { code } });
});
