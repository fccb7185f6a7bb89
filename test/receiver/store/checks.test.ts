import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startCheckFeed } from '../../../src/receiver/store/check-feed.ts';
import { aCheck, evidence } from '../../support/checks.ts';
import { connectStore, createStorage, type Storage, waitingWork } from '../../support/storage.ts';

let storage: Storage;
beforeAll(async () => {
  storage = await createStorage();
});
afterAll(() => storage.drop());
beforeEach(async () => {
  await storage.pool.query('truncate stores cascade');
  await connectStore(storage, 'abc123');
  await connectStore(storage, 'other1');
});

const verified = {
  kind: 'examined',
  examination: { kind: 'judged', outcome: 'verified', finding: null, evidence },
} as const;

describe('a stored check', () => {
  test('is found by its id and by its cart, and by no other store', async () => {
    const check = await storage.checks.create(aCheck());
    expect(await storage.checks.find('abc123', check.checkId)).toEqual(check);
    expect(await storage.checks.findForCart('abc123', 'cart-0001')).toEqual(check);
    expect(await storage.checks.find('other1', check.checkId)).toBeUndefined();
    expect(await storage.checks.findForCart('other1', 'cart-0001')).toBeUndefined();
    expect(await storage.checks.move('other1', check.checkId, { kind: 'opened' }, 2)).toEqual({
      ok: false,
      code: 'unknown_check',
    });
  });

  test('is one for a cart, however many tabs ask for it at once', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `chk_0000000000000000000000000000000${index}`);
    const made = await Promise.all(ids.map((checkId) => storage.checks.create(aCheck({ checkId }))));
    expect(new Set(made.map(({ checkId }) => checkId)).size).toBe(1);
  });

  test('keeps its evidence and its history through its life', async () => {
    const { checkId } = await storage.checks.create(aCheck());
    await storage.checks.move('abc123', checkId, { kind: 'opened' }, 2_000);
    await storage.checks.move('abc123', checkId, verified, 3_000);
    expect(await storage.checks.find('abc123', checkId)).toMatchObject({
      status: 'verified',
      revision: 2,
      evidence,
      attemptsUsed: 1,
      createdAtMs: 1_000,
      updatedAtMs: 3_000,
    });
    const { rows } = await storage.pool.query('select revision, event from check_events order by revision');
    expect(rows.map(({ event }) => event.kind)).toEqual(['created', 'opened', 'examined']);
  });

  test('counts every photo when several are judged at once', async () => {
    const { checkId } = await storage.checks.create(aCheck());
    const unreadable = { kind: 'examined', examination: { kind: 'unusable', finding: 'unreadable' } } as const;
    await Promise.all(Array.from({ length: 4 }, () => storage.checks.move('abc123', checkId, unreadable, 2_000)));
    expect(await storage.checks.find('abc123', checkId)).toMatchObject({ attemptsUsed: 4, revision: 4 });
  });

  test('is no longer found once another took its place', async () => {
    const old = await storage.checks.create(aCheck());
    const newer = await storage.checks.create(aCheck({ checkId: 'chk_00000000000000000000000000000002' }), {
      replaces: old,
    });
    expect(newer.checkId).not.toBe(old.checkId);
    expect(await storage.checks.find('abc123', old.checkId)).toBeUndefined();
    expect(await storage.checks.findForCart('abc123', 'cart-0001')).toEqual(newer);
    expect(await storage.checks.findEver('abc123', old.checkId)).toEqual(old);
  });

  test('leaves the older one be when its cart was taken meanwhile', async () => {
    const older = await storage.checks.create(aCheck({ customerId: 4, cartId: 'cart-0000' }));
    const taken = await storage.checks.create(aCheck({ checkId: 'chk_00000000000000000000000000000002' }));
    const late = aCheck({ checkId: 'chk_00000000000000000000000000000003', customerId: 4 });
    expect(await storage.checks.create(late, { replaces: older })).toEqual(taken);
    expect(await storage.checks.find('abc123', older.checkId)).toEqual(older);
  });

  test("gives way in its cart to another customer's, and lives on", async () => {
    const theirs = await storage.checks.create(aCheck({ customerId: 4 }));
    const ours = aCheck({ checkId: 'chk_00000000000000000000000000000002', customerId: 5 });
    await storage.checks.create(ours, { foreign: theirs });
    expect(await storage.checks.findForCart('abc123', 'cart-0001')).toMatchObject({ customerId: 5 });
    expect(await storage.checks.findForCustomer('abc123', 4)).toMatchObject([
      { checkId: theirs.checkId, cartId: null },
    ]);
  });
});

