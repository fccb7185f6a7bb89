import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Decision, readCheckUpdate, readDecision } from '../../../src/contract/wire/decision.ts';
import type { Facts } from '../../../src/contract/wire/facts.ts';
import { nothingKnown } from '../../../src/contract/wire/nothing-known.ts';
import type { Rule } from '../../../src/contract/wire/policy.ts';
import type { DocumentExaminer } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings, type StoreSettings } from '../../../src/receiver/checks/settings.ts';
import { evidence } from '../../support/checks.ts';
import { clientId, clientSecret, createWorld, spirits, storeHash, type World } from '../../support/receiver.ts';

const examine = vi.fn<DocumentExaminer['examine']>();
const knives: Rule = { ...spirits, id: 'knives', when: { categoryIn: [18] } };
const newCustomers: Rule = { ...spirits, id: 'new', when: { all: [{ guest: false }, { firstOrder: true }] } };
const dealers: Rule = { ...spirits, id: 'dealers', when: { not: { customerGroupIn: [6] } } };

let world: World;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine } });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await world.pool.query('truncate checks cascade');
  // Past what the catalogue is kept for, so that no test lives on what another has looked up.
  world.time.nowMs += 60 * 60 * 1_000;
  world.logged.length = 0;
});
afterEach(() => vi.useRealTimers());

const useRules = async (rules: readonly Rule[], settings: StoreSettings = defaultSettings) => {
  await world.stores.connect(storeHash, settings, rules, 'secret-of-the-webhooks');
  await world.settled();
  world.bigcommerce.mockClear();
};
const asked = () =>
  world.bigcommerce.mock.calls.map(([input, init]) =>
    new Request(input, init).url.replace(/^.*\/stores\/\w+\//, '').replace(/\?.*$/, ''),
  );
const mug: Partial<Facts> = { productIds: [101], isGuest: true };

async function customerToken(customerId: number): Promise<string> {
  return new SignJWT({ customer: { id: customerId }, operation: 'current_customer', store_hash: storeHash })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('bc/apps')
    .setAudience(clientId)
    .setExpirationTime(Math.floor(world.time.nowMs / 1_000) + 900)
    .sign(new TextEncoder().encode(clientSecret));
}

async function decide(facts: Partial<Facts>, changes: object = {}): Promise<Decision> {
  const response = await world.ask('/v1/decisions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      storeHash,
      cartId: 'b6fb0a1e-0001-4000-8000-000000000001',
      facts: { ...nothingKnown, ...facts },
      customerToken: null,
      ...changes,
    }),
  });
  const decision = readDecision(await response.json());
  if (!decision) throw new Error('A decision was expected');
  return decision;
}

describe('a cart under a rule about categories', () => {
  beforeEach(() => useRules([knives]));

  test('is looked up by the receiver, parents of the categories included', async () => {
    expect(await decide({ productIds: [103] })).toMatchObject({ decision: 'verify' });
    expect(await decide({ productIds: [102] })).toEqual({ decision: 'clear' });
  });

  test('is looked up once for all who have the same products', async () => {
    await Promise.all([decide({ productIds: [102] }), decide({ productIds: [102] })]);
    await decide({ productIds: [102] });
    expect(asked()).toEqual(['v3/catalog/products', 'v3/catalog/trees', 'v3/catalog/trees/1/categories']);
  });

  test('is not what the page says it is', async () => {
    expect(await decide({ productIds: [103], categoryIds: [] })).toMatchObject({ decision: 'verify' });
  });

  test('whose products are not known needs a check, and nothing is asked', async () => {
    expect(await decide({})).toMatchObject({ decision: 'verify' });
    expect(asked()).toEqual([]);
  });

  test.each([
    ['is out of requests', () => new Response('[]', { status: 429 }), 'rate_limited'],
    ['is down', () => new Response('', { status: 503 }), 'unreachable'],
    ['refuses the token', () => new Response('{}', { status: 403 }), 'unauthorized'],
    ['answers nonsense', () => new Response('<html>'), 'unexpected'],
  ])('needs a check while BigCommerce %s, and the log says why', async (_what, answer, code) => {
    world.bigcommerce.mockImplementationOnce(async () => answer());
    expect(await decide({ productIds: [102], emailDomain: 'canary.example' })).toMatchObject({ decision: 'verify' });
    expect(world.logged).toContain(JSON.stringify({ event: 'facts not found', storeHash, source: 'categories', code }));
    expect(world.logged.join()).not.toMatch(/canary/);
    // Whoever was told to wait is left alone for a while.
    world.time.nowMs += 60_000;
    expect(await decide({ productIds: [102] })).toEqual({ decision: 'clear' });
  });

  test('does not wait for BigCommerce longer than the page does', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const started = Promise.withResolvers<void>();
    world.bigcommerce.mockImplementationOnce(async () => {
      started.resolve();
      return new Promise<Response>(() => {});
    });
    const decision = decide({ productIds: [102] });
    await started.promise;
    vi.advanceTimersByTime(4_000);
    vi.useRealTimers();
    expect(await decision).toMatchObject({ decision: 'verify' });
  });
});

