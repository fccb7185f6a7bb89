import { createShopper } from '../../support/shopper.ts';
import { type Figure, inMs, median, quantile } from '../figures.ts';
import type { BenchDatabase } from '../receiver/database.ts';
import { createBench, pass, settle } from './world.ts';

const heldStatusId = 12;

/** How long an order that was placed without a check goes unheld: with its webhook, and where that is lost. */
export async function measureHolds(database: BenchDatabase, count: number): Promise<Figure[]> {
  await using bench = await createBench(database, 'holds', { hasMail: true });
  const { world, time } = bench;
  const statusOf = (orderId: number) => world.sandbox.state.orders.find(({ id }) => id === orderId)?.statusId;

  const heldMs: number[] = [];
  for (let index = 0; index < count; index++) {
    const shopper = await createShopper(world, 'guest');
    const placedMs = performance.now();
    const orderId = await shopper.placeOrder();
    while (statusOf(orderId) !== heldStatusId) await new Promise((resolve) => setTimeout(resolve, 2));
    heldMs.push(performance.now() - placedMs);
    await settle(bench);
  }

  // Sweeps begin at each minute and half a minute later; the orders come at all times in between.
  world.sandbox.faults.set({ lostWebhooksPercent: 100 });
  const placedAt = new Map<number, number>();
  const foundMs: number[] = [];
  const stepMs = 1_000;
  const lost = 12;
  for (let second = 0; foundMs.length < lost; second++) {
    if (second % 60 === 0) await world.sweeps.begin(time.clock());
    if (second % 5 === 0 && placedAt.size < lost) {
      placedAt.set(await (await createShopper(world, 'guest')).placeOrder(), second);
    }
    await pass(bench, stepMs);
    for (const [orderId, at] of placedAt) {
      if (statusOf(orderId) !== heldStatusId || at < 0) continue;
      foundMs.push((second + 1 - at) * stepMs);
      placedAt.set(orderId, -1);
    }
  }
  const [usual, latest] = [median(heldMs), Math.max(...foundMs)];
  return [
    {
      name: `order placed → held, median of ${count}`,
      measured: inMs(usual),
      goal: '≤ 1 s',
      isReached: usual <= 1_000,
    },
    { name: '  p95', measured: inMs(quantile(heldMs, 0.95)), goal: null },
    {
      name: `webhook lost: order placed → held, latest of ${lost}`,
      measured: `${latest / 1_000} s`,
      goal: '≤ 60 s',
      isReached: latest <= 60_000,
    },
  ];
}
