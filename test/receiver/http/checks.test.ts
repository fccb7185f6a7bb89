import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { maxPhotoBytes } from '../../../src/contract/wire/check-view.ts';
import { type Decision, readCheckUpdate, readDecision } from '../../../src/contract/wire/decision.ts';
import { readProblem } from '../../../src/contract/wire/error-codes.ts';
import type { DocumentExaminer } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { evidence } from '../../support/checks.ts';
import { clientId, clientSecret, createWorld, shopUrl, storeHash, type World } from '../../support/receiver.ts';

const examine = vi.fn<DocumentExaminer['examine']>();
let world: World;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine } });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  examine
    .mockReset()
    .mockResolvedValue({ ok: true, value: { kind: 'judged', outcome: 'verified', finding: null, evidence } });
  await world.pool.query('truncate checks cascade');
});

const cartId = 'b6fb0a1e-0001-4000-8000-000000000001';
const facts = {
  total: { amountMinor: 9_900, currency: 'USD' },
  productIds: [102],
  shippingCountries: ['US'],
  isGuest: true,
};

const decide = (changes: object = {}) =>
  world.ask('/v1/decisions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ storeHash, cartId, facts, customerToken: null, ...changes }),
  });

async function begin(changes: object = {}): Promise<Exclude<Decision, { decision: 'clear' }>> {
  const decision = readDecision(await (await decide(changes)).json());
  if (!decision || decision.decision === 'clear') throw new Error('A check was expected');
  return decision;
}

const asking = (checkToken: string) => ({ authorization: `Bearer ${checkToken}` });
const sendPhoto = ({ check, checkToken }: { check: { checkId: string }; checkToken: string }, init: RequestInit = {}) =>
  world.ask(`/v1/checks/${check.checkId}/photo`, {
    method: 'POST',
    body: 'a photo',
    ...init,
    headers: { ...asking(checkToken), 'content-type': 'image/jpeg', ...init.headers },
  });

const problemOf = async (response: Response) => {
  const problem = readProblem(await response.json());
  if (!problem) throw new Error('The answer is not a problem');
  return { status: response.status, code: problem.code };
};

/** A second store, with a page of its own. */
async function otherStore(): Promise<{ origin: string }> {
  const origin = 'https://other-shop.example';
  await world.stores.connect('other1', defaultSettings, [], 'secret');
  await world.stores.saveProfile('other1', {
    name: 'Other',
    origins: [origin],
    timeZone: 'UTC',
    currency: 'USD',
    language: 'en',
  });
  return { origin };
}

/** A checkout of the sandbox with a billing name, so that a photo can be compared with it. */
const checkoutWithName = () => {
  const { state } = world.sandbox;
  const address = {
    firstName: 'Avery',
    lastName: 'Sample',
    company: '',
    address1: '',
    address2: '',
    city: '',
    stateOrProvince: '',
    stateOrProvinceCode: '',
  };
  state.carts[cartId] = {
    id: cartId,
    channelId: 1,
    customerId: 0,
    lines: [],
    billing: { ...address, countryCode: 'US', postalCode: '78701', phone: '', id: 'b1', email: 'a@example.com' },
    consignment: null,
    couponCode: null,
    isStoreCreditApplied: false,
    orderId: null,
    customerMessage: '',
    createdAtMs: 0,
    updatedAtMs: 0,
    version: 1,
  };
};

