import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readProblem } from '../../../src/contract/wire/error-codes.ts';
import { readProviderScreen } from '../../../src/contract/wire/provider-screen.ts';
import type { ProviderError } from '../../../src/receiver/checks/provider.ts';
import { defaultSettings, type StoreSettings } from '../../../src/receiver/checks/settings.ts';
import { createWorld, receiverUrl, spirits, storeHash, type World } from '../../support/receiver.ts';
import { createScriptedProvider } from '../../support/scripted-provider.ts';
import { createShopper } from '../../support/shopper.ts';

type Shopper = Awaited<ReturnType<typeof createShopper>>;
const stripe = createScriptedProvider('stripe');
const persona = createScriptedProvider('persona', { isFrameable: true });
const withProviders = (first: 'stripe' | 'document', second: 'persona' | 'document' | 'veriff' | null) => ({
  ...defaultSettings,
  providers: { first, second },
});
let world: World;
let shopper: Shopper;
let begun: Awaited<ReturnType<Shopper['decide']>>;
beforeAll(async () => {
  world = await createWorld({
    examiner: { examine: vi.fn() },
    remoteProviders: [stripe.provider, persona.provider],
    // Far ahead, so that no planned look is due while a test runs.
    nowMs: Date.parse('2080-11-21T12:00:00Z'),
  });
});
afterAll(() => world[Symbol.asyncDispose]());

const use = async (settings: StoreSettings) => {
  await world.stores.connect(storeHash, settings, [spirits], 'secret-of-the-webhooks');
  await world.settled();
  shopper = await createShopper(world, 'guest');
  begun = await shopper.decide();
};
beforeEach(async () => {
  stripe.reset();
  persona.reset();
  await world.pool.query('truncate checks, rate_limits cascade');
  await use(withProviders('stripe', null));
});

const show = (init: RequestInit = {}) => shopper.act(begun, 'screen', init);
const shown = async () => readProviderScreen(await (await show()).json());
const problemOf = async (response: Response) => [response.status, readProblem(await response.json())?.code];
const checkNow = async () => world.checks.find(storeHash, begun.check.checkId);
const sessionsNow = () => world.sessions.findOfCheck(storeHash, begun.check.checkId);
/** As after its shopper had closed it, which the provider does not tell by itself. */
const endSession = async (sessionId: string) => {
  const session = await world.sessions.find(storeHash, 'stripe', sessionId);
  if (!session) throw new Error('A session was expected');
  await world.sessions.giveUp(session, world.time.nowMs);
};

describe('the screen of a provider', () => {
  test('is shown for a check that the first provider does, with what that needs to know', async () => {
    expect(begun.check.isElsewhere).toBe(true);
    expect(await shown()).toEqual({
      url: 'https://stripe.example/go/stripe_1',
      isFrameable: false,
      expiresAtMs: null,
    });
    const [{ request } = {}] = stripe.asked;
    expect(request).toMatchObject({
      checkId: begun.check.checkId,
      requirement: { ial: 1, minimumAge: 21 },
      person: { name: { first: expect.any(String), last: expect.any(String) }, email: expect.stringContaining('@') },
      language: 'en',
      returnUrl: `${receiverUrl}/verify/done`,
    });
    expect(await checkNow()).toMatchObject({ status: 'pending', revision: begun.check.revision });
  });

  test('speaks the language of the browser', async () => {
    await show({ headers: { 'accept-language': 'de-AT, en;q=0.5' } });
    expect(stripe.asked[0]?.request?.language).toBe('de');
  });

  test('is that of the session which was begun, however often it is asked for', async () => {
    const first = await shown();
    expect(await shown()).toEqual(first);
    expect([stripe.count('create'), stripe.count('resume'), (await sessionsNow()).length]).toEqual([1, 1, 1]);
  });

  test('is made once when two tabs ask at the same time', async () => {
    let second: Response | undefined;
    stripe.meanwhile.set('create', async () => {
      second = await show();
    });
    expect((await show()).status).toBe(200);
    expect(second && (await problemOf(second))).toEqual([409, 'busy']);
    expect(stripe.count('create')).toBe(1);
  });

  test('is made by another receiver, and the same, when one was killed while it had it made', async () => {
    const { checkId } = begun.check;
    const claim = await world.sessions.claim(storeHash, checkId, world.time.nowMs);
    expect(await problemOf(await show())).toEqual([409, 'busy']);
    world.time.nowMs += 30_000;
    expect((await show()).status).toBe(200);
    expect(claim).toEqual({ kind: 'claimed', number: 1, idempotencyKey: stripe.asked[0]?.request?.idempotencyKey });
  });

  test('is of a new session when the shopper can go on with the old one no more', async () => {
    await shown();
    stripe.troubles.set('resume', 'refused');
    stripe.sessions.set('stripe_1', { kind: 'ended', reason: 'expired' });
    expect(await shown()).toMatchObject({ url: 'https://stripe.example/go/stripe_2' });
    expect((await sessionsNow()).map(({ number, kind }) => [number, kind])).toEqual([
      [2, 'created'],
      [1, 'ended'],
    ]);
    expect(await checkNow()).toMatchObject({ status: 'in_progress' });
  });

  test('is of a new session, and the old one is cancelled, when only the provider says that it goes on', async () => {
    await shown();
    stripe.troubles.set('resume', 'refused');
    stripe.sessions.set('stripe_1', { kind: 'opened' });
    expect(await shown()).toMatchObject({ url: 'https://stripe.example/go/stripe_2' });
    expect(stripe.count('cancel')).toBe(1);
  });

  test('is the one it was made with, until it runs out, where the provider has no other', async () => {
    const first = await shown();
    stripe.troubles.set('resume', 'unsupported');
    expect(await shown()).toMatchObject({ url: first?.url });
    const { rows } = await world.pool.query('select screen_url from sessions');
    expect(String(rows[0]?.screen_url)).not.toContain('stripe.example');
    world.time.nowMs += 24 * 60 * 60_000;
    begun = await shopper.decide();
    expect(await shown()).toMatchObject({ url: 'https://stripe.example/go/stripe_2' });
  });

  test('is not shown again while the verdict is on its way', async () => {
    await shown();
    stripe.troubles.set('resume', 'refused');
    stripe.sessions.set('stripe_1', { kind: 'submitted' });
    expect(await problemOf(await show())).toEqual([409, 'busy']);
    expect(stripe.count('create')).toBe(1);
  });

  test('is shown for five sessions, and then a person looks', async () => {
    for (let number = 1; number <= 5; number++) {
      expect(await shown()).toMatchObject({ url: `https://stripe.example/go/stripe_${number}` });
      await endSession(`stripe_${number}`);
    }
    expect(await problemOf(await show())).toEqual([409, 'check_closed']);
    expect(await checkNow()).toMatchObject({ status: 'in_review', finding: 'attempts_used_up' });
    expect(stripe.count('create')).toBe(5);
  });

  test('is asked for only so often', async () => {
    const answers = [];
    for (let time = 0; time <= 20; time++) answers.push((await show()).status);
    expect(answers.filter((status) => status === 429)).toHaveLength(1);
  });
});

