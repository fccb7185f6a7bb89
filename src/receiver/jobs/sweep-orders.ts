import type { ShopDirectory } from '../checks/ports.ts';
import type { Work } from '../checks/work.ts';
import type { Stores } from '../store/stores.ts';
import type { Sweeps } from '../store/sweeps.ts';

export interface SweepOrdersParts {
  readonly stores: Stores;
  readonly shops: ShopDirectory;
  readonly sweeps: Sweeps;
  readonly clock: () => number;
}

/** What was changed in the same moments as the last sweep's latest may have been stored only after it was read. */
const overlapMs = 2 * 60_000;

/**
 * Finds the orders of a store that were changed and that nothing told us of, and has them looked at: a webhook that was lost, one that
 * was switched off, or a receiver that was down for longer than BigCommerce repeats itself. Costs one request where nothing was missed.
 * Safe to repeat. While BigCommerce can't be asked it is given up, as the next begins within a minute where this one did.
 */
export function createSweepOrders({ stores, shops, sweeps, clock }: SweepOrdersParts) {
  return async ({ storeHash }: Extract<Work, { name: 'sweep-orders' }>): Promise<void> => {
    const store = await stores.find(storeHash);
    const shop = await shops(storeHash);
    if (!store || !shop) return;
    let sinceMs = ((await sweeps.sweptTo(storeHash)) ?? store.installedAtMs) - overlapMs;
    for (let page = 1; ; ) {
      const read = await shop.listOrderChanges(sinceMs, page);
      if (!read.ok) return sweeps.end(storeHash, false, clock());
      const { changes, isLast } = read.value;
      await sweeps.found(storeHash, changes, store.installedAtMs, clock());
      if (isLast) return sweeps.end(storeHash, true, clock());
      // From the last change on, and not page by page: an order that is changed meanwhile goes to the end, and would move others to a
      // page that was read. Pages are for more changes in one second than fit on one.
      const lastMs = changes.at(-1)?.modifiedAtMs ?? sinceMs;
      page = lastMs > sinceMs ? 1 : page + 1;
      sinceMs = lastMs;
    }
  };
}
