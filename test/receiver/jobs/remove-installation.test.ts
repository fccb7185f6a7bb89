import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { purgeStoresThatLeft } from '../../../src/receiver/store/stores-that-left.ts';
import { clerkId, createControlPanelUser, ownerId } from '../../support/control-panel.ts';
import { createWorld, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

let world: World;
let merchant: ReturnType<typeof createControlPanelUser>;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  merchant = createControlPanelUser(world);
  await merchant.install();
  await world.settled();
  const customer = await createShopper(world, 'customer');
  await customer.decide();
  await customer.placeOrder();
  await world.settled();
});
afterAll(() => world[Symbol.asyncDispose]());

const sessionOf = async (userId: number) => (await merchant.startOf(await merchant.load(userId))).session.token;
const askRemoval = (token: string, body: object) =>
  merchant.ask(token, '/installation/removal', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const rowsOf = async () => {
  const tables = await world.pool.query<{ name: string }>(
    `select attrelid::regclass::text as name from pg_attribute join pg_class on pg_class.oid = attrelid
     where attname = 'store_hash' and relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const counts = await Promise.all(
    tables.rows.map(async ({ name }) => {
      const { rows } = await world.pool.query(`select count(*)::int as n from ${name} where store_hash = $1`, [
        storeHash,
      ]);
      return rows[0].n as number;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

describe('everything of ours', () => {
  test('goes for the owner alone, who has to name the store', async () => {
    expect((await askRemoval(await sessionOf(clerkId), { storeHash })).status).toBe(403);
    expect((await askRemoval(await sessionOf(ownerId), { storeHash: 'other1' })).status).toBe(400);
    await world.settled();
    expect(world.sandbox.state.scripts).toHaveLength(1);
  });

  test('is gone from BigCommerce, and what others have there is not', async () => {
    const { state } = world.sandbox;
    const [ours] = state.metafields;
    if (!ours) throw new Error('A check is shown in BigCommerce');
    state.metafields.push({ ...ours, id: 9_999, namespace: 'another' });
    const token = await sessionOf(ownerId);
    expect((await askRemoval(token, { storeHash })).status).toBe(202);
    expect((await merchant.ask(token, '/me')).status).toBe(401);
    await world.settled();
    expect([state.scripts, state.hooks]).toEqual([[], []]);
    expect(state.metafields.map(({ id }) => id)).toEqual([9_999]);
    expect(state.attributes.map(({ name }) => name)).not.toContain('blockid_ial');
    expect(await world.stores.findAccessToken(storeHash)).toBeUndefined();
  });

  test('is gone from every table then', async () => {
    expect(await rowsOf()).toBeGreaterThan(0);
    expect(await purgeStoresThatLeft(world.database, world.queue, world.time.nowMs)).toBe(1);
    expect(await rowsOf()).toBe(0);
  });

  test('is new when the app is installed again', async () => {
    const response = await merchant.install();
    expect(await response.text()).toContain('idgate is installed.');
    await world.settled();
    expect(await world.stores.find(storeHash)).toMatchObject({ policy: { version: 1, rules: [] } });
  });
});
