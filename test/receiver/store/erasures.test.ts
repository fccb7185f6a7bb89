import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aCheck, evidence } from '../../support/checks.ts';
import { connectStore, createStorage, type Storage, waitingWork } from '../../support/storage.ts';

const storeHash = 'abc123';
const customerId = 987_654_321;
const idOf = (digit: number) => `chk_${String(digit).repeat(32)}`;
const verified = {
  kind: 'examined',
  examination: { kind: 'judged', outcome: 'verified', finding: null, evidence },
} as const;
const record = { isCleared: true, heldFromStatusId: 7, isHoldApplied: true, stageApplied: null, move: null };

let storage: Storage;
beforeAll(async () => {
  storage = await createStorage();
});
afterAll(() => storage.drop());
beforeEach(async () => {
  await storage.pool.query('truncate stores cascade');
  await connectStore(storage, storeHash);
  await connectStore(storage, 'other1');
});

/** A verified check of the customer with all that may hang on it. */
async function aWholeCheck(checkId = idOf(1), cartId = 'canary-cart-1'): Promise<void> {
  await storage.checks.create(aCheck({ checkId, cartId, customerId }));
  await storage.checks.move(storeHash, checkId, verified, 2_000);
  await storage.checks.move(
    storeHash,
    checkId,
    { kind: 'approved', by: 'Staff Member', reason: 'canary reason' },
    3_000,
  );
  await storage.orders.save(
    { ...record, storeHash, orderId: 100, checkId },
    { kind: 'leave', reason: 'nothing_to_do' },
  );
  await storage.handOffs.create({ code: 'code', storeHash, checkId }, 2_000);
  await storage.pool.query(
    `insert into sessions (store_hash, provider, session_id, check_id, number, state, next_look_at, expires_at,
                           credential_reference, credential, created_at, updated_at)
     values ($1, 'stripe', 'vs_1', $2, 1, 'judged', now(), now(), 'canary-reference', $3, now(), now())`,
    [storeHash, checkId, storage.vault.seal('canary', 'anywhere')],
  );
  await storage.pool.query('delete from jobs.job');
}
const erase = (person: { checkId: string } | { customerId: number }) =>
  storage.erasures.erasePerson(storeHash, person, 9_000);
const rows = async (table: string) => (await storage.pool.query(`select * from ${table}`)).rows;

/** Every row of every table of ours, as text. */
async function everything(): Promise<string> {
  const { rows: tables } = await storage.pool.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const dumps = await Promise.all(
    tables.map(({ name }) => storage.pool.query(`select ${name}::text as row from ${name}`)),
  );
  return dumps.flatMap((dump) => dump.rows.map(({ row }) => row)).join('\n');
}

describe('a person who is erased', () => {
  test('leaves nothing of themselves in any table', async () => {
    await aWholeCheck();
    const traces = /987654321|canary|aamva_barcode|driving_licence|2030-05-31/;
    expect(await everything()).toMatch(traces);
    const erased = await erase({ checkId: idOf(1) });
    expect(erased).toMatchObject({
      ok: true,
      value: {
        atMs: 9_000,
        counts: {
          checks: 1,
          events: 3,
          handOffs: 1,
          orders: 1,
          credentials: 1,
          sessions: 1,
          sessionsErased: 0,
          sessionsLeft: 0,
        },
      },
    });
    expect(await everything()).not.toMatch(traces);
  });

  test('is forgotten by BigCommerce and the providers too, by work that is stored with it', async () => {
    await aWholeCheck();
    await erase({ customerId });
    expect((await waitingWork(storage)).sort()).toEqual([
      'erase-session abc123/stripe/vs_1',
      'take-back abc123/100',
      'write-back abc123/987654321',
    ]);
  });

  test('is still counted, with what happened and who of staff decided, but is nobody any more', async () => {
    await aWholeCheck();
    await erase({ checkId: idOf(1) });
    expect(await rows('checks')).toMatchObject([{ status: 'manually_approved', revision: 2, customer_id: null }]);
    expect((await rows('check_events')).map(({ event }) => event)).toEqual([
      { kind: 'created' },
      { kind: 'examined' },
      { kind: 'approved', by: 'Staff Member' },
    ]);
    expect(await storage.checks.find(storeHash, idOf(1))).toBeUndefined();
    expect(await storage.checks.findEver(storeHash, idOf(1))).toBeUndefined();
    expect(await storage.checks.findForCustomer(storeHash, customerId)).toEqual([]);
  });

  test('gets no evidence from news that comes late', async () => {
    await aWholeCheck();
    await erase({ checkId: idOf(1) });
    expect(await storage.checks.move(storeHash, idOf(1), verified, 10_000)).toEqual({
      ok: false,
      code: 'unknown_check',
    });
  });

  test('may be checked again, as somebody new', async () => {
    await aWholeCheck();
    await erase({ customerId });
    await storage.checks.create(aCheck({ checkId: idOf(2), cartId: 'canary-cart-1', customerId }));
    expect(await storage.checks.findForCustomer(storeHash, customerId)).toMatchObject([{ checkId: idOf(2) }]);
  });
});

