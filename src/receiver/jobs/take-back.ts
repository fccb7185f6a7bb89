import type { ShopDirectory } from '../checks/ports.ts';
import { metafieldKeys } from '../checks/projection.ts';
import type { Work } from '../checks/work.ts';
import type { Orders } from '../store/orders.ts';
import type { Stores } from '../store/stores.ts';
import { JobError } from './job-error.ts';

/** Takes what idgate wrote about a check off an order that has none any more. Safe to repeat, and to come late. */
export function createTakeBack({ stores, orders, shops }: { stores: Stores; orders: Orders; shops: ShopDirectory }) {
  return async ({ storeHash, orderId }: Extract<Work, { name: 'take-back' }>): Promise<void> => {
    const store = await stores.find(storeHash);
    const shop = await shops(storeHash);
    const order = await orders.find(storeHash, orderId);
    // An order that has got a check meanwhile shows that one.
    if (!store || !shop || order?.checkId) return;
    const removed = await shop.removeMetafields({ kind: 'orders', id: orderId }, metafieldKeys(store.settings));
    if (!removed.ok && removed.code !== 'not_found') throw new JobError(removed);
  };
}