describe('the work that follows a change', () => {
  test('is stored with it, for the customer and for each order of the check', async () => {
    const check = await storage.checks.create(aCheck({ customerId: 42 }));
    const record = {
      storeHash: 'abc123',
      orderId: 100,
      checkId: check.checkId,
      isCleared: false,
      heldFromStatusId: 7,
      isHoldApplied: true,
      stageApplied: null,
      move: null,
    };
    await storage.orders.save(record, { kind: 'leave', reason: 'nothing_to_do' });
    expect(await storage.orders.find('abc123', 100)).toEqual(record);
    await storage.pool.query('delete from jobs.job');
    await storage.checks.move('abc123', check.checkId, { kind: 'opened' }, 2_000);
    expect((await waitingWork(storage)).sort()).toEqual(['settle-order abc123/100', 'write-back abc123/42']);
  });

  test('is not stored when nothing changed', async () => {
    const check = await storage.checks.create(aCheck({ customerId: 42, status: 'pending' }));
    await storage.checks.move('abc123', check.checkId, { kind: 'opened' }, 2_000);
    await storage.pool.query('delete from jobs.job');
    await storage.checks.move('abc123', check.checkId, { kind: 'opened' }, 3_000);
    expect(await waitingWork(storage)).toEqual([]);
  });

  test('is handed to its worker within the same moment, and again after a failure', async () => {
    const seen: number[] = [];
    const twice = Promise.withResolvers<void>();
    await storage.queue.onWork('write-back', async ({ customerId }) => {
      seen.push(customerId);
      if (seen.length === 1) throw new Error('the first try fails');
      twice.resolve();
    });
    await storage.checks.create(aCheck({ customerId: 7 }));
    await twice.promise;
    expect(seen).toEqual([7, 7]);
  });
});

test('work about one thing is done one after the other, and what waits for it meanwhile is done at once afterwards', async () => {
  const apart = await createStorage();
  await connectStore(apart, 'abc123');
  const first = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  let [running, most, count] = [0, 0, 0];
  await apart.queue.onWork('settle-order', async () => {
    most = Math.max(most, ++running);
    begun.resolve();
    if (++count === 1) await first.promise;
    running--;
  });
  const accept = (deliveryId: string) =>
    apart.deliveries.accept(
      { source: 'bigcommerce', deliveryId, storeHash: 'abc123', bodySha256: Buffer.from('x'), receivedAtMs: 1 },
      [{ name: 'settle-order', storeHash: 'abc123', orderId: 100 }],
    );
  await accept('msg_a');
  await begun.promise;
  for (const deliveryId of ['msg_b', 'msg_c', 'msg_d']) await accept(deliveryId);
  first.resolve();
  await vi.waitFor(async () => {
    const { rows } = await apart.pool.query(`select from jobs.job where name = 'settle-order' and state <= 'active'`);
    expect(rows).toEqual([]);
  });
  expect([count, most]).toEqual([2, 1]);
  await apart.drop();
}, 20_000);