describe('the checks of a person', () => {
  test('are all that the customer has, whichever of them was named, and those that newer ones replaced', async () => {
    const guests = await storage.checks.create(aCheck({ checkId: idOf(1), cartId: 'a' }));
    const second = await storage.checks.create(aCheck({ checkId: idOf(2), cartId: 'a', customerId }), {
      replaces: guests,
    });
    await storage.checks.create(aCheck({ checkId: idOf(3), cartId: 'b', customerId }));
    await storage.checks.create(aCheck({ checkId: idOf(4), cartId: 'c', customerId: 5 }));
    await storage.checks.create(aCheck({ checkId: idOf(5), cartId: 'd' }));
    expect(await erase({ checkId: second.checkId })).toMatchObject({ value: { counts: { checks: 3 } } });
    const left = (await rows('checks')).filter(({ forgotten_at }) => forgotten_at === null);
    expect(left.map(({ check_id }) => check_id).sort()).toEqual([idOf(4), idOf(5)]);
  });

  test('are none of another store, nor of another customer whose check gave way', async () => {
    await storage.checks.create(aCheck({ checkId: idOf(1), storeHash: 'other1', customerId }));
    const theirs = await storage.checks.create(aCheck({ checkId: idOf(2), cartId: 'a', customerId: 5 }));
    await storage.checks.create(aCheck({ checkId: idOf(3), cartId: 'a', customerId }), { replaces: theirs });
    expect(await erase({ customerId })).toMatchObject({ value: { counts: { checks: 1 } } });
    expect(await erase({ checkId: idOf(1) })).toEqual({ ok: false, code: 'unknown_check' });
  });

  test('may be none, and the shop is looked at all the same', async () => {
    expect(await erase({ customerId })).toMatchObject({ ok: true, value: { counts: { checks: 0 } } });
    expect(await waitingWork(storage)).toEqual(['write-back abc123/987654321']);
  });
});

describe('a receipt', () => {
  test('is kept, and says nothing about who it was', async () => {
    await aWholeCheck();
    const erased = await erase({ checkId: idOf(1) });
    if (!erased.ok) throw new Error(erased.code);
    expect(await storage.erasures.find(storeHash, erased.value.erasureId)).toEqual(erased.value);
    expect(await storage.erasures.find('other1', erased.value.erasureId)).toBeUndefined();
  });

  test('counts nothing the second time', async () => {
    await aWholeCheck();
    await erase({ checkId: idOf(1) });
    await storage.erasures.settleSession(
      { name: 'erase-session', storeHash, provider: 'stripe', sessionId: 'vs_1', erasureId: null },
      'erased',
    );
    expect(await erase({ checkId: idOf(1) })).toMatchObject({
      ok: true,
      value: { counts: { checks: 0, events: 0, handOffs: 0, orders: 0, credentials: 0, sessions: 0 } },
    });
  });

  test('tells once what became of each session with a provider, and then nothing of that is left', async () => {
    await aWholeCheck();
    const erased = await erase({ checkId: idOf(1) });
    if (!erased.ok) throw new Error(erased.code);
    const { erasureId } = erased.value;
    const session = { name: 'erase-session', storeHash, provider: 'stripe', sessionId: 'vs_1', erasureId } as const;
    await storage.erasures.settleSession(session, 'left');
    await storage.erasures.settleSession(session, 'erased');
    expect(await storage.erasures.find(storeHash, erasureId)).toMatchObject({
      counts: { sessions: 1, sessionsErased: 0, sessionsLeft: 1 },
    });
    expect(await rows('sessions')).toEqual([]);
  });
});