describe('the screen of a provider is refused', () => {
  test('before the shopper has agreed, where the store asks', async () => {
    await use({ ...withProviders('stripe', null), consent: { isAsked: true, text: null } });
    expect(await problemOf(await show())).toEqual([409, 'consent_missing']);
    expect(stripe.asked).toEqual([]);
    await shopper.act(begun, 'consent');
    expect((await show()).status).toBe(200);
  });

  test('for a check that is here, as its photo is for one that is elsewhere', async () => {
    expect(
      await problemOf(await shopper.act(begun, 'photo', { body: 'x', headers: { 'content-type': 'image/jpeg' } })),
    ).toEqual([409, 'wrong_provider']);
    await use(withProviders('document', null));
    expect(begun.check.isElsewhere).toBe(false);
    expect(await problemOf(await show())).toEqual([409, 'wrong_provider']);
  });

  test('for a check that is closed', async () => {
    await shopper.act(begun, 'person');
    expect(await problemOf(await show())).toEqual([409, 'check_closed']);
  });

  test.each<[string, number, string, RequestInit]>([
    ['without a token', 401, 'unauthorized', { headers: { authorization: '' } }],
    ["to a page that is no store's", 403, 'origin_not_allowed', { headers: { origin: 'https://evil.example' } }],
  ])('%s', async (_what, status, code, init) => {
    expect(await problemOf(await show(init))).toEqual([status, code]);
    expect(stripe.asked).toEqual([]);
  });
});

describe('a provider that can not make a session', () => {
  const errors: ProviderError[] = ['unreachable', 'rate_limited', 'unauthorized', 'refused', 'unexpected'];

  test.each(errors)('has its check go over to the second: %s', async (code) => {
    await use(withProviders('stripe', 'persona'));
    stripe.troubles.set('create', code);
    expect(await shown()).toEqual({
      url: 'https://persona.example/go/persona_1',
      isFrameable: true,
      expiresAtMs: null,
    });
    expect(await checkNow()).toMatchObject({ provider: 'persona', status: 'pending' });
    stripe.troubles.clear();
    expect(await shown()).toMatchObject({ url: 'https://persona.example/go/persona_1' });
  });

  test('has its check go on here, where the built-in check is the second', async () => {
    await use(withProviders('stripe', 'document'));
    stripe.troubles.set('create', 'refused');
    expect(await problemOf(await show())).toEqual([409, 'wrong_provider']);
    expect((await shopper.decide()).check).toMatchObject({ isElsewhere: false, status: 'pending' });
  });

  test.each([null, 'veriff'] as const)('leaves the shopper waiting where there is no other: %s', async (second) => {
    await use(withProviders('stripe', second));
    stripe.troubles.set('create', 'refused');
    expect(await problemOf(await show())).toEqual([503, 'upstream_unavailable']);
    expect(await checkNow()).toMatchObject({ provider: 'stripe', status: 'pending' });
    stripe.troubles.clear();
    expect((await show()).status).toBe(200);
  });

  test('keeps a check that it once began', async () => {
    await use(withProviders('stripe', 'persona'));
    await shown();
    stripe.troubles.set('all', 'rate_limited');
    expect(await problemOf(await show())).toEqual([503, 'upstream_unavailable']);
    await endSession('stripe_1');
    expect(await problemOf(await show())).toEqual([503, 'upstream_unavailable']);
    expect([await checkNow(), persona.asked]).toMatchObject([{ provider: 'stripe' }, []]);
  });

  test('is asked anew by another key after it refused, for what it is asked may have changed', async () => {
    stripe.troubles.set('create', 'refused');
    await show();
    stripe.troubles.clear();
    await show();
    expect(new Set(stripe.asked.map(({ request }) => request?.idempotencyKey)).size).toBe(2);
  });

  test('is told of in the log, without anything of the shopper', async () => {
    world.logged.length = 0;
    stripe.troubles.set('create', 'refused');
    await show();
    expect(world.logged.join()).toMatch(/provider did not show its screen.*"provider":"stripe","code":"refused"/);
    expect(world.logged.join()).not.toMatch(/@/);
  });
});