describe('the feed of changes', () => {
  test('tells of a change of the check that was asked about, whoever made it, and of no other', async () => {
    const troubles: Error[] = [];
    const feed = await startCheckFeed(storage.url, (error) => troubles.push(error));
    const check = await storage.checks.create(aCheck());
    const told = Promise.withResolvers<void>();
    const others: string[] = [];
    feed.subscribe('chk_of_somebody_else', () => others.push('told'));
    feed.subscribe(check.checkId, told.resolve);
    await storage.checks.move('abc123', check.checkId, { kind: 'opened' }, 2_000);
    await told.promise;
    expect(others).toEqual([]);
    await feed.stop();
    expect(troubles).toEqual([]);
  });

  test('goes on after its connection broke, and tells everyone to look again', async () => {
    const troubles: Error[] = [];
    const feed = await startCheckFeed(storage.url, (error) => troubles.push(error));
    const told = Promise.withResolvers<void>();
    feed.subscribe('chk_any', told.resolve);
    await storage.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'idgate feed'`,
    );
    await told.promise;
    expect(troubles.length).toBeGreaterThan(0);
    await feed.stop();
  });
});

describe('a delivery', () => {
  const delivery = {
    source: 'bigcommerce',
    deliveryId: 'msg_1',
    storeHash: 'abc123',
    bodySha256: Buffer.from('one'),
    receivedAtMs: 5_000,
  } as const;
  const work = [{ name: 'settle-order', storeHash: 'abc123', orderId: 100 }] as const;

  test('is stored with its work, once', async () => {
    expect(await storage.deliveries.accept(delivery, work)).toEqual({ ok: true, value: 'stored' });
    expect(await storage.deliveries.accept(delivery, work)).toEqual({ ok: true, value: 'seen' });
    expect((await waitingWork(storage)).filter((line) => line.startsWith('settle'))).toEqual([
      'settle-order abc123/100',
    ]);
  });

  test('is refused when its id came with another body or from another store', async () => {
    await storage.deliveries.accept(delivery, work);
    expect(await storage.deliveries.accept({ ...delivery, bodySha256: Buffer.from('two') }, work)).toEqual({
      ok: false,
      code: 'replay_mismatch',
    });
    expect(await storage.deliveries.accept({ ...delivery, storeHash: 'other1' }, work)).toEqual({
      ok: false,
      code: 'replay_mismatch',
    });
  });

  test('is answered for itself, however many come at the same moment', async () => {
    await storage.deliveries.accept(delivery, work);
    const wrong = [{ name: 'no-such-work', storeHash: 'abc123', orderId: 1 } as unknown as (typeof work)[number]];
    const answers = await Promise.allSettled([
      storage.deliveries.accept(delivery, work),
      storage.deliveries.accept({ ...delivery, bodySha256: Buffer.from('two') }, work),
      storage.deliveries.accept({ ...delivery, deliveryId: 'msg_2' }, work),
      storage.deliveries.accept({ ...delivery, deliveryId: 'msg_2' }, work),
      storage.deliveries.accept({ ...delivery, deliveryId: 'msg_3', storeHash: 'other1' }, []),
      storage.deliveries.accept({ ...delivery, deliveryId: 'msg_4', storeHash: 'nobody' }, work),
      storage.deliveries.accept({ ...delivery, deliveryId: 'msg_5' }, wrong),
    ]);
    const [known, mismatch, one, twin, another, ofNobody, impossible] = answers.map((answer) =>
      answer.status === 'rejected' ? 'thrown' : answer.value.ok ? answer.value.value : answer.value.code,
    );
    expect([known, mismatch, another, ofNobody, impossible]).toEqual([
      'seen',
      'replay_mismatch',
      'stored',
      'thrown',
      'thrown',
    ]);
    // Which of two that come at once is the first does not matter.
    expect([one, twin].sort()).toEqual(['seen', 'stored']);
    const { rows } = await storage.pool.query('select delivery_id from deliveries order by delivery_id');
    expect(rows.map(({ delivery_id }) => delivery_id)).toEqual(['msg_1', 'msg_2', 'msg_3']);
    expect((await waitingWork(storage)).filter((line) => line.startsWith('settle'))).toEqual([
      'settle-order abc123/100',
      'settle-order abc123/100',
    ]);
  });

  test('is stored with all of its work or not at all', async () => {
    const impossible = { name: 'no-such-work', storeHash: 'abc123', orderId: 1 } as unknown as (typeof work)[number];
    await expect(storage.deliveries.accept(delivery, [...work, impossible])).rejects.toThrow();
    expect((await storage.pool.query('select 1 from deliveries')).rowCount).toBe(0);
    expect((await waitingWork(storage)).filter((line) => line.startsWith('settle'))).toEqual([]);
  });
});

describe('a connected store', () => {
  test('numbers its rules anew only when they change, and keeps its webhook secret', async () => {
    const rule = {
      id: 'a',
      name: 'A',
      when: { guest: true },
      requires: { ial: 1, minimumAge: null },
      whenUnreachable: 'block',
    } as const;
    const { settings } = (await storage.stores.find('abc123')) ?? {};
    if (!settings) throw new Error('the store is missing');
    await storage.stores.connect('abc123', settings, [rule], 'another');
    await storage.stores.connect('abc123', settings, [rule], 'another');
    expect(await storage.stores.find('abc123')).toMatchObject({
      policy: { version: 2, rules: [rule] },
      webhookSecret: 'webhook-secret',
    });
  });

  test('is known by its origins', async () => {
    await storage.stores.saveProfile('abc123', {
      name: 'Shop',
      origins: ['https://shop.example'],
      timeZone: 'America/Chicago',
      currency: 'USD',
      language: 'en',
    });
    expect(await storage.stores.hasOrigin('https://shop.example')).toBe(true);
    expect(await storage.stores.hasOrigin('https://other.example')).toBe(false);
  });
});
