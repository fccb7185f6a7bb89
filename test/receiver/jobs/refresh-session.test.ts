import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CredentialVerifier } from '../../../src/receiver/checks/credential.ts';
import type { ProviderError, SessionLook, SessionState } from '../../../src/receiver/checks/provider.ts';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { createRefreshSession } from '../../../src/receiver/jobs/refresh-session.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, storeHash, type World } from '../../support/receiver.ts';
import { createScriptedProvider } from '../../support/scripted-provider.ts';
import { createShopper } from '../../support/shopper.ts';

type Shopper = Awaited<ReturnType<typeof createShopper>>;
const stripe = createScriptedProvider('stripe');
const kosmos = createScriptedProvider('one_kosmos', { hasWebhooks: false, needsCredential: true });
const verifyCredential = vi.fn<CredentialVerifier>();
const second = 1_000;
const minute = 60 * second;
const judged = (changes: object = {}): SessionState => ({
  kind: 'judged',
  outcome: 'verified',
  finding: null,
  evidence,
  ...changes,
});
const verified = judged();
const review = judged({ outcome: 'in_review', finding: 'needs_review' });

let world: World;
let refresh: ReturnType<typeof createRefreshSession>;
let shopper: Shopper;
let begun: Awaited<ReturnType<Shopper['decide']>>;
let beganAtMs: number;
beforeAll(async () => {
  world = await createWorld({
    examiner: { examine: vi.fn() },
    remoteProviders: [stripe.provider, kosmos.provider],
    verifyCredential,
    // Far ahead, so that no planned look is due while a test runs.
    nowMs: Date.parse('2080-11-21T12:00:00Z'),
  });
  const { stores, checks, sessions, providers, shops, time } = world;
  refresh = createRefreshSession({
    stores,
    checks,
    sessions,
    providers,
    shops,
    verifyCredential,
    clock: () => time.nowMs,
  });
});
afterAll(() => world[Symbol.asyncDispose]());

const begin = async (first: 'stripe' | 'one_kosmos') => {
  const settings = { ...defaultSettings, providers: { first, second: null } };
  await world.stores.connect(storeHash, settings, (await world.stores.find(storeHash))?.policy.rules ?? [], 'secret');
  shopper = await createShopper(world, 'guest');
  begun = await shopper.decide();
  beganAtMs = world.time.nowMs;
  await shopper.act(begun, 'screen');
};
beforeEach(async () => {
  stripe.reset();
  kosmos.reset();
  verifyCredential.mockReset();
  await world.pool.query('truncate checks, rate_limits cascade');
  await world.pool.query(`delete from jobs.job where name = 'refresh-session'`);
  await begin('stripe');
  world.bigcommerce.mockClear();
});

const look = (more: { plannedForMs?: number } = {}, sessionId = 'stripe_1') =>
  refresh({ name: 'refresh-session', storeHash, provider: 'stripe', sessionId, ...more });
const lookWith = (state: SessionState | ((look: SessionLook) => SessionState)) => {
  stripe.sessions.set('stripe_1', state);
  return look();
};
const checkNow = async () => {
  const check = await world.checks.find(storeHash, begun.check.checkId);
  if (!check) throw new Error('A check was expected');
  return check;
};
const sessionNow = () => world.sessions.find(storeHash, 'stripe', 'stripe_1');
const history = async () =>
  (await world.pool.query<{ event: { kind: string } }>('select event from check_events order by id')).rows.map(
    ({ event }) => event,
  );
const planned = async () => {
  const { rows } = await world.pool.query<{ at: Date }>(
    `select start_after as at from jobs.job where name = 'refresh-session' and state = 'created' order by start_after`,
  );
  return rows.map(({ at }) => at.getTime());
};

describe('a look at a session', () => {
  test('moves the check by what is there, and tells why in its history', async () => {
    await lookWith({ kind: 'opened' });
    expect(await checkNow()).toMatchObject({ status: 'in_progress' });
    await lookWith(verified);
    expect(await checkNow()).toMatchObject({ status: 'verified', evidence });
    expect((await history()).slice(1)).toEqual([
      { kind: 'reported', provider: 'stripe', sessionId: 'stripe_1', state: { kind: 'opened' } },
      { kind: 'reported', provider: 'stripe', sessionId: 'stripe_1', state: verified },
    ]);
  });

  test('has a verdict judged with the billing name, on the day of the shop, for what is asked', async () => {
    await lookWith(verified);
    expect(stripe.asked.at(-1)?.look).toEqual({
      checkId: begun.check.checkId,
      requirement: { ial: 1, minimumAge: 21 },
      billingName: { first: expect.any(String), last: expect.any(String) },
      today: '2080-11-21',
    });
  });

  test('asks the shop for nothing while there is no verdict', async () => {
    await lookWith({ kind: 'opened' });
    await lookWith({ kind: 'submitted' });
    expect(world.bigcommerce).not.toHaveBeenCalled();
  });

  test('judges a verdict as of the day on which there first was one', async () => {
    await lookWith(verified);
    world.time.nowMs += 40 * 24 * 60 * minute;
    await look();
    expect(new Set(stripe.asked.flatMap(({ look: asked }) => asked?.today ?? []))).toEqual(new Set(['2080-11-21']));
  });

  test('takes a session that the provider knows no more for over', async () => {
    stripe.sessions.clear();
    await look();
    expect(await sessionNow()).toMatchObject({ kind: 'ended', nextLookAtMs: null });
    expect(await checkNow()).toMatchObject({ status: 'in_progress' });
  });

  test('is nothing for a session that is none of ours', async () => {
    await look({}, 'unknown');
    expect(stripe.count('fetch')).toBe(0);
  });
});

