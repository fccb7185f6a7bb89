import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readProblem } from '../../../src/contract/wire/error-codes.ts';
import { readHandOff } from '../../../src/contract/wire/hand-off.ts';
import { readOpenedCheck } from '../../../src/contract/wire/hand-off-opening.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, receiverUrl, shopUrl, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

type Shopper = Awaited<ReturnType<typeof createShopper>>;
let world: World;
let shopper: Shopper;
let begun: Awaited<ReturnType<Shopper['decide']>>;
beforeAll(async () => {
  const examine = async () =>
    ({ ok: true, value: { kind: 'judged', outcome: 'verified', finding: null, evidence } }) as const;
  world = await createWorld({ examiner: { examine } });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await world.pool.query('truncate checks cascade');
  world.logged.length = 0;
  shopper = await createShopper(world, 'guest');
  begun = await shopper.decide();
});

const problemOf = async (response: Response) => [response.status, readProblem(await response.json())?.code];
const makeLink = async () => {
  const response = await shopper.act(begun, 'hand-offs');
  const handOff = readHandOff(await response.json());
  if (response.status !== 201 || !handOff) throw new Error('A hand-off was expected');
  return { ...handOff, code: handOff.link.slice(handOff.link.indexOf('#') + 1) };
};
/** Opens a hand-off as the check's own page does. */
const open = (body: string, headers: Record<string, string | null> = {}) => {
  const sent = Object.entries({ 'content-type': 'application/json', origin: receiverUrl, ...headers });
  return Promise.resolve(
    world.app.fetch(
      new Request(`${receiverUrl}/v1/hand-offs/open`, {
        method: 'POST',
        body,
        headers: sent.filter((entry): entry is [string, string] => entry[1] !== null),
      }),
    ),
  );
};
const openCode = (code: string) => open(JSON.stringify({ code }));

