import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MerchantCheck } from '../../../../src/contract/schema/merchant-check.ts';
import { defaultSettings } from '../../../../src/receiver/checks/settings.ts';
import { evidence } from '../../../support/checks.ts';
import { createMerchant, type Merchant } from '../../../support/merchant.ts';
import { createWorld, storeHash, type World } from '../../../support/receiver.ts';

let world: World;
let merchant: Merchant;
beforeAll(async () => {
  const examine = async () => ({ ok: false, code: 'not_an_image' }) as const;
  world = await createWorld({ examiner: { examine } });
  await world.stores.connect('other1', defaultSettings, [], 'secret');
  await world.settled();
  merchant = await createMerchant(world);
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => world.pool.query('truncate checks, check_events, orders, hand_offs cascade'));

const idOf = (nth: number) => `chk_${String(nth).padStart(20, '0')}`;
/** A check of a guest's, made at a moment of its own. */
const make = async (nth: number, changes: { customerId?: number; createdAtMs?: number; store?: string } = {}) => {
  const { checkId } = await world.checks.create({
    checkId: idOf(nth),
    storeHash: changes.store ?? storeHash,
    provider: 'document',
    requirement: { ial: 1, minimumAge: 21 },
    cartId: null,
    customerId: changes.customerId ?? null,
    policyVersion: 1,
    ruleIds: ['spirits'],
    createdAtMs: changes.createdAtMs ?? world.time.nowMs + nth,
  });
  return checkId;
};
const list = async (query = '') => {
  const { status, value } = await merchant.call('GET', `/checks${query}`);
  if (status !== 200) return value.code as string;
  return (value.checks as MerchantCheck[]).map(({ checkId }) => checkId);
};

describe('a check', () => {
  test('is shown with what its verdict is based on', async () => {
    const checkId = await make(1, { customerId: 7 });
    const examination = { kind: 'judged', outcome: 'verified', finding: null, evidence } as const;
    await world.checks.move(storeHash, checkId, { kind: 'examined', examination }, world.time.nowMs + 5_000);
    await world.pool.query(`insert into orders (store_hash, order_id, check_id) values ($1, 12, $2), ($1, 9, $2)`, [
      storeHash,
      checkId,
    ]);
    expect((await merchant.call('GET', `/checks/${checkId}`)).value).toEqual({
      checkId,
      status: 'verified',
      revision: 1,
      provider: 'document',
      requirement: { ial: 1, minimumAge: 21 },
      finding: null,
      attemptsUsed: 1,
      evidence,
      customerId: 7,
      orderIds: [9, 12],
      policyVersion: 1,
      ruleIds: ['spirits'],
      createdAt: new Date(world.time.nowMs + 1).toISOString(),
      updatedAt: new Date(world.time.nowMs + 5_000).toISOString(),
      decision: null,
      forgottenAt: null,
      replacedBy: null,
    });
  });

  test.each([
    ['never was', idOf(404)],
    ['is of no known form', 'chk_A'],
    ['is no text', '%00'],
  ])('that %s is unknown', async (_what, checkId) => {
    expect(await merchant.call('GET', `/checks/${checkId}`)).toMatchObject({
      status: 404,
      value: { code: 'unknown_check' },
    });
  });

  test("of another store can't be told from none", async () => {
    const checkId = await make(1, { store: 'other1' });
    const theirs = await merchant.call('GET', `/checks/${checkId}`);
    const none = await merchant.call('GET', `/checks/${idOf(2)}`);
    expect({ ...theirs.value, requestId: '' }).toEqual({ ...none.value, requestId: '' });
    expect(theirs.status).toBe(404);
  });
});

describe('the list', () => {
  test("shows a store's own checks, newest first", async () => {
    for (const nth of [1, 3, 2]) await make(nth);
    await make(4, { store: 'other1' });
    expect(await list()).toEqual([3, 2, 1].map(idOf));
  });

  test('goes on page after page, though checks begin and change meanwhile', async () => {
    const createdAtMs = world.time.nowMs;
    for (const nth of [1, 2, 3, 4, 5]) await make(nth, { createdAtMs });
    const first = (await merchant.call('GET', '/checks?limit=2')).value;
    expect(first.checks.map(({ checkId }: MerchantCheck) => checkId)).toEqual([5, 4].map(idOf));
    await make(6);
    await world.checks.move(storeHash, idOf(3), { kind: 'opened' }, world.time.nowMs + 9);
    const second = (await merchant.call('GET', `/checks?limit=2&cursor=${first.nextCursor}`)).value;
    expect(second.checks.map(({ checkId }: MerchantCheck) => checkId)).toEqual([3, 2].map(idOf));
    const last = (await merchant.call('GET', `/checks?limit=2&cursor=${second.nextCursor}`)).value;
    expect(last).toMatchObject({ checks: [{ checkId: idOf(1) }], nextCursor: null });
  });

  test('says that there is no other page when the last one is full', async () => {
    for (const nth of [1, 2]) await make(nth);
    expect((await merchant.call('GET', '/checks?limit=2')).value.nextCursor).toBeNull();
  });

  test('is filtered by status, customer, order and provider', async () => {
    for (const nth of [1, 2, 3]) await make(nth, nth === 2 ? { customerId: 7 } : {});
    await world.checks.move(storeHash, idOf(1), { kind: 'opened' }, world.time.nowMs);
    await world.checks.move(storeHash, idOf(3), { kind: 'personAsked' }, world.time.nowMs);
    await world.pool.query('insert into orders (store_hash, order_id, check_id) values ($1, 5, $2)', [
      storeHash,
      idOf(3),
    ]);
    expect(await list('?status=in_progress')).toEqual([idOf(1)]);
    expect(await list('?status=in_progress&status=in_review')).toEqual([3, 1].map(idOf));
    expect(await list('?customerId=7')).toEqual([idOf(2)]);
    expect(await list('?orderId=5')).toEqual([idOf(3)]);
    expect(await list('?orderId=6')).toEqual([]);
    expect(await list('?provider=stripe')).toEqual([]);
    expect(await list('?provider=document&customerId=7&status=pending')).toEqual([idOf(2)]);
  });

  test('is filtered by when checks began and changed, the end left out', async () => {
    const atMs = Date.parse('2026-11-01T00:00:00Z');
    for (const nth of [0, 1, 2]) await make(nth, { createdAtMs: atMs + nth * 1_000 });
    await world.checks.move(storeHash, idOf(0), { kind: 'opened' }, atMs + 9_000);
    expect(await list('?createdFrom=2026-11-01T00:00:01Z')).toEqual([2, 1].map(idOf));
    expect(await list('?createdFrom=2026-11-01T01:00:00%2B01:00&createdTo=2026-11-01T00:00:01Z')).toEqual([idOf(0)]);
    expect(await list('?updatedFrom=2026-11-01T00:00:02Z')).toEqual([2, 0].map(idOf));
    expect(await list('?updatedTo=2026-11-01T00:00:02Z')).toEqual([idOf(1)]);
  });

  test.each([
    ['?limit=0', 'query.limit'],
    ['?limit=101', 'query.limit'],
    ['?limit=ten', 'query.limit'],
    ['?limit=1&limit=2', 'query.limit'],
    ['?status=cleared', 'query.status.0'],
    ['?customerId=0', 'query.customerId'],
    ['?orderId=9007199254740993', 'query.orderId'],
    ['?createdFrom=yesterday', 'query.createdFrom'],
    ['?cursor=%22', 'query.cursor'],
    ['?colour=green', 'query'],
  ])('does not guess what is meant by %s', async (query, field) => {
    expect(await merchant.call('GET', `/checks${query}`)).toMatchObject({
      status: 400,
      value: { code: 'invalid_request', fields: [field] },
    });
  });

  test.each([
    'AAAA',
    Buffer.from('[1,"x"]').toString('base64url'),
    Buffer.from('[1e300,"chk_00000000000000000001"]').toString('base64url'),
  ])('begins at no place that it never named: %s', async (cursor) => {
    expect(await list(`?cursor=${cursor}`)).toBe('invalid_request');
  });
});
