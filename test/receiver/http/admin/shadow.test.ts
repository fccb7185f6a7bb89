import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ShadowView, shadowSchema } from '../../../../src/contract/schema/admin/simulation.ts';
import type { Rule } from '../../../../src/contract/wire/policy.ts';
import { openControlPanel, type Person } from '../../../support/admin.ts';
import { createWorld, spirits, storeHash, type World } from '../../../support/receiver.ts';
import { createShopper } from '../../../support/shopper.ts';

const rule = (id: string, changes: Partial<Rule>): Rule => ({ ...spirits, id, name: id, mode: 'shadow', ...changes });
const rules = [
  spirits,
  rule('whisky-too', { when: { categoryIn: [23] } }),
  rule('knives', { when: { productIn: [103] } }),
  rule('after', { when: { productIn: [102] }, asks: 'after_order' }),
  rule('nobody', { when: { productIn: [999] } }),
];
let world: World;
let clerk: Person;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) }, rules });
  ({ clerk } = await openControlPanel(world));
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

const look = async (fromMs: number, toMs: number): Promise<ShadowView['items']> =>
  shadowSchema.parse((await clerk.get(`/policy/shadow?fromMs=${fromMs}&toMs=${toMs}`)).body).items;
const now = () => look(world.time.nowMs - 60_000, world.time.nowMs + 60_000);
const order = async (productId: number): Promise<number> => {
  const placed = await (await world.shops(storeHash))?.enterTestOrder(productId);
  if (!placed?.ok) throw new Error('The sandbox takes orders');
  await world.settled();
  return placed.value;
};

test('a rule in shadow mode asks nobody, and notes the orders that it would have asked', async () => {
  const knife = await order(103);
  expect(world.sandbox.state.orders.find(({ id }) => id === knife)?.statusId).toBe(11);
  expect(await now()).toEqual([
    { ruleId: 'knives', name: 'knives', carts: 0, orders: 1, ordersAskedAnyway: 0, latestOrderIds: [knife] },
  ]);
});

test('it tells of those that a live rule asked as well', async () => {
  const whisky = await order(102);
  const items = await now();
  expect(items.find(({ ruleId }) => ruleId === 'whisky-too')).toMatchObject({
    orders: 1,
    ordersAskedAnyway: 1,
    latestOrderIds: [whisky],
  });
  expect(items.map(({ ruleId }) => ruleId).sort()).toEqual(['after', 'knives', 'whisky-too']);
});

test('at the checkout a cart counts by what is known of it anyway, and once', async () => {
  const shopper = await createShopper(world, 'guest');
  await shopper.decide({ productIds: [102, 103] });
  await shopper.decide({ productIds: [102, 103] });
  const items = await now();
  expect(items.find(({ ruleId }) => ruleId === 'knives')).toMatchObject({ carts: 1 });
  // A rule that waits for the order would not have asked here.
  expect(items.find(({ ruleId }) => ruleId === 'after')).toMatchObject({ carts: 0 });
  const { rows } = await world.pool.query(`select target from shadow_hits where kind = 'cart'`);
  expect(rows.map(({ target }) => target)).not.toContain(shopper.cartId);
});

test('only the time that is asked for counts', async () => {
  expect(await look(world.time.nowMs + 1, world.time.nowMs + 2)).toEqual([]);
  expect((await clerk.get('/policy/shadow')).status).toBe(400);
});

test('a rule that goes live asks', async () => {
  const live = rules.map(({ mode: _, ...one }) => one);
  await world.stores.connect(storeHash, world.settings, live, 'secret');
  await world.settled();
  const knife = await order(103);
  expect(world.sandbox.state.orders.find(({ id }) => id === knife)?.statusId).toBe(12);
});
