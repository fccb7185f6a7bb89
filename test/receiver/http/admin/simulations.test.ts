import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { simulationSchema } from '../../../../src/contract/schema/admin/simulation.ts';
import type { Rule } from '../../../../src/contract/wire/policy.ts';
import { createSimulatePolicy } from '../../../../src/receiver/jobs/simulate-policy.ts';
import { openControlPanel, type Person } from '../../../support/admin.ts';
import { createWorld, spirits, storeHash, type World } from '../../../support/receiver.ts';

let world: World;
let owner: Person;
const ordered: Record<'mug' | 'whisky' | 'knife', number> = { mug: 101, whisky: 102, knife: 103 };
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  ({ owner } = await openControlPanel(world));
  const shop = await world.shops(storeHash);
  for (const [name, productId] of Object.entries(ordered)) {
    const placed = await shop?.enterTestOrder(productId);
    if (!placed?.ok) throw new Error('The sandbox takes orders');
    ordered[name as keyof typeof ordered] = placed.value;
  }
  await world.settled();
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

const rule = (id: string, changes: Partial<Rule>): Rule => ({ ...spirits, id, name: id, ...changes });
const simulate = async (rules: readonly Rule[], orders = 500) => {
  const { body } = await owner.send('POST', '/policy/simulations', { rules, orders });
  await world.settled();
  return simulationSchema.parse((await owner.get(`/policy/simulations/${body.simulationId}`)).body);
};

test('a draft is tried on the latest orders: who would be asked, by which rule, and what changes against today', async () => {
  const knives = rule('knives', { when: { customFieldIn: [{ name: 'minimum_age', value: '18' }] } });
  const watching = rule('watching', { when: { productIn: [101, 103] }, mode: 'shadow' });
  const seen = await simulate([knives, watching]);
  expect(seen).toMatchObject({ state: 'done', code: null, done: 3, total: 3, asked: 1, askedToday: 1 });
  expect(seen.perRule).toEqual([
    { ruleId: 'knives', name: 'knives', mode: 'live', asked: 1, alone: 1 },
    { ruleId: 'watching', name: 'watching', mode: 'shadow', asked: 2, alone: 1 },
  ]);
  expect(seen.changed).toEqual([
    { orderId: ordered.knife, before: 'not_asked', after: 'asked', ruleNames: ['knives'] },
    { orderId: ordered.whisky, before: 'asked', after: 'not_asked', ruleNames: ['Whisky needs 21'] },
  ]);
  expect(seen.askedOrders).toEqual([{ orderId: ordered.knife, ruleNames: ['knives'] }]);
});

test('it changes nothing in the store', async () => {
  const before = JSON.stringify(world.sandbox.state.orders);
  world.bigcommerce.mockClear();
  await simulate([rule('all', { when: { all: [] } })]);
  const methods = world.bigcommerce.mock.calls.map(([input]) => (input instanceof Request ? input.method : 'GET'));
  expect(new Set(methods)).toEqual(new Set(['GET']));
  expect(JSON.stringify(world.sandbox.state.orders)).toBe(before);
});

test('as many orders are looked at as were asked for, the latest', async () => {
  const seen = await simulate([rule('all', { when: { all: [] } })], 1);
  expect(seen).toMatchObject({ done: 1, total: 1, askedOrders: [{ orderId: ordered.knife }] });
});

test('what BigCommerce refuses ends it with a word why', async () => {
  world.sandbox.faults.set({ isTokenRevoked: true });
  const seen = await simulate([spirits]);
  world.sandbox.faults.reset();
  expect(seen).toMatchObject({ state: 'failed', code: 'unauthorized', done: 0, total: null });
});

test('it leaves the store’s last requests to those who wait, and goes on where it stopped', async () => {
  const begin = { storeHash, userId: 1, atMs: world.time.nowMs };
  await world.database.of(storeHash).query(
    `insert into simulations (simulation_id, store_hash, rules, live_version, wanted, state, begun_by, begun_at)
     values ('slow', $1, '[]', 1, 10, 'waiting', 1, now())`,
    [storeHash],
  );
  const spareForMs = vi.fn(async () => 0);
  const run = createSimulatePolicy({
    shops: world.shops,
    simulations: world.simulations,
    quotas: () => ({ spareForMs }),
    clock: () => begin.atMs,
  });
  // The list and one order, and then there is no room.
  spareForMs.mockResolvedValueOnce(0).mockResolvedValueOnce(0).mockResolvedValueOnce(9_000);
  const work = { name: 'simulate-policy', storeHash, simulationId: 'slow' } as const;
  await expect(run(work)).rejects.toMatchObject({ code: 'rate_limited', postponedForMs: 9_000 });
  expect(await world.simulations.find(storeHash, 'slow')).toMatchObject({ state: 'running', orders: [{}] });
  await run(work);
  expect(await world.simulations.find(storeHash, 'slow')).toMatchObject({ state: 'done', orders: [{}, {}, {}] });
});

test('one of another store, or none, is not found', async () => {
  expect((await owner.get('/policy/simulations/none')).status).toBe(404);
  expect(await world.simulations.find('other1', 'slow')).toBeUndefined();
});

test.each([
  ['too many orders', { rules: [spirits], orders: 501 }],
  ['a rule that is none', { rules: [{}], orders: 1 }],
])('%s are refused', async (_what, body) => {
  expect((await owner.send('POST', '/policy/simulations', body)).status).toBe(400);
});
