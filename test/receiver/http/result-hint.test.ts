import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readProblem } from '../../../src/contract/wire/error-codes.ts';
import type { DocumentExaminer } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, shopUrl, spirits, storeHash, type World } from '../../support/receiver.ts';
import { createScriptedProvider } from '../../support/scripted-provider.ts';
import { createShopper } from '../../support/shopper.ts';

const examine = vi.fn<DocumentExaminer['examine']>();
const persona = createScriptedProvider('persona');
let world: World;
let checkId: string;
beforeAll(async () => {
  world = await createWorld({
    examiner: { examine },
    remoteProviders: [persona.provider],
    // Far ahead, so that no planned look is due while a test runs.
    nowMs: Date.parse('2080-11-21T12:00:00Z'),
  });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await world.pool.query('truncate checks cascade');
  await world.stores.connect(storeHash, defaultSettings, [spirits], 'secret-of-the-webhooks');
  await world.settled();
  persona.reset();
  world.logged.length = 0;
  ({ checkId } = (await (await createShopper(world, 'guest')).decide()).check);
});

const post = (body: string, type = 'application/json') =>
  world.ask('/bc/result', { method: 'POST', headers: { 'content-type': type, origin: shopUrl }, body });
const hint = (result: unknown) => post(JSON.stringify({ store_hash: storeHash, result }));

/** Everything that is known of the check, with its history. */
const stateOfCheck = async () => {
  const { rows } = await world.pool.query('select event from check_events order by 1');
  return { check: await world.checks.find(storeHash, checkId), events: rows };
};
const tokenOf = (claims: object) =>
  `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2lnbmF0dXJl`;
const session = 'e0833902-1741-4f25-a92e-516393112940';

describe('a result hint is taken, and moves no check', () => {
  test.each<[string, (checkId: string) => unknown]>([
    ['from idgate', (id) => ({ check_id: id, status: 'verified' })],
    ['from idgate, in camel case', (id) => ({ checkId: id, status: 'manually_approved', ial: 3 })],
    ['from 1Kosmos, flat', (id) => ({ sessionId: session, userUID: id, status: 'SUCCESS', ial: 'IAL2' })],
    ['from 1Kosmos, nested', (id) => ({ data: { session_id: session, user: { uid: id } }, result: { ial_level: 2 } })],
    ['from 1Kosmos, with a credential', (id) => ({ vc_token: tokenOf({ sub: id, ial: 'IAL3' }), verified: true })],
    ['from 1Kosmos, as a credential alone', (id) => tokenOf({ vc: { credentialSubject: { id, ial: 'IAL3' } } })],
    ['from Persona', (id) => ({ inquiryId: 'inq_7TWFOCauPI', status: 'approved', fields: {}, referenceId: id })],
    ['from Veriff', (id) => ({ status: 'approved', verification: { id: session, vendorData: id } })],
    ['from Onfido', (id) => ({ workflow_run_id: session, customer_user_id: id, status: 'approved' })],
    ['from Stripe', (id) => ({ session: { id: 'vs_1NuNAILkdIwHu7ix', client_reference_id: id, status: 'verified' } })],
    ['from Real ID', (id) => ({ check: { id: '7TWFOC-auPI', step: 'completed' }, order: { name: id } })],
    ['as text that holds JSON', (id) => JSON.stringify({ event: 'complete', check_id: id })],
    ['as a list', (id) => [{ check_id: id, status: 'verified' }]],
    ['without any id', () => ({ status: 'verified', ial: 3 })],
    ['with an id of nobody here', () => ({ inquiryId: 'inq_of_nobody', status: 'approved' })],
    ['empty', () => ({})],
  ])('%s', async (_from, resultFor) => {
    const before = await stateOfCheck();
    const response = await hint(resultFor(checkId));
    expect([response.status, await response.text()]).toEqual([202, '']);
    await world.settled();
    expect(await stateOfCheck()).toEqual(before);
  });
});

test('a result hint that a page posts as it was published, without saying what it is, is taken too', async () => {
  const body = JSON.stringify({ store_hash: storeHash, result: { check_id: checkId, status: 'verified' } });
  expect((await post(body, 'text/plain;charset=UTF-8')).status).toBe(202);
  expect(world.logged.join()).toContain(checkId);
  expect((await post(body, 'application/xml')).status).toBe(415);
});

