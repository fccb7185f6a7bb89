import { afterAll, beforeAll, expect, test } from 'vitest';
import { setupSchema } from '../../../../src/contract/schema/admin/setup.ts';
import { watchStores } from '../../../../src/receiver/store/watch-stores.ts';
import { openControlPanel, type Person } from '../../../support/admin.ts';
import { createWorld, storeHash, type World } from '../../../support/receiver.ts';

let world: World;
let owner: Person;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  ({ owner } = await openControlPanel(world));
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

const look = async () => setupSchema.parse((await owner.get('/setup')).body);
const itemOf = async (id: string) => (await look()).items.find((item) => item.id === id);

test('the checklist says what is well and what is not', async () => {
  const { items, liveRules, firstGatedAtMs } = await look();
  expect(items.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'scopes ok',
    'checkout ok',
    'script ok',
    'webhooks ok',
    'provider ok',
    'mail wrong',
  ]);
  expect({ liveRules, firstGatedAtMs }).toEqual({ liveRules: 1, firstGatedAtMs: null });
});

test('a script that was deleted is told of, and put back when that is asked for', async () => {
  world.sandbox.state.scripts.length = 0;
  await watchStores(world.database, world.queue, 0, Date.now());
  await world.settled();
  expect(await itemOf('script')).toEqual({
    id: 'script',
    state: 'wrong',
    code: 'script_missing',
    sinceAtMs: world.time.nowMs,
    canRepair: true,
  });
  expect((await owner.send('POST', '/setup/script/repair')).status).toBe(202);
  await world.settled();
  expect(await itemOf('script')).toMatchObject({ state: 'ok', code: null });
  expect(world.sandbox.state.scripts).toHaveLength(1);
  expect(await world.audit.list(storeHash, undefined, 1)).toMatchObject([{ action: 'setup.repaired', what: 'script' }]);
});

test('what is not ours to put right has no repair', async () => {
  expect((await owner.send('POST', '/setup/mail/repair')).status).toBe(404);
  expect((await owner.send('POST', '/setup/else/repair')).status).toBe(404);
});

test('a test order is one that a rule asks about, and is held', async () => {
  const placed = await owner.send('POST', '/setup/test-order');
  expect(placed.status).toBe(201);
  await world.settled();
  const order = world.sandbox.state.orders.find(({ id }) => id === placed.body.orderId);
  expect(order?.statusId).toBe(12);
});

test('the first checkout that is gated is remembered', async () => {
  const { ask } = world;
  const response = await ask('/v1/decisions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      storeHash,
      cartId: 'aaaaaaaa-0000-4000-8000-000000000001',
      facts: { productIds: [102], categoryNames: ['Spirits'] },
      customerToken: null,
    }),
  });
  expect(await response.json()).toMatchObject({ decision: 'verify' });
  expect((await look()).firstGatedAtMs).toBe(world.time.nowMs);
});
