import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DocumentExaminer } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings, type StoreSettings } from '../../../src/receiver/checks/settings.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, shopUrl, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

const examine = vi.fn<DocumentExaminer['examine']>();
const address = 'robin@example.com';

let world: World;
const open = async (settings: Partial<StoreSettings> = {}) => {
  examine.mockReset().mockResolvedValue({
    ok: true,
    value: { kind: 'judged', outcome: 'verified', finding: null, evidence },
  });
  world = await createWorld({ examiner: { examine }, settings: { ...defaultSettings, ...settings } });
};
afterEach(() => world[Symbol.asyncDispose]());

/** A guest's order, for which an ID was shown or not. */
const placeAsGuest = async ({ email = address, isVerified = true } = {}) => {
  const shopper = await createShopper(world, 'guest');
  const decision = await shopper.decide();
  if (isVerified) await shopper.showPhoto(decision);
  const { billing } = world.sandbox.state.carts[shopper.cartId] ?? {};
  if (billing) billing.email = email;
  const orderId = await shopper.placeOrder();
  await world.settled();
  return { orderId, checkId: decision.check.checkId };
};
/** Opens an account as a shop's page does. Answers its id. */
const openAccount = async (email = address): Promise<number> => {
  const body = JSON.stringify([{ email, first_name: 'Robin', last_name: 'Sample' }]);
  const headers = { 'X-Auth-Token': 'token-of-tests', 'content-type': 'application/json' };
  const url = `${shopUrl}/stores/${storeHash}/v3/customers`;
  const response = await world.sandbox.app.fetch(new Request(url, { method: 'POST', headers, body }));
  const { data } = (await response.json()) as { data: { id: number }[] };
  return data[0]?.id ?? 0;
};
/** BigCommerce puts an order into an account, and says no more of it than that it has changed. */
const putInto = async (orderId: number, customerId: number) => {
  const order = world.sandbox.state.orders.find(({ id }) => id === orderId);
  if (order) order.cart.customerId = customerId;
  const data = { type: 'order', id: orderId };
  await world.deliver(JSON.stringify({ scope: 'store/order/statusUpdated', producer: `stores/${storeHash}`, data }));
  await world.settled();
};
const shownOn = (customerId: number) => {
  const { metafields, attributes, attributeValues } = world.sandbox.state;
  const ial = attributes.find(({ name }) => name === 'blockid_ial')?.id;
  return {
    ...Object.fromEntries(
      metafields
        .filter(({ owner, ownerId }) => owner === 'customer' && ownerId === customerId)
        .map(({ key, value }) => [key, value]),
    ),
    ial: attributeValues.find((one) => one.customerId === customerId && one.attributeId === ial)?.value,
  };
};
const nothing = { ial: undefined };

describe('a guest’s clear check follows them into the account that they make', () => {
  test('once their order is in it, and BigCommerce shows it on the customer', async () => {
    await open();
    const { orderId, checkId } = await placeAsGuest();
    const customerId = await openAccount();
    await world.settled();
    expect(shownOn(customerId)).toEqual(nothing);
    await putInto(orderId, customerId);
    expect(shownOn(customerId)).toEqual({ check_id: checkId, verification_status: 'verified', ial: '1' });
    expect(await world.checks.findForCustomer(storeHash, customerId)).toMatchObject([{ checkId, status: 'verified' }]);
  });

  test('at once where their order is in it from the beginning', async () => {
    await open();
    const { orderId, checkId } = await placeAsGuest();
    world.sandbox.faults.set({ lostWebhooksPercent: 100 });
    const customerId = await openAccount();
    world.sandbox.faults.reset();
    const order = world.sandbox.state.orders.find(({ id }) => id === orderId);
    if (order) order.cart.customerId = customerId;
    const data = { type: 'customer', id: customerId };
    const created = JSON.stringify({ scope: 'store/customer/created', producer: `stores/${storeHash}`, data });
    await world.deliver(created);
    await world.deliver(created);
    await world.settled();
    expect(shownOn(customerId)).toMatchObject({ check_id: checkId });
    const { rows } = await world.pool.query(`select event from check_events where event->>'kind' = 'claimed'`);
    expect(rows).toEqual([{ event: { kind: 'claimed', customerId, orderId } }]);
  });

  test('by its address alone where the merchant trusts addresses', async () => {
    await open({ linkByEmail: true });
    const { checkId } = await placeAsGuest();
    const customerId = await openAccount('Robin@Example.com');
    await world.settled();
    expect(shownOn(customerId)).toMatchObject({ check_id: checkId });
  });
});

describe('nobody gets a check that is not theirs', () => {
  test('by an account with the same address', async () => {
    await open();
    await placeAsGuest();
    const customerId = await openAccount();
    await world.settled();
    expect(shownOn(customerId)).toEqual(nothing);
    expect(await world.checks.findForCustomer(storeHash, customerId)).toEqual([]);
  });

  test('by another’s order that was put into their account', async () => {
    await open();
    const { orderId } = await placeAsGuest({ email: 'kim@example.com' });
    const customerId = await openAccount();
    await putInto(orderId, customerId);
    expect(shownOn(customerId)).toEqual(nothing);
  });

  test('that is not clear', async () => {
    await open({ linkByEmail: true });
    await placeAsGuest({ isVerified: false });
    const customerId = await openAccount();
    await world.settled();
    expect(await world.checks.findForCustomer(storeHash, customerId)).toEqual([]);
  });

  test('in the place of one of their own', async () => {
    await open();
    const { orderId } = await placeAsGuest({ email: 'avery@example.com' });
    const customer = await createShopper(world, 'customer');
    const { check } = await customer.decide();
    const [{ id: customerId = 0 } = {}] = world.sandbox.state.customers;
    await putInto(orderId, customerId);
    expect(await world.checks.findForCustomer(storeHash, customerId)).toMatchObject([{ checkId: check.checkId }]);
  });
});

test('an account in a shop where no guest was ever verified is not looked at', async () => {
  await open();
  world.bigcommerce.mockClear();
  await openAccount();
  await world.settled();
  expect(world.bigcommerce).not.toHaveBeenCalled();
});
