import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CheckUpdate } from '../../../src/contract/wire/decision.ts';
import { createWorld, storeHash, type World } from '../../support/receiver.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
});
afterAll(() => world[Symbol.asyncDispose]());

async function begin(cartId: string): Promise<{ checkId: string; checkToken: string }> {
  const facts = {
    productIds: [102],
    shippingCountries: ['US'],
    isGuest: true,
    total: { amountMinor: 1, currency: 'USD' },
  };
  const response = await world.ask('/v1/decisions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ storeHash, cartId, facts, customerToken: null }),
  });
  const { check, checkToken } = (await response.json()) as { check: { checkId: string }; checkToken: string };
  return { checkId: check.checkId, checkToken };
}

const ask = async (
  { checkId, checkToken }: { checkId: string; checkToken: string },
  query: string,
  init: RequestInit = {},
) => {
  const response = await world.ask(`/v1/checks/${checkId}${query}`, {
    ...init,
    headers: { authorization: `Bearer ${checkToken}`, ...init.headers },
  });
  const text = await response.text();
  const body = JSON.parse(text) as CheckUpdate;
  return { status: response.status, revision: body.check?.revision, headers: response.headers, text };
};

describe('a page that can not hold a stream', () => {
  test('is answered at once when it knows less than there is', async () => {
    const check = await begin('cart-behind');
    await world.checks.move(storeHash, check.checkId, { kind: 'opened' }, world.time.nowMs);
    expect(await ask(check, '?after=0&waitMs=25000')).toMatchObject({ status: 200, revision: 1 });
    expect(await ask(check, '?after=-1&waitMs=25000')).toMatchObject({ status: 200, revision: 1 });
  });

  test('is answered as soon as its check changes, whichever receiver changed it', async () => {
    const check = await begin('cart-waiting');
    const answer = ask(check, '?after=0&waitMs=25000');
    await world.checks.move(storeHash, check.checkId, { kind: 'opened' }, world.time.nowMs);
    expect(await answer).toMatchObject({ status: 200, revision: 1 });
  });

  test('is told what it knows when its wait is over', async () => {
    const check = await begin('cart-patient');
    expect(await ask(check, '?after=0&waitMs=0')).toMatchObject({ status: 200, revision: 0 });
    const waits = vi.spyOn(world.feed, 'subscribe');
    const answer = ask(check, '?after=0&waitMs=25000');
    await vi.waitFor(() => expect(waits).toHaveBeenCalledOnce(), { timeout: 15_000 });
    world.time.nowMs += 25_000;
    await world.pool.query('select pg_notify($1, $2)', ['idgate_check', check.checkId]);
    expect(await answer).toMatchObject({ status: 200, revision: 0 });
  });

  test('waits as long as may be when it does not say how long', async () => {
    const check = await begin('cart-silent');
    const answer = ask(check, '?after=0');
    await world.checks.move(storeHash, check.checkId, { kind: 'opened' }, world.time.nowMs);
    expect(await answer).toMatchObject({ status: 200, revision: 1 });
  });

  test('gets an answer that nobody keeps, on a line of its own', async () => {
    const check = await begin('cart-uncached');
    const { headers, text } = await ask(check, '?after=-1');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toBe('application/json');
    expect(text).toMatch(/^\{[^\n]*\}\n$/);
  });

  test('is not held when it goes away', async () => {
    const check = await begin('cart-gone');
    const gone = new AbortController();
    const answer = ask(check, '?after=0&waitMs=25000', { signal: gone.signal });
    gone.abort();
    expect(await answer).toMatchObject({ status: 200, revision: 0 });
  });

  test('is told when another check has taken the place of its own', async () => {
    const check = await begin('cart-replaced');
    const answer = ask(check, '?after=0&waitMs=25000');
    const old = await world.checks.find(storeHash, check.checkId);
    if (!old) throw new Error('the check is missing');
    await world.checks.create({ ...old, checkId: `chk_${'9'.repeat(32)}` }, { replaces: old });
    await world.pool.query('select pg_notify($1, $2)', ['idgate_check', check.checkId]);
    expect((await answer).status).toBe(404);
  });

  test.each([
    '?after=x',
    '?after=1.5',
    '?after=-2',
    '?after=1&waitMs=-1',
    '?after=1&waitMs=soon',
    `?after=${'9'.repeat(30)}`,
  ])('is refused when it asks for %s', async (query) => {
    expect((await ask(await begin('cart-refused'), query)).status).toBe(400);
  });
});

test('a page that names the last event it heard of is given the present state all the same', async () => {
  const { checkId, checkToken } = await begin('cart-resumed');
  const left = new AbortController();
  const response = await world.ask(`/v1/checks/${checkId}/events`, {
    headers: { authorization: `Bearer ${checkToken}`, 'last-event-id': '../../etc/passwd' },
    signal: left.signal,
  });
  const { value } = (await response.body?.getReader().read()) ?? {};
  expect(new TextDecoder().decode(value)).toContain('"revision":0');
  left.abort();
});

test('every stream and every wait is let go when the receiver ends', async () => {
  const check = await begin('cart-at-the-end');
  const answer = ask(check, '?after=0&waitMs=25000');
  const stream = await world.ask(`/v1/checks/${check.checkId}/events`, {
    headers: { authorization: `Bearer ${check.checkToken}` },
  });
  world.ending.abort();
  expect(await answer).toMatchObject({ status: 200, revision: 0 });
  expect(await stream.text()).toContain('"revision":0');
});