describe('a link to another device', () => {
  test('leads to our own page with a code behind the #, and says until when', async () => {
    const { link, expiresAtMs, code } = await makeLink();
    expect(link).toMatch(/^https:\/\/receiver\.example\/verify\/#[\w-]{43}$/);
    expect(expiresAtMs).toBe(world.time.nowMs + 10 * 60 * 1_000);
    expect((await makeLink()).code).not.toBe(code);
  });

  test('opens the same check there, and the check goes on there', async () => {
    const { code } = await makeLink();
    const answer = await openCode(code);
    const opened = readOpenedCheck(await answer.json());
    if (!opened) throw new Error('An opened check was expected');
    // Newer by one, so that the page it came from sees that somebody is at it.
    const seen = { ...begun.check, revision: begun.check.revision + 1 };
    expect([answer.status, opened.check, opened.mayOrder]).toEqual([200, seen, false]);
    const origin = receiverUrl;
    const photo = { body: 'a photo', headers: { 'content-type': 'image/jpeg', origin } };
    expect(await (await shopper.act(opened, 'photo', photo)).json()).toMatchObject({ check: { status: 'verified' } });
    const headers = { authorization: `Bearer ${begun.checkToken}` };
    const onTheDesktop = await world.ask(`/v1/checks/${begun.check.checkId}`, { headers });
    expect(await onTheDesktop.json()).toMatchObject({ decision: 'clear', check: { status: 'verified' } });
    await world.settled();
  });

  test('works once, for one of those who try at the same time', async () => {
    const { code } = await makeLink();
    const statuses = (await Promise.all([openCode(code), openCode(code)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 410]);
    expect(await problemOf(await openCode(code))).toEqual([410, 'link_expired']);
  });

  test('works for ten minutes', async () => {
    const { code } = await makeLink();
    world.time.nowMs += 10 * 60 * 1_000;
    expect(await problemOf(await openCode(code))).toEqual([410, 'link_expired']);
  });

  test('says no more of a code that never was than of one that was used', async () => {
    expect(await problemOf(await openCode('A'.repeat(43)))).toEqual([410, 'link_expired']);
  });

  test('opens nothing once a newer check took the place of its own', async () => {
    const { code } = await makeLink();
    await world.pool.query('update checks set replaced_by = check_id');
    expect(await problemOf(await openCode(code))).toEqual([410, 'link_expired']);
  });

  test('shows the verdict to whoever opens it after that', async () => {
    const { code } = await makeLink();
    await shopper.showPhoto(begun);
    expect(await (await openCode(code)).json()).toMatchObject({ check: { status: 'verified' } });
    await world.settled();
  });

  test('is not made for a check that is closed', async () => {
    await shopper.showPhoto(begun);
    expect(await problemOf(await shopper.act(begun, 'hand-offs'))).toEqual([409, 'check_closed']);
    await world.settled();
  });

  test('is made twenty times, and then not', async () => {
    for (let made = 0; made < 20; made++) await makeLink();
    expect(await problemOf(await shopper.act(begun, 'hand-offs'))).toEqual([429, 'rate_limited']);
  });

  test.each<[string, number, string, RequestInit]>([
    ['without a token', 401, 'unauthorized', { headers: { authorization: '' } }],
    ['with a forged token', 401, 'unauthorized', { headers: { authorization: 'Bearer a.b.c' } }],
    ["from a page that is no store's", 403, 'origin_not_allowed', { headers: { origin: 'https://evil.example' } }],
    ['by HEAD', 404, '', { method: 'HEAD' }],
    ['by GET', 404, 'not_found', { method: 'GET' }],
  ])('is not made %s', async (_what, status, code, init) => {
    const answer = await shopper.act(begun, 'hand-offs', init);
    expect(answer.status).toBe(status);
    if (init.method !== 'HEAD') expect(readProblem(await answer.json())?.code).toBe(code);
    expect((await world.pool.query('select 1 from hand_offs')).rowCount).toBe(0);
  });

  test("is not made for another's check", async () => {
    const other = await (await createShopper(world, 'guest')).decide();
    const mixed = { check: other.check, checkToken: begun.checkToken };
    expect(await problemOf(await shopper.act(mixed, 'hand-offs'))).toEqual([404, 'unknown_check']);
  });
});

describe('a code', () => {
  test.each<[string, number, string, string, Record<string, string>]>([
    ['that is too short', 400, 'invalid_request', JSON.stringify({ code: 'short' }), {}],
    ['that is no text', 400, 'invalid_request', JSON.stringify({ code: ['A'.repeat(43)] }), {}],
    ['with other letters', 400, 'invalid_request', JSON.stringify({ code: `${'A'.repeat(42)}'` }), {}],
    ['that is missing', 400, 'invalid_request', '{}', {}],
    ['in something else than JSON', 400, 'invalid_request', 'code=A', {}],
    ['in no body', 400, 'incomplete_body', '', {}],
    ['in more than 1 kB', 413, 'too_large', JSON.stringify({ code: 'A'.repeat(1_100) }), {}],
    [
      'in a form',
      415,
      'unsupported_media_type',
      `code=${'A'.repeat(43)}`,
      { 'content-type': 'application/x-www-form-urlencoded' },
    ],
  ])('%s is refused', async (_what, status, code, body, headers) => {
    expect(await problemOf(await open(body, headers))).toEqual([status, code]);
  });

  test.each([
    ["a page that is no store's", 'https://evil.example'],
    ["the shop's own page", shopUrl],
    ['a page without an origin to name', 'null'],
  ])('is refused to %s, and is not used up by it', async (_what, origin) => {
    const { code } = await makeLink();
    const answer = await open(JSON.stringify({ code }), { origin });
    expect(await problemOf(answer)).toEqual([403, 'origin_not_allowed']);
    expect((await openCode(code)).status).toBe(200);
  });

  test('is opened for a program that names no origin', async () => {
    const { code } = await makeLink();
    expect((await open(JSON.stringify({ code }), { origin: null })).status).toBe(200);
  });

  test('is in no line of the log, whatever becomes of it', async () => {
    const { code } = await makeLink();
    await openCode(code);
    await openCode(code);
    await open(JSON.stringify({ code, canary: 'canary' }), { origin: 'https://evil.example' });
    expect(world.logged.map((line) => JSON.parse(line).event)).toContain('hand-off opened');
    await world.pool.query('alter table hand_offs rename to hand_offs_gone');
    expect((await openCode(code)).status).toBe(500);
    await world.pool.query('alter table hand_offs_gone rename to hand_offs');
    const log = world.logged.join('\n');
    expect(log).toMatch(/request failed/);
    expect(log).not.toContain(code);
    expect(log).not.toMatch(/canary|verify\/#/);
  });
});

test("our own page may use a check's addresses, and no decision", async () => {
  const own = { origin: receiverUrl };
  for (const action of ['open', 'consent', 'person'] as const) {
    expect((await shopper.act(begun, action, { headers: own })).status).toBe(200);
  }
  const path = `/v1/checks/${begun.check.checkId}/events`;
  const headers = { ...own, authorization: `Bearer ${begun.checkToken}` };
  expect((await world.ask(path, { method: 'HEAD', headers })).status).toBe(200);
  const facts = { productIds: [102] };
  const decision = await world.ask('/v1/decisions', {
    method: 'POST',
    headers: { ...own, 'content-type': 'application/json' },
    body: JSON.stringify({ storeHash, cartId: shopper.cartId, facts, customerToken: null }),
  });
  expect(await problemOf(decision)).toEqual([403, 'origin_not_allowed']);
});