describe('a look that can not be had', () => {
  test.each<ProviderError>(['unreachable', 'rate_limited', 'unauthorized', 'unexpected'])(
    'is tried again by the queue, and changes nothing: %s',
    async (code) => {
      stripe.troubles.set('fetch', code);
      await expect(lookWith(verified)).rejects.toThrow(code);
      expect([await checkNow(), await sessionNow()]).toMatchObject([{ status: 'pending' }, { looks: 0 }]);
      stripe.troubles.clear();
      await look();
      expect(await checkNow()).toMatchObject({ status: 'verified' });
    },
  );

  test('because the shop is gone is tried again too', async () => {
    world.bigcommerce
      .mockRejectedValueOnce(new TypeError('fetch failed'))
      .mockRejectedValue(new TypeError('fetch failed'));
    // A shop that was silent once is left alone for a while: asking again so soon may not get as far as its door.
    await expect(lookWith(verified)).rejects.toThrow(/^(unreachable|rate_limited)$/);
    expect(await checkNow()).toMatchObject({ status: 'pending' });
    world.bigcommerce
      .mockReset()
      .mockImplementation(async (input, init) => world.sandbox.app.fetch(new Request(input, init)));
  });
});

describe('two looks at once', () => {
  test('leave the check as the newer of them found it', async () => {
    // The first has read "verified", and is slow to say so. Meanwhile the provider takes that back, and the second look finds out.
    stripe.sessions.set('stripe_1', verified);
    stripe.meanwhile.set('fetch', async () => {
      stripe.sessions.set('stripe_1', review);
      await look();
    });
    await expect(look()).rejects.toThrow('session_moved');
    expect(await checkNow()).toMatchObject({ status: 'in_review', finding: 'needs_review' });
    expect((await history()).map(({ kind }) => kind)).toEqual(['created', 'reported']);
  });
});

describe('after the verdict', () => {
  test("the provider's change of mind has a person look", async () => {
    await lookWith(verified);
    await lookWith(judged({ outcome: 'failed', finding: 'refused' }));
    expect(await checkNow()).toMatchObject({ status: 'in_review', finding: 'revoked' });
  });

  test.each<[string, SessionState]>([
    ['a cart that is gone', judged({ outcome: 'in_review', evidence: { ...evidence, nameMatch: 'not_compared' } })],
    ['a billing name that was changed', judged({ outcome: 'in_review', finding: 'name_differs' })],
  ])('%s is no change of mind', async (_what, state) => {
    await lookWith(verified);
    const before = await checkNow();
    await lookWith(state);
    expect(await checkNow()).toEqual(before);
  });

  test("a decision of staff's stays, and what comes after it is kept once in the history", async () => {
    const { checkId } = begun.check;
    await world.checks.move(storeHash, checkId, { kind: 'rejected', by: 'Robin', reason: 'a copy' }, world.time.nowMs);
    const before = await checkNow();
    await lookWith(verified);
    await look();
    expect(await checkNow()).toEqual(before);
    expect((await history()).map(({ kind }) => kind)).toEqual(['created', 'rejected', 'reported']);
  });

  test('a session that another one followed moves nothing any more', async () => {
    await lookWith({ kind: 'ended', reason: 'expired' });
    await shopper.act(begun, 'screen');
    await lookWith(verified);
    expect(await checkNow()).toMatchObject({ status: 'in_progress' });
    expect(await sessionNow()).toMatchObject({ kind: 'ended', nextLookAtMs: null });
  });

  test('a check that another one replaced learns nothing, and is asked about no more', async () => {
    const check = await checkNow();
    await world.checks.create(
      { ...check, checkId: 'chk_00000000000000000000000000000009', cartId: null },
      { replaces: check },
    );
    await lookWith(verified);
    expect(await world.checks.findEver(storeHash, check.checkId)).toMatchObject({ status: 'pending' });
    expect([await sessionNow(), stripe.count('fetch')]).toMatchObject([{ nextLookAtMs: null }, 0]);
  });
});

