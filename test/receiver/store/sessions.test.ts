import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aCheck } from '../../support/checks.ts';
import { connectStore, createStorage, type Storage } from '../../support/storage.ts';

let storage: Storage;
beforeAll(async () => {
  storage = await createStorage();
});
afterAll(() => storage.drop());
beforeEach(async () => {
  await storage.pool.query('truncate stores cascade');
  for (const storeHash of ['abc123', 'other1']) await connectStore(storage, storeHash);
  await storage.checks.create(aCheck({ provider: 'stripe' }));
});

const { checkId } = aCheck();
const day = 24 * 60 * 60_000;
const aSession = (changes: object = {}) =>
  ({
    storeHash: 'abc123',
    provider: 'stripe',
    sessionId: 'vs_1',
    checkId,
    number: 1,
    nextLookAtMs: null,
    expiresAtMs: day,
    screenUrl: 'https://stripe.example/go/1',
    createdAtMs: 1_000,
    ...changes,
  }) as const;
const found = async (sessionId = 'vs_1') => {
  const session = await storage.sessions.find('abc123', 'stripe', sessionId);
  if (!session) throw new Error('A session was expected');
  return session;
};

describe('the right to have a session made', () => {
  test('is given to one of many who ask at once', async () => {
    const claims = await Promise.all(Array.from({ length: 8 }, () => storage.sessions.claim('abc123', checkId, 1_000)));
    expect(claims.map(({ kind }) => kind).sort()).toEqual([...Array.from({ length: 7 }, () => 'busy'), 'claimed']);
  });

  test('is given back, or runs out, and is for the same session then', async () => {
    const first = await storage.sessions.claim('abc123', checkId, 1_000);
    await storage.sessions.release('abc123', checkId, false);
    expect(await storage.sessions.claim('abc123', checkId, 1_001)).toEqual(first);
    expect((await storage.sessions.claim('abc123', checkId, 31_000)).kind).toBe('busy');
    expect(await storage.sessions.claim('abc123', checkId, 31_001)).toEqual(first);
  });

  test("is nobody else's in another store", async () => {
    await storage.sessions.claim('abc123', checkId, 1_000);
    await storage.sessions.release('other1', checkId, false);
    expect((await storage.sessions.claim('abc123', checkId, 1_001)).kind).toBe('busy');
  });
});

describe('a stored session', () => {
  test('is found by its id in its store alone', async () => {
    expect(await storage.sessions.begin(aSession())).toBe(true);
    const { screenUrl, ...known } = aSession();
    expect(await found()).toEqual({ ...known, kind: 'created', looks: 0, judgedOn: null });
    expect(await storage.sessions.find('other1', 'stripe', 'vs_1')).toBeUndefined();
    expect(await storage.sessions.find('abc123', 'persona', 'vs_1')).toBeUndefined();
    expect(await storage.sessions.readScreenUrl(await found())).toBe(screenUrl);
  });

  test('is the only live one of its check', async () => {
    await storage.sessions.begin(aSession());
    expect(await storage.sessions.begin(aSession({ sessionId: 'vs_2', number: 2 }))).toBe(false);
    expect(await storage.sessions.claim('abc123', checkId, 2_000)).toEqual({ kind: 'live', session: await found() });
    await storage.sessions.giveUp(await found(), 2_000);
    expect(await storage.sessions.claim('abc123', checkId, 2_000)).toMatchObject({ kind: 'claimed', number: 2 });
  });

  test('is recorded by one of two who looked at once', async () => {
    await storage.sessions.begin(aSession());
    const session = await found();
    const look = {
      state: { kind: 'opened' },
      isNews: true,
      judgedOn: null,
      nextLookAtMs: null,
      credential: null,
    } as const;
    const answers = await Promise.all([1, 2].map(() => storage.sessions.record(session, look, 2_000)));
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['ok', 'session_moved']);
    expect(await found()).toMatchObject({ kind: 'opened', looks: 1 });
  });
});

describe("a store's credentials for its providers", () => {
  const credentials = { stripe: { secretKey: 'canary-of-a-key' }, persona: { apiKey: 'b' } };

  test('are kept sealed, and found by the store alone', async () => {
    await storage.storeProviders.save('abc123', credentials, 1_000);
    expect(await storage.storeProviders.find('abc123', 'stripe')).toEqual(credentials.stripe);
    expect(await storage.storeProviders.find('other1', 'stripe')).toBeUndefined();
    const { rows } = await storage.pool.query('select credentials from store_providers');
    expect(rows.map((row) => String(row.credentials)).join()).not.toContain('canary');
  });

  test('are replaced as a whole', async () => {
    await storage.storeProviders.save('abc123', credentials, 1_000);
    await storage.storeProviders.save('abc123', { stripe: { secretKey: 'new' } }, 2_000);
    expect(await storage.storeProviders.find('abc123', 'stripe')).toEqual({ secretKey: 'new' });
    expect(await storage.storeProviders.find('abc123', 'persona')).toBeUndefined();
  });
});
