import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CredentialVerifier } from '../../../src/receiver/checks/credential.ts';
import type { DocumentExaminer } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings, type StoreSettings } from '../../../src/receiver/checks/settings.ts';
import { createRefreshSession } from '../../../src/receiver/jobs/refresh-session.ts';
import { evidence } from '../../support/checks.ts';
import { aheadMs } from '../../support/planned.ts';
import { createWorld, storeHash, type World } from '../../support/receiver.ts';
import { createScriptedProvider } from '../../support/scripted-provider.ts';
import { createShopper } from '../../support/shopper.ts';

const examine = vi.fn<DocumentExaminer['examine']>();
const verifyCredential = vi.fn<CredentialVerifier>();
const kosmos = createScriptedProvider('one_kosmos', { hasWebhooks: false, needsCredential: true });

let world: World;
const open = async (settings: Partial<StoreSettings> = {}) => {
  kosmos.reset();
  examine.mockReset().mockResolvedValue({
    ok: true,
    value: { kind: 'judged', outcome: 'verified', finding: null, evidence },
  });
  world = await createWorld({
    examiner: { examine },
    remoteProviders: [kosmos.provider],
    verifyCredential,
    settings: { ...defaultSettings, ...settings },
    nowMs: aheadMs(),
  });
};
afterEach(() => world[Symbol.asyncDispose]());

/** An order that is held, and what clears it. */
const place = async () => {
  const shopper = await createShopper(world, 'guest');
  const decision = await shopper.decide();
  const orderId = await shopper.placeOrder();
  await world.settled();
  const order = () => world.sandbox.state.orders.find(({ id }) => id === orderId);
  const verify = async () => {
    await shopper.showPhoto(decision);
    await world.settled();
  };
  return { orderId, order, verify };
};
const requests = () =>
  world.bigcommerce.mock.calls
    .map(([input]) => input)
    .filter((input) => input instanceof Request)
    .map(({ method, url }) => `${method} ${new URL(url).pathname.replace(/^.*\/stores\/\w+\//, '')}`);
const say = async (scope: string, data: object) => {
  await world.deliver(JSON.stringify({ scope, producer: `stores/${storeHash}`, data }));
  await world.settled();
};
const attributesOf = (customerId: number) => {
  const { attributes, attributeValues } = world.sandbox.state;
  return Object.fromEntries(
    attributeValues
      .filter((one) => one.customerId === customerId)
      .map(({ attributeId, value }) => [attributes.find(({ id }) => id === attributeId)?.name, value]),
  );
};

describe('what BigCommerce tells us of our own writes', () => {
  test('costs no request, however often it is told', async () => {
    await open();
    const { orderId, order, verify } = await place();
    await verify();
    expect(order()?.statusId).toBe(11);
    world.bigcommerce.mockClear();
    for (let time = 0; time < 3; time++) {
      const status = { previous_status_id: 12, new_status_id: 11 };
      await say('store/order/statusUpdated', { type: 'order', id: orderId, status });
    }
    expect(requests()).toEqual([]);
  });

  test('costs none while an order is held either', async () => {
    await open();
    const { orderId } = await place();
    world.bigcommerce.mockClear();
    const status = { previous_status_id: 11, new_status_id: 12 };
    await say('store/order/statusUpdated', { type: 'order', id: orderId, status });
    expect(requests()).toEqual([]);
  });

  test('is looked at where it says something else', async () => {
    await open();
    const { orderId } = await place();
    world.bigcommerce.mockClear();
    const status = { previous_status_id: 12, new_status_id: 9 };
    await say('store/order/statusUpdated', { type: 'order', id: orderId, status });
    expect(requests()).toContain(`GET v2/orders/${orderId}`);
  });
});

describe('an order’s staff notes', () => {
  test('carry a line about the check, which changes with it, and keep what staff write', async () => {
    await open({ isInStaffNotes: true });
    const { order, verify } = await place();
    expect(order()?.staffNotes).toMatch(/^ID check \(chk_\w+\): asked for$/);
    const held = order();
    if (held) held.staffNotes = `Ring twice.\n${held.staffNotes}\nCosts $& extra.`;
    await verify();
    expect(order()?.staffNotes).toMatch(/^Ring twice\.\nID check \(chk_\w+\): (?!asked)\w+\nCosts \$& extra\.$/);
  });

  test('are written together with the status, in one request', async () => {
    await open({ isInStaffNotes: true });
    await place();
    expect(requests().filter((request) => request.startsWith('PUT v2/orders/'))).toHaveLength(1);
  });

  test('are left alone where the merchant does not want it', async () => {
    await open();
    const { order, verify } = await place();
    await verify();
    expect(order()?.staffNotes).toBe('');
  });
});

describe('a customer', () => {
  const token = 'header.payload.signature';
  const proven = { issuer: 'https://issuer.example', subject: '', ial: 2, expiresAtMs: 0, reference: 'vc_1' } as const;
  /** A customer who was verified at the provider, with this credential. */
  const verifyCustomer = async (credential: string) => {
    await open({ providers: { first: 'one_kosmos', second: null } });
    verifyCredential.mockReset().mockResolvedValue({ ok: true, value: proven });
    const customer = await createShopper(world, 'customer');
    const decision = await customer.decide();
    await customer.act(decision, 'screen');
    kosmos.sessions.set('one_kosmos_1', {
      kind: 'judged',
      outcome: 'verified',
      finding: null,
      evidence: { ...evidence, ial: 2, isFaceMatched: true },
      credential,
    });
    const { stores, checks, sessions, providers, shops, time } = world;
    const clock = () => time.nowMs;
    const refresh = createRefreshSession({ stores, checks, sessions, providers, shops, verifyCredential, clock });
    await refresh({ name: 'refresh-session', storeHash, provider: 'one_kosmos', sessionId: 'one_kosmos_1' });
    await world.settled();
    return { customerId: world.sandbox.state.customers[0]?.id ?? 0, checkId: decision.check.checkId };
  };

  test('shows the level, the credential and the face', async () => {
    const { customerId } = await verifyCustomer(token);
    expect(attributesOf(customerId)).toEqual({
      blockid_ial: '2',
      blockid_vc_token: token,
      blockid_liveid_enrolled: 'true',
    });
  });

  test('shows what stands for a credential that is too long, and nothing of it is kept beside', async () => {
    const { customerId } = await verifyCustomer(`${token}${'x'.repeat(255)}`);
    expect(attributesOf(customerId)).toMatchObject({ blockid_vc_token: 'vc_1' });
    const { rows } = await world.pool.query('select state from shown');
    expect(JSON.stringify(rows)).not.toContain('header.payload');
  });

  test('shows none of it any more once staff reject the check', async () => {
    const { customerId, checkId } = await verifyCustomer(token);
    const rejected = { kind: 'rejected', by: 'staff-1', reason: 'another person' } as const;
    await world.checks.move(storeHash, checkId, rejected, world.time.nowMs);
    await world.settled();
    expect(attributesOf(customerId)).toEqual({ blockid_ial: '0', blockid_vc_token: '', blockid_liveid_enrolled: '' });
  });

  test('who shows everything already is not written to again', async () => {
    const { checkId } = await verifyCustomer(token);
    world.bigcommerce.mockClear();
    const check = await world.checks.find(storeHash, checkId);
    if (!check) throw new Error('There is a check');
    await world.checks.showAgain(check);
    await world.settled();
    expect(requests().filter((request) => !request.startsWith('GET '))).toEqual([]);
  });
});
