import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { purge } from '../../../src/receiver/store/purge.ts';
import { aCheck, evidence } from '../../support/checks.ts';
import { createStorage, type Storage, waitingWork } from '../../support/storage.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const idOf = (index: number) => `chk_${String(index).padStart(32, '0')}`;
const verified = {
  kind: 'examined',
  examination: { kind: 'judged', outcome: 'verified', finding: null, evidence },
} as const;

let storage: Storage;
beforeAll(async () => {
  storage = await createStorage();
});
afterAll(() => storage.drop());
beforeEach(async () => {
  await storage.pool.query('truncate stores cascade');
  await storage.stores.connect('days90', { ...defaultSettings, keptDays: 90 }, [], 'secret');
  await storage.stores.connect('forever', defaultSettings, [], 'secret');
  await storage.pool.query('delete from jobs.job');
});

const aVerifiedCheck = async (storeHash: string, index: number, atMs: number) => {
  await storage.checks.create(
    aCheck({ storeHash, checkId: idOf(index), cartId: `cart-${index}`, customerId: index, createdAtMs: atMs }),
  );
  await storage.checks.move(storeHash, idOf(index), verified, atMs);
};
const purgeAt = (nowMs: number) => purge(storage.database, storage.queue, nowMs);

test('what a store promised to let go of is gone after its days, and not before', async () => {
  await aVerifiedCheck('days90', 1, 0);
  await aVerifiedCheck('days90', 2, dayMs);
  expect(await purgeAt(90 * dayMs)).toMatchObject({ checks: 0 });
  expect(await purgeAt(90 * dayMs + 1)).toMatchObject({ checks: 1 });
  expect(await storage.checks.find('days90', idOf(1))).toBeUndefined();
  expect(await storage.checks.find('days90', idOf(2))).toMatchObject({ status: 'verified', evidence });
});

test('a check whose time is over keeps nothing of a person, and can be counted', async () => {
  await aVerifiedCheck('days90', 1, 0);
  await purgeAt(200 * dayMs);
  const { rows } = await storage.pool.query('select * from checks');
  expect(rows).toMatchObject([
    {
      status: 'verified',
      evidence: null,
      finding: null,
      cart_id: null,
      customer_id: null,
      forgotten_at: new Date(200 * dayMs),
    },
  ]);
  expect((await storage.pool.query('select 1 from check_events')).rowCount).toBe(0);
});

test('a store that promised nothing keeps its checks', async () => {
  await aVerifiedCheck('forever', 1, 0);
  expect(await purgeAt(40_000 * dayMs)).toMatchObject({ checks: 0 });
  expect(await storage.checks.find('forever', idOf(1))).toMatchObject({ evidence });
});

test('the shop is made to forget too, and each thing is let go of once', async () => {
  await aVerifiedCheck('days90', 1, 0);
  await storage.pool.query('delete from jobs.job');
  const both = await Promise.all([purgeAt(200 * dayMs), purgeAt(200 * dayMs)]);
  expect(both.map(({ checks }) => checks).sort()).toEqual([0, 1]);
  expect(await waitingWork(storage)).toEqual(['write-back days90/1']);
});

test('many are let go of in one run', async () => {
  for (let index = 0; index < 250; index++) {
    await storage.checks.create(
      aCheck({ storeHash: 'days90', checkId: idOf(index), cartId: `cart-${index}`, createdAtMs: 0 }),
    );
  }
  expect(await purgeAt(200 * dayMs)).toMatchObject({ checks: 250 });
}, 20_000);

test('deliveries and webhooks go after thirty days, answers to merchants after one, and hand-offs a day after they are out of date', async () => {
  await storage.checks.create(aCheck({ storeHash: 'forever', createdAtMs: 0 }));
  await storage.handOffs.create({ code: 'code', storeHash: 'forever', checkId: aCheck().checkId }, 0);
  await storage.idempotency.begin('forever', 'key', Buffer.from('x'), 29 * dayMs);
  const delivery = { source: 'bigcommerce', storeHash: 'forever', bodySha256: Buffer.from('x') } as const;
  await storage.deliveries.accept({ ...delivery, deliveryId: 'old', receivedAtMs: 0 }, []);
  await storage.deliveries.accept({ ...delivery, deliveryId: 'new', receivedAtMs: 10 * dayMs }, []);
  const endpoint = { endpointId: 'whe_1', url: 'https://erp.example.com/', eventTypes: [], secret: 'whsec_' };
  await storage.webhookEndpoints.create({ ...endpoint, storeHash: 'forever' }, 0);
  for (const atMs of [0, 10 * dayMs]) await storage.webhookDeliveries.addTest('forever', 'whe_1', atMs);
  await storage.orderLooks.note('forever', 1, 0);
  await storage.orderLooks.note('forever', 2, 10 * dayMs);
  const hit = { storeHash: 'forever', ruleId: 'r', policyVersion: 1, isAsked: false };
  await storage.shadowHits.note([{ ...hit, of: { orderId: 1 }, atMs: 0 }]);
  await storage.shadowHits.note([{ ...hit, of: { orderId: 2 }, atMs: 10 * dayMs }]);
  for (const day of [22, 23])
    await storage.simulations.begin({ storeHash: 'forever', userId: 1, atMs: day * dayMs }, `day ${day}`, [], 1);
  expect(await purgeAt(30 * dayMs)).toEqual({
    checks: 0,
    deliveries: 0,
    handOffs: 1,
    idempotencyKeys: 0,
    orderLooks: 0,
    shadowHits: 0,
    simulations: 1,
    webhooks: 0,
  });
  expect(await purgeAt(30 * dayMs + 1)).toEqual({
    checks: 0,
    deliveries: 1,
    handOffs: 0,
    idempotencyKeys: 1,
    orderLooks: 1,
    shadowHits: 0,
    simulations: 1,
    webhooks: 1,
  });
  expect(await purgeAt(92 * dayMs + 1)).toMatchObject({ shadowHits: 1 });
});
