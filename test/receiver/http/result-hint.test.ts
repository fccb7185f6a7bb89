import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readProblem } from '../../../src/contract/wire/error-codes.ts';
import type { DocumentExaminer } from '../../../src/receiver/checks/ports.ts';
import { createWorld, shopUrl, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

const examine = vi.fn<DocumentExaminer['examine']>();
let world: World;
let checkId: string;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine } });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await world.pool.query('truncate checks cascade');
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
