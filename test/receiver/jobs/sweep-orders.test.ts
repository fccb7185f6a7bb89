import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWorld, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

const hourMs = 60 * 60 * 1_000;

let world: World;
beforeEach(async () => {
  world = await createWorld({ examiner: { examine: vi.fn() } });
});
afterEach(() => world[Symbol.asyncDispose]());

const place = async (product = 'whisky') => {
  const orderId = await (await createShopper(world, 'guest', product)).placeOrder();
  await world.settled();
  return orderId;
};
const statusOf = (orderId: number) => world.sandbox.state.orders.find(({ id }) => id === orderId)?.statusId;
/** Sweeps, and has all that is planned for later happen, whatever the database's own clock says. */
const sweep = async () => {
  await world.sweeps.begin(world.time.nowMs);
  for (const name of ['sweep-orders', 'settle-order']) {
    await world.settled();
    await world.pool.query(`update jobs.job set start_after = now() where state = 'created' and name = $1`, [name]);
  }
  await world.settled();
};
const loseWebhooks = (lostWebhooksPercent = 100) => world.sandbox.faults.set({ lostWebhooksPercent });
/** The requests to BigCommerce from here on, as `GET v2/orders`. */
const requests = () => {
  world.bigcommerce.mockClear();
  return () =>
    world.bigcommerce.mock.calls.map(([input, init]) => {
      const { method, url } = new Request(input, init);
      return `${method} ${new URL(url).pathname.replace(/^.*\/stores\/\w+\//, '')}`;
    });
};

describe('an order whose webhook never came', () => {
  test('is found and held', async () => {
    loseWebhooks();
    const orderId = await place();
    expect(statusOf(orderId)).not.toBe(12);
    await sweep();
    expect(statusOf(orderId)).toBe(12);
  });

  test('is found after two days without a word, and after the webhooks were switched off', async () => {
    for (const { id } of world.sandbox.state.hooks) world.sandbox.faults.deactivateHook(id);
    const first = await place();
    world.time.nowMs += 48 * hourMs;
    const second = await place();
    world.time.nowMs += hourMs;
    await sweep();
    expect([statusOf(first), statusOf(second)]).toEqual([12, 12]);
  });

  test('is found once BigCommerce can be asked again, and no sweep piles up meanwhile', async () => {
    loseWebhooks();
    world.sandbox.faults.set({ isDown: true });
    const orderId = await place();
    for (let minute = 0; minute < 5; minute++) {
      await sweep();
      world.time.nowMs += 60_000;
    }
    const { rows } = await world.pool.query('select failing_since from sweeps');
    expect(rows[0].failing_since.getTime()).toBe(world.time.nowMs - 5 * 60_000);
    expect(statusOf(orderId)).not.toBe(12);
    world.sandbox.faults.set({ isDown: false });
    await sweep();
    expect(statusOf(orderId)).toBe(12);
    expect((await world.pool.query('select failing_since from sweeps')).rows[0].failing_since).toBeNull();
  });

  test('is judged as it stands now, however often it was changed meanwhile', async () => {
    const orderId = await place();
    expect(statusOf(orderId)).toBe(12);
    loseWebhooks();
    world.time.nowMs += 5_000;
    world.sandbox.faults.moveOrder(orderId, 2);
    await sweep();
    expect(statusOf(orderId)).toBe(2);
  });
});

describe('a sweep', () => {
  test('costs one request where every webhook came', async () => {
    await place();
    await place('mug');
    // Our own change of the first order is news of it, which its webhook brought.
    await sweep();
    const asked = requests();
    await sweep();
    expect(asked()).toEqual(['GET v2/orders', 'GET v2/orders']);
  });

  test('looks through more orders than fit on a page, those of one second too', async () => {
    loseWebhooks();
    const orderId = await place();
    const [order] = world.sandbox.state.orders;
    if (!order) throw new Error('There is no order');
    for (let more = 1; more <= 300; more++) world.sandbox.state.orders.push({ ...order, id: orderId + more });
    await world.pool.query(
      'insert into order_looks select $1, order_id, $2 from generate_series($3::int, $4::int) as order_id',
      [storeHash, new Date(order.modifiedAtMs), orderId, orderId + 299],
    );
    await sweep();
    expect([statusOf(orderId), statusOf(orderId + 299), statusOf(orderId + 300)]).toEqual([11, 11, 12]);
  });

  test('passes over orders that are not paid for, and those from before idgate', async () => {
    loseWebhooks();
    const [incomplete, early] = [await place(), await place()];
    for (const order of world.sandbox.state.orders) {
      if (order.id === incomplete) order.statusId = 0;
      if (order.id === early) order.createdAtMs -= 2 * hourMs;
    }
    const asked = requests();
    await sweep();
    expect(new Set(asked())).toEqual(new Set(['GET v2/orders']));
  });

  test('of which the receiver was lost is begun again after a while', async () => {
    loseWebhooks();
    const orderId = await place();
    await world.pool.query('insert into sweeps (store_hash, under_way_until) values ($1, $2)', [
      storeHash,
      new Date(world.time.nowMs + 60_000),
    ]);
    expect(await world.sweeps.begin(world.time.nowMs)).toBe(0);
    world.time.nowMs += 60_000;
    expect(await world.sweeps.begin(world.time.nowMs)).toBe(1);
    await world.settled();
    expect(statusOf(orderId)).toBe(12);
  });
});
