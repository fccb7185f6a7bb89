import { gatedLife, type LifeStep, ungatedLife } from '../../support/order-life.ts';
import type { Figure } from '../figures.ts';
import type { BenchDatabase } from '../receiver/database.ts';
import { createBench } from './world.ts';

const mostRequests = 12;

/** How often BigCommerce is asked in the life of one order, step by step. */
export async function measureRequests(database: BenchDatabase): Promise<Figure[]> {
  const lives = [
    { what: 'past the gate, a guest', walk: ungatedLife, as: 'guest' },
    { what: 'past the gate, a customer', walk: ungatedLife, as: 'customer' },
    { what: 'through the gate, a guest', walk: gatedLife, as: 'guest' },
    { what: 'through the gate, a customer', walk: gatedLife, as: 'customer' },
  ] as const;
  const figures: Figure[] = [];
  for (const [index, { what, walk, as }] of lives.entries()) {
    await using bench = await createBench(database, `requests_${index}`, { hasMail: true });
    const { world } = bench;
    // The ids of the customer attributes are asked for once, and belong to no order.
    const shop = await world.shops('sandbox1');
    await shop?.writeCustomerAttributes(1, [{ name: 'blockid_ial', value: '', mark: 'a mark' }]);
    await world.pool.query('delete from shown');
    const steps: LifeStep[] = await walk(world, as);
    const count = steps.reduce((sum, { requests }) => sum + requests.length, 0);
    figures.push({
      name: `requests for an order ${what}`,
      measured: String(count),
      goal: `≤ ${mostRequests}`,
      isReached: count <= mostRequests,
    });
    for (const { name, requests } of steps) {
      const asked = requests.length === 0 ? '' : ` (${requests.join(', ')})`;
      figures.push({ name: `  ${name}`, measured: `${requests.length}${asked}`, goal: null });
    }
  }
  return figures;
}
