import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Rule } from '../../../src/contract/wire/policy.ts';
import type { DocumentExaminer } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';
import { spirits } from '../../support/spirits.ts';

const examine = vi.fn<DocumentExaminer['examine']>();

let world: World;
const open = async ({ linkByEmail = false, rules = [spirits] }: { linkByEmail?: boolean; rules?: Rule[] } = {}) => {
  examine
    .mockReset()
    .mockResolvedValue({ ok: true, value: { kind: 'judged', outcome: 'verified', finding: null, evidence } });
  world = await createWorld({ examiner: { examine }, rules, settings: { ...defaultSettings, linkByEmail } });
};
afterEach(() => world[Symbol.asyncDispose]());

const statusOf = (orderId: number) => world.sandbox.state.orders.find(({ id }) => id === orderId)?.statusId;
const checkOf = async (orderId: number) => (await world.orders.find(storeHash, orderId))?.checkId;
const placeVerified = async (as: 'guest' | 'customer') => {
  const shopper = await createShopper(world, as);
  await shopper.showPhoto(await shopper.decide());
  const orderId = await shopper.placeOrder();
  await world.settled();
  return orderId;
};
const place = async (as: 'guest' | 'customer', email?: string) => {
  const shopper = await createShopper(world, as);
  const billing = world.sandbox.state.carts[shopper.cartId]?.billing;
  if (email !== undefined && billing) billing.email = email;
  const orderId = await shopper.placeOrder();
  await world.settled();
  return orderId;
};

describe('a guest who was verified and orders again', () => {
  test('is asked again, unless the merchant trusts the e-mail address', async () => {
    await open();
    const first = await placeVerified('guest');
    const second = await place('guest');
    expect([statusOf(first), statusOf(second)]).toEqual([11, 12]);
  });

  test('is known by the address where the merchant trusts that, in whatever case it is written', async () => {
    await open({ linkByEmail: true });
    const first = await placeVerified('guest');
    const second = await place('guest', 'Avery@Example.com');
    expect([statusOf(first), statusOf(second)]).toEqual([11, 11]);
    expect(await checkOf(second)).toBe(await checkOf(first));
  });

  test('is not known by another address, nor one that was not verified by theirs', async () => {
    await open({ linkByEmail: true });
    await placeVerified('guest');
    const [other, again] = [await place('guest', 'kim@example.com'), await place('guest', 'kim@example.com')];
    expect([statusOf(other), statusOf(again)]).toEqual([12, 12]);
    expect(await checkOf(again)).not.toBe(await checkOf(other));
  });

  test('is not known by the address of an account', async () => {
    await open({ linkByEmail: true });
    await placeVerified('customer');
    expect(statusOf(await place('guest'))).toBe(12);
  });
});

describe('an order that asks for more than its customer has shown', () => {
  const dear: Rule = {
    ...spirits,
    id: 'dear',
    when: { totalAtLeast: { amountMinor: 20_000, currency: 'USD' } },
    requires: { ial: 2, minimumAge: null },
  };

  test('is held for a new check at the higher level, and the earlier order stays as it is', async () => {
    await open({ rules: [spirits, dear] });
    const first = await placeVerified('customer');
    const shopper = await createShopper(world, 'customer');
    for (const line of world.sandbox.state.carts[shopper.cartId]?.lines ?? []) line.quantity = 20;
    const second = await shopper.placeOrder();
    await world.settled();
    expect([statusOf(first), statusOf(second)]).toEqual([11, 12]);
    expect(await checkOf(second)).not.toBe(await checkOf(first));
    const check = await world.checks.find(storeHash, (await checkOf(second)) ?? '');
    expect(check).toMatchObject({ status: 'pending', requirement: { ial: 2 } });
  });

  test('is judged by what was ordered, where the cart grew after the check', async () => {
    await open({ rules: [spirits, dear] });
    const shopper = await createShopper(world, 'guest');
    await shopper.showPhoto(await shopper.decide());
    for (const line of world.sandbox.state.carts[shopper.cartId]?.lines ?? []) line.quantity = 20;
    const orderId = await shopper.placeOrder();
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
  });
});