describe('the next look', () => {
  test('is planned with the session, and done unless another was done meanwhile', async () => {
    expect(await planned()).toEqual([beganAtMs + minute]);
    stripe.sessions.set('stripe_1', { kind: 'opened' });
    world.time.nowMs = beganAtMs + minute;
    await look({ plannedForMs: beganAtMs + minute });
    expect(stripe.count('fetch')).toBe(1);
    await look({ plannedForMs: beganAtMs + minute });
    expect(stripe.count('fetch')).toBe(1);
    expect(await planned()).toEqual([beganAtMs + minute, beganAtMs + 2 * minute]);
  });

  test('is one, however often somebody looked because they were told to', async () => {
    stripe.sessions.set('stripe_1', { kind: 'opened' });
    for (let time = 1; time <= 3; time++) {
      world.time.nowMs += second;
      await look();
    }
    stripe.asked.length = 0;
    for (const plannedForMs of await planned()) await look({ plannedForMs });
    expect(stripe.count('fetch')).toBe(1);
  });

  test('is never after the verdict', async () => {
    await lookWith(verified);
    expect(await sessionNow()).toMatchObject({ kind: 'judged', nextLookAtMs: null });
  });
});

describe('a provider whose verdicts need a credential', () => {
  const token = 'canary.of.a-credential';
  const lookAtKosmos = async (state: SessionState) => {
    kosmos.sessions.set('one_kosmos_1', state);
    await refresh({ name: 'refresh-session', storeHash, provider: 'one_kosmos', sessionId: 'one_kosmos_1' });
    return checkNow();
  };
  const proven = { issuer: 'https://issuer.example', subject: '', ial: 1, expiresAtMs: 0, reference: 'vc_1' } as const;
  beforeEach(() => begin('one_kosmos'));

  test('verifies a check with a good one, which is kept sealed', async () => {
    verifyCredential.mockResolvedValue({ ok: true, value: proven });
    const strong = { ...evidence, ial: 2 as const };
    expect(await lookAtKosmos(judged({ evidence: strong, credential: token }))).toMatchObject({
      status: 'verified',
      evidence: { ial: 1, credentialReference: 'vc_1' },
    });
    expect(verifyCredential).toHaveBeenCalledWith(token, { issuers: [], subject: begun.check.checkId });
    const { rows } = await world.pool.query(
      'select credential, credential_reference from sessions where credential is not null',
    );
    const [{ credential, credential_reference } = {}] = rows;
    expect(credential_reference).toBe('vc_1');
    expect(world.vault.open(credential, `${storeHash}/sessions.credential/one_kosmos/one_kosmos_1`)).toBe(token);
    expect(JSON.stringify([await history(), await checkNow(), world.logged]) + String(credential)).not.toContain(
      'canary',
    );
  });

  test.each<[string, SessionState]>([
    ['without one', judged()],
    ['with one that is forged', judged({ credential: token })],
  ])('has a person look %s', async (_what, state) => {
    verifyCredential.mockResolvedValue({ ok: false, code: 'forged' });
    expect(await lookAtKosmos(state)).toMatchObject({ status: 'in_review', finding: 'needs_review' });
  });

  test('has a person look when the credential claims less than is asked', async () => {
    verifyCredential.mockResolvedValue({ ok: true, value: { ...proven, ial: 0 } });
    expect(await lookAtKosmos(judged({ credential: token }))).toMatchObject({
      status: 'in_review',
      finding: 'needs_review',
      evidence: { ial: 0 },
    });
  });

  test('is looked at again when the credential can not be proven now', async () => {
    verifyCredential.mockResolvedValue({ ok: false, code: 'unreachable' });
    await expect(lookAtKosmos(judged({ credential: token }))).rejects.toThrow('unreachable');
    expect(await checkNow()).toMatchObject({ status: 'pending' });
  });

  test('does not take a verdict back because the credential has run out since, but because it was revoked', async () => {
    verifyCredential.mockResolvedValue({ ok: true, value: proven });
    await lookAtKosmos(judged({ credential: token }));
    verifyCredential.mockResolvedValue({ ok: false, code: 'expired' });
    expect(await lookAtKosmos(judged({ credential: token }))).toMatchObject({ status: 'verified' });
    verifyCredential.mockResolvedValue({ ok: false, code: 'revoked' });
    expect(await lookAtKosmos(judged({ credential: token }))).toMatchObject({
      status: 'in_review',
      finding: 'revoked',
    });
  });

  test('is asked soon, since it does not tell by itself', async () => {
    await world.pool.query(`delete from jobs.job where name = 'refresh-session'`);
    await lookAtKosmos({ kind: 'opened' });
    expect(await planned()).toEqual([beganAtMs + 5 * second]);
  });
});

test('a credential that nobody asked for decides nothing where the store trusts no such issuer, and everything where it is forged', async () => {
  verifyCredential.mockResolvedValue({ ok: false, code: 'untrusted_issuer' });
  await lookWith(judged({ credential: 'a.b.c' }));
  expect(await checkNow()).toMatchObject({ status: 'verified' });
  verifyCredential.mockResolvedValue({ ok: false, code: 'forged' });
  await lookWith(judged({ credential: 'a.b.c' }));
  expect(await checkNow()).toMatchObject({ status: 'in_review', finding: 'revoked' });
});
