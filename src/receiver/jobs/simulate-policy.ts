import type { Shop, ShopDirectory } from '../checks/ports.ts';
import type { RequestQuota } from '../checks/request-quota.ts';
import { type SimulatedOrder, type Simulation, simulateOrder } from '../checks/simulation.ts';
import type { Work } from '../checks/work.ts';
import type { Simulations } from '../store/simulations.ts';
import { JobError } from './job-error.ts';

export interface SimulatePolicyParts {
  readonly shops: ShopDirectory;
  readonly simulations: Simulations;
  readonly quotas: (storeHash: string) => Pick<RequestQuota, 'spareForMs'>;
  readonly clock: () => number;
}

/** A job takes less than two minutes, even where BigCommerce is slow. */
const ordersAtOnce = 20;
/** What is left of each window to those who wait: shoppers, and orders that were just placed. */
const requestsLeftToOthers = 60;

/**
 * Asks a draft of the rules about a store's latest orders. Nothing is changed in the store. It waits while others need the store's quota,
 * and goes on where it stopped. Safe to repeat.
 */
export function createSimulatePolicy({ shops, simulations, quotas, clock }: SimulatePolicyParts) {
  return async ({ storeHash, simulationId }: Extract<Work, { name: 'simulate-policy' }>): Promise<void> => {
    const simulation = await simulations.find(storeHash, simulationId);
    const shop = await shops(storeHash);
    if (!simulation || !shop || simulation.state === 'done' || simulation.state === 'failed') return;
    const leaveRoom = async () => {
      const waitMs = await quotas(storeHash).spareForMs(clock(), requestsLeftToOthers);
      if (waitMs > 0) throw new JobError('rate_limited', waitMs);
    };
    try {
      const orderIds = simulation.orderIds ?? (await listOrders(shop, simulation.wanted, leaveRoom));
      if (!simulation.orderIds) await simulations.listed(storeHash, simulationId, orderIds);
      const seen = new Set(simulation.orders.map(({ orderId }) => orderId));
      const left = orderIds.filter((orderId) => !seen.has(orderId));
      for (const orderId of left.slice(0, ordersAtOnce)) {
        await leaveRoom();
        await simulations.save(storeHash, simulationId, await lookAt(shop, orderId, simulation));
      }
      if (left.length > ordersAtOnce) await simulations.goOn(storeHash, simulationId);
      else await simulations.end(storeHash, simulationId, 'done', null);
    } catch (error) {
      if (!(error instanceof JobError) || (error.passes && error.code !== 'unauthorized')) throw error;
      await simulations.end(storeHash, simulationId, 'failed', error.code);
    }
  };
}

async function listOrders(shop: Shop, wanted: number, leaveRoom: () => Promise<void>): Promise<number[]> {
  const orderIds: number[] = [];
  for (let page = 1; orderIds.length < wanted; page += 1) {
    await leaveRoom();
    const read = await shop.listLatestOrders(page);
    if (!read.ok) throw new JobError(read);
    orderIds.push(...read.value.orderIds);
    if (read.value.isLast) break;
  }
  // One that was placed meanwhile moves others to a page that is yet to come.
  return [...new Set(orderIds)].slice(0, wanted);
}

async function lookAt(shop: Shop, orderId: number, { live, rules }: Simulation): Promise<SimulatedOrder> {
  const nothing = { orderId, before: 'not_asked', after: 'not_asked', beforeRuleIds: [], afterRuleIds: [] } as const;
  const order = await shop.readOrder(orderId);
  if (!order.ok && order.code === 'not_found') return nothing;
  if (!order.ok) throw new JobError(order);
  const read = await order.value.readFacts();
  if (!read.ok) throw new JobError(read);
  const { facts, subject } = read.value;
  const draft = { version: live.version + 1, rules: [...rules] };
  return simulateOrder(orderId, { live, draft }, facts, (source) => shop.findFacts(source, subject));
}