test('a result hint finds its check among ids that are none here', async () => {
  expect((await hint({ id: `chk_${'0'.repeat(20)}`, nested: { reference_id: checkId } })).status).toBe(202);
  expect(world.logged.join()).toContain(checkId);
});

test('a result hint leaves nothing of what it said in the logs', async () => {
  await hint({ check_id: checkId, name: 'Avery Canary', vc: tokenOf({ sub: checkId, name: 'Avery Canary' }) });
  expect(world.logged.join()).not.toMatch(/canary|eyJ/i);
});

describe('a result hint about a check that a provider does', () => {
  let sessionId: string;
  beforeEach(async () => {
    const settings = { ...defaultSettings, providers: { first: 'persona' as const, second: null } };
    await world.stores.connect(storeHash, settings, [spirits], 'secret-of-the-webhooks');
    await world.settled();
    const shopper = await createShopper(world, 'guest');
    const begun = await shopper.decide();
    ({ checkId } = begun.check);
    expect((await shopper.act(begun, 'screen')).status).toBe(200);
    const [session] = await world.sessions.findOfCheck(storeHash, checkId);
    sessionId = session?.sessionId ?? '';
    await world.settled();
  });
  const claims: [string, () => unknown][] = [
    [
      'by the id of its session',
      () => ({ inquiryId: sessionId, status: 'approved', fields: { birthdate: '1980-01-01' } }),
    ],
    ['by its own id', () => ({ check_id: checkId, status: 'verified' })],
    ['by a credential', () => ({ vc: tokenOf({ jti: 'x', sub: 'nobody', session_id: sessionId, ial: 'IAL3' }) })],
  ];

  test.each(claims)(
    '%s has the provider asked, and moves nothing while that knows of no verdict',
    async (_how, result) => {
      const before = await stateOfCheck();
      const looks = persona.count('fetch');
      expect((await hint(result())).status).toBe(202);
      await world.settled();
      expect(persona.count('fetch')).toBeGreaterThan(looks);
      expect(await stateOfCheck()).toEqual(before);
    },
  );

  test.each(claims)('%s ends in the verdict that the provider gives, whatever the page said', async (_how, result) => {
    persona.sessions.set(sessionId, {
      kind: 'judged',
      outcome: 'failed',
      finding: 'refused',
      evidence: { ...evidence, method: 'persona:document' },
    });
    await hint(result());
    await world.settled();
    expect((await stateOfCheck()).check).toMatchObject({ status: 'failed', finding: 'refused' });
  });

  test('is nobody to another store, whose page knows the id', async () => {
    await world.stores.connect('other1', defaultSettings, [], 'another secret');
    await world.stores.saveProfile('other1', {
      name: 'Other',
      origins: ['https://other.example'],
      timeZone: 'UTC',
      currency: 'USD',
      language: 'en',
    });
    await world.settled();
    const looks = persona.count('fetch');
    const body = JSON.stringify({ store_hash: 'other1', result: { inquiryId: sessionId } });
    const response = await world.ask('/bc/result', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://other.example' },
      body,
    });
    await world.settled();
    expect([response.status, persona.count('fetch')]).toEqual([202, looks]);
  });
});

test.each<[string, string, number, string]>([
  ['no result', JSON.stringify({ store_hash: 'sandbox1' }), 400, 'invalid_request'],
  ['a result that is nothing', JSON.stringify({ store_hash: 'sandbox1', result: null }), 400, 'invalid_request'],
  ['a result that is a number', JSON.stringify({ store_hash: 'sandbox1', result: 7 }), 400, 'invalid_request'],
  ['no store', JSON.stringify({ result: {} }), 400, 'invalid_request'],
  ['a store that is a path', JSON.stringify({ store_hash: '../x', result: {} }), 400, 'invalid_request'],
  ['what is no JSON', 'check_id=1', 400, 'invalid_request'],
  ['too much', JSON.stringify({ store_hash: 'sandbox1', result: 'x'.repeat(65_536) }), 413, 'too_large'],
])('a result hint with %s is refused', async (_what, body, status, code) => {
  const response = await post(body);
  expect([response.status, readProblem(await response.json())?.code]).toEqual([status, code]);
});
