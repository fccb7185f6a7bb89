import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Provider, ProviderError } from '../../../src/receiver/checks/provider.ts';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { createEraseSession } from '../../../src/receiver/jobs/erase-session.ts';
import type { Erasures } from '../../../src/receiver/store/erasures.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, storeHash, type World } from '../../support/receiver.ts';
import { createScriptedProvider } from '../../support/scripted-provider.ts';
import { createShopper } from '../../support/shopper.ts';

const session = {
  name: 'erase-session',
  storeHash: 'abc123',
  provider: 'stripe',
  sessionId: 'vs_1',
  erasureId: 'ers_1',
} as const;

/** Does the job with a provider that answers this, or with none. Answers what was noted. */
async function eraseWith(answer: ProviderError | 'done' | 'no provider'): Promise<unknown> {
  const settleSession = vi.fn<Erasures['settleSession']>().mockResolvedValue();
  const erase = async () => (answer === 'done' ? { ok: true, value: undefined } : { ok: false, code: answer });
  const provider = { name: 'stripe', erase } as unknown as Provider;
  const job = createEraseSession({
    erasures: { settleSession } as unknown as Erasures,
    providers: { open: async () => (answer === 'no provider' ? undefined : provider) },
  });
  await job(session);
  return settleSession.mock.calls[0]?.[1];
}

describe('a session that is to be erased', () => {
  test.each(['done', 'not_found'] as const)('is erased when its provider says %s', async (answer) => {
    expect(await eraseWith(answer)).toBe('erased');
  });

  test('is left, and counted so, by a provider that can not erase', async () => {
    expect(await eraseWith('unsupported')).toBe('left');
  });

  test.each(['unreachable', 'rate_limited', 'unauthorized', 'refused', 'unexpected'] as const)(
    'is tried again after %s',
    async (answer) => {
      await expect(eraseWith(answer)).rejects.toThrow(answer);
    },
  );

  test('waits for its provider to be connected again', async () => {
    await expect(eraseWith('no provider')).rejects.toThrow('unauthorized');
  });
});

describe('the sessions of a person who is erased', () => {
  const stripe = createScriptedProvider('stripe');
  const judged = { kind: 'judged', outcome: 'verified', finding: null, evidence } as const;
  let world: World;
  let checkId: string;
  beforeAll(async () => {
    world = await createWorld({
      examiner: { examine: vi.fn() },
      remoteProviders: [stripe.provider],
      settings: { ...defaultSettings, providers: { first: 'stripe', second: null } },
      // Far ahead, so that no planned look is due while a test runs.
      nowMs: Date.parse('2080-11-21T12:00:00Z'),
    });
  });
  afterAll(() => world[Symbol.asyncDispose]());
  beforeEach(async () => {
    stripe.reset();
    await world.pool.query('truncate checks, erasures cascade');
    const shopper = await createShopper(world, 'guest');
    const begun = await shopper.decide();
    ({ checkId } = begun.check);
    await shopper.act(begun, 'screen');
    stripe.sessions.set('stripe_1', judged);
  });

  const look = () =>
    world.database
      .of(storeHash)
      .transaction((client) =>
        world.queue.add(client, [{ name: 'refresh-session', storeHash, provider: 'stripe', sessionId: 'stripe_1' }]),
      );
  const erase = async () => {
    const erased = await world.erasures.erasePerson(storeHash, { checkId }, world.time.nowMs);
    if (!erased.ok) throw new Error(erased.code);
    return erased.value.erasureId;
  };
  const countsOf = async (erasureId: string) => (await world.erasures.find(storeHash, erasureId))?.counts;
  const sessionRows = async () => (await world.pool.query('select * from sessions')).rows;

  test('are erased by their provider too, and the receipt says so once that is confirmed', async () => {
    stripe.troubles.set('erase', 'unreachable');
    const erasureId = await erase();
    await vi.waitFor(() => expect(stripe.count('erase')).toBe(1), { interval: 20, timeout: 15_000 });
    expect(await countsOf(erasureId)).toMatchObject({ sessions: 1, sessionsErased: 0 });
    stripe.troubles.clear();
    await world.settled();
    expect(await countsOf(erasureId)).toMatchObject({ sessions: 1, sessionsErased: 1, sessionsLeft: 0 });
    expect(await sessionRows()).toEqual([]);
  }, 15_000);

  test('bring nothing back when their verdict comes in the same moment', async () => {
    const isErased = Promise.withResolvers<void>();
    stripe.meanwhile.set('fetch', async () => {
      await erase();
      isErased.resolve();
    });
    await look();
    await isErased.promise;
    await world.settled();
    expect((await world.pool.query('select status, evidence from checks')).rows).toEqual([
      { status: 'pending', evidence: null },
    ]);
    expect(await sessionRows()).toEqual([]);
  }, 15_000);
});