describe('nothing is looked up', () => {
  test.each<[string, Rule[], Partial<Facts>, string]>([
    ['for a cart that a rule touches for certain', [spirits, knives], { productIds: [102] }, 'verify'],
    [
      'for a cart that the page knows enough about',
      [{ ...knives, when: { all: [{ guest: false }, { categoryIn: [18] }] } }],
      mug,
      'clear',
    ],
    ['for a guest, who is in no group', [{ ...dealers, when: { customerGroupIn: [6] } }], { isGuest: true }, 'clear'],
    [
      'for a guest, who may have ordered under any address',
      [{ ...newCustomers, when: { firstOrder: true } }],
      mug,
      'verify',
    ],
  ])('%s', async (_what, rules, facts, decision) => {
    await useRules(rules);
    expect(await decide(facts)).toMatchObject({ decision });
    expect(asked()).toEqual([]);
  });
});

describe('a cart under a rule about where orders come from', () => {
  test('comes from the shop, whatever its page says, and nobody is asked', async () => {
    await useRules([
      { ...spirits, id: 'by-phone', when: { orderSourceIn: ['manual'] } },
      { ...spirits, id: 'tills', when: { externalSourceIn: ['POS'] } },
    ]);
    expect(await decide({ ...mug, orderSource: 'manual', externalSource: 'POS' })).toEqual({ decision: 'clear' });
    await useRules([{ ...spirits, when: { orderSourceIn: ['www'] } }]);
    expect(await decide({ ...mug, orderSource: 'manual' })).toMatchObject({ decision: 'verify' });
    expect(asked()).toEqual([]);
  });
});

describe('a signed-in customer', () => {
  const signedIn: Partial<Facts> = { productIds: [101], isGuest: false };

  test('is asked on the first order only', async () => {
    await useRules([newCustomers]);
    const token = { customerToken: await customerToken(1) };
    expect(await decide(signedIn, token)).toMatchObject({ decision: 'verify' });
    expect(asked()[0]).toBe('v2/orders');
    await world.settled();
    world.bigcommerce.mockImplementationOnce(async () => Response.json([{ id: 5, status_id: 10 }]));
    expect(await decide(signedIn, token)).toEqual({ decision: 'clear' });
  });

  test('is asked by group', async () => {
    await useRules([dealers]);
    const token = { customerToken: await customerToken(1) };
    for (const customer of world.sandbox.state.customers) customer.groupId = 6;
    expect(await decide(signedIn, token)).toEqual({ decision: 'clear' });
    for (const customer of world.sandbox.state.customers) customer.groupId = 5;
    expect(await decide(signedIn, token)).toMatchObject({ decision: 'verify' });
    await world.settled();
  });

  test('is nobody known without a token that can be believed', async () => {
    await useRules([newCustomers]);
    expect(await decide(signedIn, { customerToken: 'not.a.token' })).toMatchObject({ decision: 'verify' });
    expect(asked()).toEqual([]);
  });
});

describe('while a person looks at a check', () => {
  const inReview = async () => {
    examine.mockResolvedValue({
      ok: true,
      value: { kind: 'judged', outcome: 'in_review', finding: 'name_differs', evidence },
    });
    const begun = await decide({ productIds: [102] });
    if (begun.decision === 'clear') throw new Error('A check was expected');
    world.bigcommerce.mockImplementationOnce(async () => Response.json({ data: {} }));
    const answer = await world.ask(`/v1/checks/${begun.check.checkId}/photo`, {
      method: 'POST',
      body: 'a photo',
      headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${begun.checkToken}` },
    });
    return { begun, update: readCheckUpdate(await answer.json()), decision: await decide({ productIds: [102] }) };
  };

  test.each([true, false])('the shopper may order, where the store says so: %s', async (orderWhileInReview) => {
    await useRules([spirits], { ...defaultSettings, orderWhileInReview });
    const { begun, update, decision } = await inReview();
    expect(begun).toMatchObject({ decision: 'verify', mayOrder: false });
    expect(update).toMatchObject({ decision: 'wait', mayOrder: orderWhileInReview });
    expect(decision).toMatchObject({ decision: 'wait', mayOrder: orderWhileInReview });
  });
});