describe('a decision', () => {
  test('is clear for a cart that no rule touches, and stores nothing', async () => {
    expect(await (await decide({ facts: { ...facts, productIds: [101] } })).json()).toEqual({ decision: 'clear' });
    expect((await world.pool.query('select 1 from checks')).rowCount).toBe(0);
  });

  test('finds the same check again for the same cart, as after a reload or in a second tab', async () => {
    const first = await begin();
    const again = await begin();
    expect(first).toMatchObject({
      decision: 'verify',
      check: { status: 'pending', requirement: { ial: 1, minimumAge: 21 } },
    });
    expect(again.check).toEqual(first.check);
  });

  test('counts a fact that is not known against the cart', async () => {
    expect((await begin({ facts: { ...facts, productIds: null } })).decision).toBe('verify');
  });

  test('is clear for a signed-in customer who was verified in another cart', async () => {
    checkoutWithName();
    const nowSeconds = Math.floor(world.time.nowMs / 1_000);
    const customerToken = await new SignJWT({
      customer: { id: 1 },
      operation: 'current_customer',
      store_hash: storeHash,
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('bc/apps')
      .setAudience(clientId)
      .setExpirationTime(nowSeconds + 900)
      .sign(new TextEncoder().encode(clientSecret));
    const customer = { facts: { ...facts, isGuest: false }, customerToken };
    expect((await sendPhoto(await begin(customer))).status).toBe(200);
    expect(await (await decide({ ...customer, cartId: 'another-cart-of-theirs' })).json()).toEqual({
      decision: 'clear',
    });
    expect((await begin({ cartId: 'a-cart-of-a-guest' })).check.status).toBe('pending');
    await world.settled();
  });

  test('takes a customer token that can not be believed for none', async () => {
    const { check } = await begin({ customerToken: 'forged.token.here' });
    expect(await world.checks.find(storeHash, check.checkId)).toMatchObject({ customerId: null });
  });

  test.each<[string, number, string, RequestInit]>([
    [
      'an unknown store',
      404,
      'unknown_store',
      { body: JSON.stringify({ storeHash: 'nobody1', cartId, facts, customerToken: null }) },
    ],
    ['a body that is not JSON', 400, 'invalid_request', { body: '{"storeHash":' }],
    ['a body that is not UTF-8', 400, 'invalid_request', { body: new Uint8Array([0xff, 0xfe, 0x7b]) }],
    ['a body of another shape', 400, 'invalid_request', { body: '[]' }],
    ['no body', 400, 'incomplete_body', { body: '' }],
    ['a form', 415, 'unsupported_media_type', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['64 kB and more', 413, 'too_large', { body: ' '.repeat(70_000) }],
  ])('is refused for %s', async (_what, status, code, init) => {
    const response = await world.ask('/v1/decisions', {
      method: 'POST',
      body: '{}',
      ...init,
      headers: { 'content-type': 'application/json', ...init.headers },
    });
    expect(await problemOf(response)).toEqual({ status, code });
  });

  test("is refused to a page that is not the store's", async () => {
    const response = await world.ask('/v1/decisions', { method: 'POST', headers: { origin: 'https://evil.example' } });
    expect(await problemOf(response)).toEqual({ status: 403, code: 'origin_not_allowed' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test("is refused to another store's page, and so is that store's check", async () => {
    const { origin } = await otherStore();
    const body = JSON.stringify({ storeHash, cartId, facts, customerToken: null });
    const headers = { 'content-type': 'application/json', origin };
    expect(await problemOf(await world.ask('/v1/decisions', { method: 'POST', headers, body }))).toEqual({
      status: 403,
      code: 'origin_not_allowed',
    });
    const { check, checkToken } = await begin();
    const read = await world.ask(`/v1/checks/${check.checkId}`, { headers: { ...asking(checkToken), origin } });
    expect(await problemOf(read)).toEqual({ status: 403, code: 'origin_not_allowed' });
  });

  test("is allowed to the store's pages by CORS, without credentials", async () => {
    const preflight = await world.ask('/v1/decisions', {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect((await decide()).headers.get('access-control-allow-origin')).toBe('https://shop.example');
  });
});

describe('a check', () => {
  test('opens, takes a photo and ends in its verdict', async () => {
    checkoutWithName();
    const { check, checkToken } = await begin();
    const opened = await world.ask(`/v1/checks/${check.checkId}/open`, { method: 'POST', headers: asking(checkToken) });
    expect(readCheckUpdate(await opened.json())).toMatchObject({
      decision: 'verify',
      check: { status: 'in_progress' },
    });
    const answer = await sendPhoto({ check, checkToken });
    expect(readCheckUpdate(await answer.json())).toMatchObject({
      decision: 'clear',
      check: { status: 'verified', finding: null },
    });
    expect(examine.mock.calls[0]?.[1]).toEqual({
      requirement: { ial: 1, minimumAge: 21 },
      billingName: { first: 'Avery', last: 'Sample' },
      today: '2026-11-21',
    });
    const read = await world.ask(`/v1/checks/${check.checkId}`, { headers: asking(checkToken) });
    expect(await read.json()).toMatchObject({ decision: 'clear' });
    expect((await begin({ cartId: 'another-guest-0001' })).check.checkId).not.toBe(check.checkId);
  });

  test('takes no photo after its verdict', async () => {
    checkoutWithName();
    const begun = await begin();
    await sendPhoto(begun);
    expect(await problemOf(await sendPhoto(begun))).toEqual({ status: 409, code: 'check_closed' });
  });

  test('takes one photo at a time', async () => {
    checkoutWithName();
    const reading = Promise.withResolvers<Awaited<ReturnType<DocumentExaminer['examine']>>>();
    const started = Promise.withResolvers<void>();
    examine.mockImplementation(() => {
      started.resolve();
      return reading.promise;
    });
    const begun = await begin();
    const first = sendPhoto(begun);
    await started.promise;
    expect(await problemOf(await sendPhoto(begun))).toEqual({ status: 409, code: 'busy' });
    reading.resolve({ ok: true, value: { kind: 'unusable', finding: 'unreadable' } });
    expect(await (await first).json()).toMatchObject({ check: { finding: 'unreadable', attemptsLeft: 5 } });
  });

  test('says so, and counts nothing, when too many photos wait to be read', async () => {
    checkoutWithName();
    examine.mockResolvedValue({ ok: false, code: 'busy' });
    const begun = await begin();
    expect(await problemOf(await sendPhoto(begun))).toEqual({ status: 409, code: 'busy' });
    examine.mockResolvedValue({ ok: true, value: { kind: 'unusable', finding: 'unreadable' } });
    expect(await (await sendPhoto(begun)).json()).toMatchObject({ check: { attemptsLeft: 5 } });
  });

  test('counts nothing while the shop can not tell the billing name', async () => {
    const begun = await begin();
    // Reading is tried again by itself.
    for (let tries = 0; tries < 3; tries++) world.bigcommerce.mockRejectedValueOnce(new TypeError('fetch failed'));
    expect(await problemOf(await sendPhoto(begun))).toEqual({ status: 503, code: 'upstream_unavailable' });
    expect(examine).not.toHaveBeenCalled();
    world.bigcommerce.mockReset();
    expect((await begin()).check).toEqual(begun.check);
  });

  test.each<[string, number, string, RequestInit]>([
    ['of a type it does not read', 415, 'unsupported_media_type', { headers: { 'content-type': 'image/heic' } }],
    ['without a type', 415, 'unsupported_media_type', { headers: { 'content-type': '' } }],
    ['of zero bytes', 400, 'incomplete_body', { body: '' }],
    ['of 40 MB', 413, 'too_large', { body: new Uint8Array(40_000_000) }],
    [
      'that is larger than it said',
      413,
      'too_large',
      { body: new Uint8Array(maxPhotoBytes + 1), headers: { 'content-length': '10' } },
    ],
    ['that was cut short', 400, 'incomplete_body', { headers: { 'content-length': '5000' } }],
  ])('refuses a photo %s, and counts no attempt', async (_what, status, code, init) => {
    checkoutWithName();
    const begun = await begin();
    expect(await problemOf(await sendPhoto(begun, init))).toEqual({ status, code });
    expect(examine).not.toHaveBeenCalled();
    expect((await begin()).check).toEqual(begun.check);
  });

  test('passes on that a file is no picture, and counts no attempt', async () => {
    checkoutWithName();
    examine.mockResolvedValue({ ok: false, code: 'not_an_image' });
    const begun = await begin();
    expect(await problemOf(await sendPhoto(begun))).toEqual({ status: 422, code: 'not_an_image' });
    expect((await begin()).check).toEqual(begun.check);
  });

  test('is closed to whoever has no token, a forged one, an old one, or that of another check', async () => {
    const { check, checkToken } = await begin();
    const other = await begin({ cartId: 'cart-of-somebody-else' });
    const path = `/v1/checks/${check.checkId}`;
    const [head = '', body = ''] = checkToken.split('.');
    const expected = { status: 401, code: 'unauthorized' };
    expect(await problemOf(await world.ask(path))).toEqual(expected);
    expect(await problemOf(await world.ask(path, { headers: asking(`${head}.${body}.AAAA`) }))).toEqual(expected);
    expect(await problemOf(await world.ask(path, { headers: asking(other.checkToken) }))).toEqual({
      status: 404,
      code: 'unknown_check',
    });
    const forSomethingElse = await new SignJWT({ store: storeHash })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(check.checkId)
      .setAudience('idgate:other')
      .setExpirationTime(Math.floor(world.time.nowMs / 1_000) + 900)
      .sign(new TextEncoder().encode('the secret of the receiver in tests'));
    expect(await problemOf(await world.ask(path, { headers: asking(forSomethingElse) }))).toEqual(expected);
    world.time.nowMs += 3 * 60 * 60 * 1_000;
    expect(await problemOf(await world.ask(path, { headers: asking(checkToken) }))).toEqual(expected);
    world.time.nowMs -= 3 * 60 * 60 * 1_000;
  });

  test('leaves no trace of a person in the log', async () => {
    checkoutWithName();
    await sendPhoto(await begin());
    expect(world.logged.join('\n')).not.toMatch(/Avery|Sample|a@example\.com/);
  });
});

describe('the stream of a check', () => {
  test('begins with the present state and tells of each change', async () => {
    checkoutWithName();
    const begun = await begin();
    const stream = await world.ask(`/v1/checks/${begun.check.checkId}/events`, { headers: asking(begun.checkToken) });
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const readUntil = async (part: string) => {
      while (!text.includes(part)) text += (await reader?.read())?.value ?? '';
    };
    await readUntil('"status":"pending"');
    await sendPhoto(begun);
    await readUntil('"status":"verified"');
    const events = text.split('\n\n').filter((event) => event.startsWith('event: check'));
    expect(
      events.map((event) => readCheckUpdate(JSON.parse(event.slice(event.indexOf('data: ') + 6)))?.decision),
    ).toEqual(['verify', 'clear']);
    await reader?.cancel();
  });

  test('has no body for HEAD, and lets go when its reader does', async () => {
    const begun = await begin();
    const path = `/v1/checks/${begun.check.checkId}/events`;
    const headers = asking(begun.checkToken);
    const head = await world.ask(path, { method: 'HEAD', headers });
    expect([head.status, head.body]).toEqual([200, null]);
    const { subscribe } = world.feed;
    let listening = 0;
    vi.spyOn(world.feed, 'subscribe').mockImplementation((checkId, onChange) => {
      listening++;
      const stop = subscribe(checkId, onChange);
      return () => {
        listening--;
        stop();
      };
    });
    const stream = await world.ask(path, { headers });
    expect(stream.headers.get('cache-control')).toBe('no-store');
    const reader = stream.body?.getReader();
    await reader?.read();
    expect(listening).toBe(1);
    await reader?.cancel();
    await vi.waitFor(() => expect(listening).toBe(0), { timeout: 15_000 });
  });

  test('is closed without a token', async () => {
    const { check } = await begin();
    expect(await problemOf(await world.ask(`/v1/checks/${check.checkId}/events`))).toEqual({
      status: 401,
      code: 'unauthorized',
    });
  });
});

describe('a result hint', () => {
  const hint = (body: unknown, origin = shopUrl) =>
    world.ask('/bc/result', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify(body),
    });

  test('changes nothing, whatever it claims, and has BigCommerce looked at again', async () => {
    const { check } = await begin();
    await world.orders.save(
      {
        storeHash,
        orderId: 999,
        checkId: check.checkId,
        isCleared: false,
        heldFromStatusId: null,
        isHoldApplied: false,
        stageApplied: null,
        move: null,
      },
      null,
    );
    world.bigcommerce.mockClear();
    const response = await hint({
      store_hash: storeHash,
      result: { checkId: check.checkId, status: 'verified', ial: 3 },
    });
    expect(response.status).toBe(202);
    await world.settled();
    expect((await begin()).check).toEqual(check);
    expect(
      String(world.bigcommerce.mock.calls[0]?.[0] instanceof Request && world.bigcommerce.mock.calls[0][0].url),
    ).toMatch(/orders\/999(\?|$)/);
  });

  test.each<[string, unknown, number, string]>([
    ['an unknown store', { store_hash: 'nobody1', result: { checkId: `chk_${'0'.repeat(32)}` } }, 404, 'unknown_store'],
    [
      'an unknown check',
      { store_hash: storeHash, result: { check_id: `chk_${'0'.repeat(32)}` } },
      404,
      'unknown_check',
    ],
    ['no result', { store_hash: storeHash }, 400, 'invalid_request'],
    ['a list', [], 400, 'invalid_request'],
  ])('is refused for %s', async (_what, body, status, code) => {
    expect(await problemOf(await hint(body))).toEqual({ status, code });
  });

  test('is refused for a check of another store, whichever page sends it', async () => {
    const { origin } = await otherStore();
    const { check } = await begin();
    const sent = { store_hash: 'other1', result: { checkId: check.checkId } };
    expect(await problemOf(await hint(sent))).toEqual({ status: 403, code: 'origin_not_allowed' });
    expect(await problemOf(await hint(sent, origin))).toEqual({ status: 404, code: 'unknown_check' });
  });
});

describe('a webhook', () => {
  const event = {
    scope: 'store/order/created',
    store_id: '1',
    data: { type: 'order', id: 99 },
    hash: 'h',
    created_at: 1,
    producer: `stores/${storeHash}`,
  };
  const body = JSON.stringify(event);

  test('is answered with 200 and no body', async () => {
    const response = await world.deliver(body);
    expect([response.status, await response.text()]).toEqual([200, '']);
    await world.settled();
  });

  test('is taken once, and refused when its id comes back with another content', async () => {
    expect((await world.deliver(body, { 'webhook-id': 'msg_1' })).status).toBe(200);
    expect((await world.deliver(body, { 'webhook-id': 'msg_1' })).status).toBe(200);
    const { rows } = await world.pool.query(`select 1 from deliveries where delivery_id = 'msg_1'`);
    expect(rows).toHaveLength(1);
    expect(await problemOf(await world.deliver(`${body} `, { 'webhook-id': 'msg_1' }))).toEqual({
      status: 409,
      code: 'replay_mismatch',
    });
    await world.settled();
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['without a signature', { 'webhook-signature': undefined }],
    ['with a forged signature', { 'webhook-signature': `v1,${'A'.repeat(43)}=` }],
    ['with another time than was signed', { 'webhook-timestamp': '1' }],
    ['without an id', { 'webhook-id': '' }],
    ["without the store's secret", { 'x-idgate-store': undefined }],
    ["with another store's secret", { 'x-idgate-store': 'secret-of-somebody-else' }],
  ])('is refused %s, and nothing is stored', async (_what, changes) => {
    const before = (await world.pool.query('select 1 from deliveries')).rowCount;
    expect(await problemOf(await world.deliver(body, changes))).toEqual({ status: 401, code: 'bad_signature' });
    expect((await world.pool.query('select 1 from deliveries')).rowCount).toBe(before);
  });

  test.each<[string, string, number, string]>([
    ['of an unknown store', JSON.stringify({ ...event, producer: 'stores/nobody1' }), 404, 'unknown_store'],
    ['without a producer', JSON.stringify({ ...event, producer: undefined }), 400, 'invalid_request'],
    ['that is not JSON', 'hello', 400, 'invalid_request'],
    ['of 64 kB and more', ' '.repeat(70_000), 413, 'too_large'],
    ['without a body', '', 400, 'incomplete_body'],
  ])('%s is refused', async (_what, text, status, code) => {
    expect(await problemOf(await world.deliver(text))).toEqual({ status, code });
  });

  test('about something we do nothing with is taken all the same', async () => {
    expect(
      (
        await world.deliver(
          JSON.stringify({ ...event, scope: 'store/cart/abandoned', data: { type: 'cart', id: 'x' } }),
        )
      ).status,
    ).toBe(200);
    await world.settled();
  });
});

test('an address where there is nothing says so', async () => {
  expect(await problemOf(await world.ask('/nothing/here'))).toEqual({ status: 404, code: 'not_found' });
});
