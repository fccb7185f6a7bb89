import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nothingKnown } from '../../../src/contract/wire/nothing-known.ts';
import type { WhenUnreachable } from '../../../src/contract/wire/policy.ts';
import { defaultSettings, orderStatus } from '../../../src/receiver/checks/settings.ts';
import { createWorld, spirits, storeHash, type World } from '../../support/receiver.ts';
import { createScriptedProvider } from '../../support/scripted-provider.ts';
import { createShopper } from '../../support/shopper.ts';

const veriff = createScriptedProvider('veriff');
let world: World;
beforeAll(async () => {
  world = await createWorld({
    examiner: { examine: async () => ({ ok: false, code: 'busy' }) },
    remoteProviders: [veriff.provider],
  });
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

/** Stripe can't be opened in this store: nobody verifies where it is alone. */
const use = async (whenProviderOut: WhenUnreachable | undefined, second: 'veriff' | null = null) => {
  const settings = { ...defaultSettings, providers: { first: 'stripe', second } as const };
  const rule = { ...spirits, ...(whenProviderOut && { whenProviderOut }) };
  await world.stores.connect(storeHash, settings, [rule], 'secret');
  await world.settled();
};
/** What the page of a new shopper is told, and what becomes of an order that is placed all the same. */
const shop = async () => {
  const shopper = await createShopper(world, 'guest');
  const response = await world.ask('/v1/decisions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      storeHash,
      cartId: shopper.cartId,
      facts: { ...nothingKnown, productIds: [102], isGuest: true },
      customerToken: null,
    }),
  });
  const { decision, mayOrder, check, checkToken } = await response.json();
  const orderId = await shopper.placeOrder();
  await world.settled();
  const order = world.sandbox.state.orders.find(({ id }) => id === orderId);
  return { decision, mayOrder, check, checkToken, isHeld: order?.statusId === orderStatus.manualVerificationRequired };
};

describe('while nobody can verify', () => {
  test('payment stays shut where the rule says nothing else', async () => {
    await use(undefined);
    expect(await shop()).toMatchObject({ decision: 'verify', mayOrder: false, isHeld: true });
  });

  test('the order may be placed and is held, also when the page asks again', async () => {
    await use('hold');
    const seen = await shop();
    expect(seen).toMatchObject({ decision: 'wait', mayOrder: true, isHeld: true });
    const again = await world.ask(`/v1/checks/${seen.check.checkId}`, {
      headers: { authorization: `Bearer ${seen.checkToken}` },
    });
    expect(await again.json()).toMatchObject({ decision: 'wait', mayOrder: true });
  });

  test('the order goes through', async () => {
    await use('allow');
    expect(await shop()).toMatchObject({ decision: 'clear', isHeld: false });
  });
});

test('while the second provider can, the check is asked for as ever', async () => {
  await use('allow', 'veriff');
  expect(await shop()).toMatchObject({ decision: 'verify', mayOrder: false, isHeld: true });
});
