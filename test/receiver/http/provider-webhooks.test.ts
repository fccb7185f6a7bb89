import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readProblem } from '../../../src/contract/wire/error-codes.ts';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, receiverUrl, storeHash, type World } from '../../support/receiver.ts';
import { createScriptedProvider } from '../../support/scripted-provider.ts';
import { createShopper } from '../../support/shopper.ts';

type Shopper = Awaited<ReturnType<typeof createShopper>>;
const stripe = createScriptedProvider('stripe');
const kosmos = createScriptedProvider('one_kosmos', { hasWebhooks: false });
const verified = { kind: 'judged', outcome: 'verified', finding: null, evidence } as const;
let world: World;
let begun: Awaited<ReturnType<Shopper['decide']>>;
beforeAll(async () => {
  world = await createWorld({
    examiner: { examine: vi.fn() },
    remoteProviders: [stripe.provider, kosmos.provider],
    settings: { ...defaultSettings, providers: { first: 'stripe', second: null } },
    // Far ahead, so that no planned look is due while a test runs.
    nowMs: Date.parse('2080-11-21T12:00:00Z'),
  });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  stripe.reset();
  world.logged.length = 0;
  await world.pool.query('truncate checks, deliveries cascade');
  const shopper = await createShopper(world, 'guest');
  begun = await shopper.decide();
  await shopper.act(begun, 'screen');
  stripe.asked.length = 0;
});

const deliver = (content: object | string, path = `/providers/stripe/${storeHash}/webhooks`, init: RequestInit = {}) =>
  Promise.resolve(world.app.fetch(new Request(`${receiverUrl}${path}`, { ...stripe.delivery(content), ...init })));
const problemOf = async (response: Response) => [response.status, readProblem(await response.json())?.code];
const checkNow = () => world.checks.find(storeHash, begun.check.checkId);
const countOf = async (table: string) => (await world.pool.query(`select 1 from ${table}`)).rowCount;
const news = { id: 'evt_1', sessionIds: ['stripe_1'] };

describe("a provider's webhook", () => {
  test('has the session read where it is kept, and the check moves by what is there', async () => {
    stripe.sessions.set('stripe_1', verified);
    const answer = await deliver(news);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    await world.settled();
    expect(await checkNow()).toMatchObject({ status: 'verified', evidence });
  });

  test('is believed in nothing that it says', async () => {
    await deliver({ ...news, status: 'verified', verified_outputs: { dob: '1990-01-01' } });
    await world.settled();
    expect([(await checkNow())?.status, stripe.count('fetch')]).toEqual(['pending', 1]);
  });

  test('works once, however often it is delivered', async () => {
    for (let time = 0; time < 3; time++) expect((await deliver(news)).status).toBe(200);
    await world.settled();
    expect([await countOf('deliveries'), stripe.count('fetch')]).toEqual([1, 1]);
  });

  test('is refused, and told of in the log, when its id comes back with another content', async () => {
    await deliver(news);
    await world.settled();
    stripe.asked.length = 0;
    expect(await problemOf(await deliver({ ...news, more: 'words' }))).toEqual([409, 'replay_mismatch']);
    await world.settled();
    expect([await countOf('deliveries'), stripe.count('fetch')]).toEqual([1, 0]);
    expect(world.logged.join()).toMatch(/webhook id replayed with another body/);
  });

  test('is taken when it is old, as a reason to look', async () => {
    stripe.sessions.set('stripe_1', verified);
    expect((await deliver({ ...news, sentAtMs: 0 })).status).toBe(200);
    await world.settled();
    expect(await checkNow()).toMatchObject({ status: 'verified' });
  });

  test('is taken when it is about a session that is none of ours, or about none', async () => {
    expect((await deliver({ ...news, sessionIds: ['vs_of_another_program'] })).status).toBe(200);
    expect((await deliver({ id: 'evt_2', sessionIds: [] })).status).toBe(200);
    await world.settled();
    expect([await countOf('deliveries'), stripe.asked]).toEqual([2, []]);
  });

  test('has each of several sessions read', async () => {
    await deliver({ ...news, sessionIds: ['stripe_1', 'other', 'stripe_1'] });
    await world.settled();
    expect(stripe.count('fetch')).toBeGreaterThan(0);
  });

  test('may come to two stores that share an account', async () => {
    await world.pool.query(
      `insert into deliveries (source, delivery_id, store_hash, body_sha256, received_at)
       select 'stripe', 'other1/evt_1', store_hash, '', now() from stores limit 1`,
    );
    expect((await deliver(news)).status).toBe(200);
    await world.settled();
  });

  test('is refused when it is forged, and nothing is stored', async () => {
    const headers = { 'scripted-signature': '0'.repeat(64) };
    expect(await problemOf(await deliver(news, undefined, { headers }))).toEqual([401, 'bad_signature']);
    expect(await countOf('deliveries')).toBe(0);
  });

  test.each<[string, string, number, string]>([
    ['for a store that is not there', '/providers/stripe/nobody1/webhooks', 404, 'unknown_store'],
    ['of a provider that nobody knows', `/providers/nobody/${storeHash}/webhooks`, 404, 'not_found'],
    ['of the built-in check', `/providers/document/${storeHash}/webhooks`, 404, 'not_found'],
    ['of a provider that the store does not use', `/providers/veriff/${storeHash}/webhooks`, 404, 'not_found'],
    ['of a provider that has none', `/providers/one_kosmos/${storeHash}/webhooks`, 404, 'not_found'],
  ])('is refused %s', async (_what, path, status, code) => {
    expect(await problemOf(await deliver(news, path))).toEqual([status, code]);
    expect(await countOf('deliveries')).toBe(0);
  });

  test.each<[string, object | string, number, string]>([
    ['that is authentic and can not be read', '{"id":"evt_1"', 400, 'invalid_request'],
    ['with an id without end', { ...news, id: 'x'.repeat(201) }, 400, 'invalid_request'],
    ['without a body', '', 400, 'incomplete_body'],
    ['of more than a megabyte', ' '.repeat(1024 * 1024 + 1), 413, 'too_large'],
  ])('%s is refused', async (_what, content, status, code) => {
    expect(await problemOf(await deliver(content))).toEqual([status, code]);
    expect(await countOf('deliveries')).toBe(0);
  });

  test('leaves nothing of what it says in the log or the database', async () => {
    await deliver({ ...news, name: 'canary-of-a-name' });
    await world.settled();
    const { rows } = await world.pool.query(`select deliveries::text from deliveries`);
    expect(JSON.stringify(rows) + world.logged.join()).not.toContain('canary');
  });
});
