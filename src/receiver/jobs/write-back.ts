import type { Checks, ShopDirectory } from '../checks/ports.ts';
import { ialAttributeFor, metafieldsFor } from '../checks/projection.ts';
import type { Work } from '../checks/work.ts';
import type { Stores } from '../store/stores.ts';
import { JobError } from './job-error.ts';

/** Makes a customer in BigCommerce show their latest check. Safe to repeat, and to come late: it writes what is true now. */
export function createWriteBack({ stores, checks, shops }: { stores: Stores; checks: Checks; shops: ShopDirectory }) {
  return async ({ storeHash, customerId }: Extract<Work, { name: 'write-back' }>): Promise<void> => {
    const store = await stores.find(storeHash);
    const shop = await shops(storeHash);
    const [check] = await checks.findForCustomer(storeHash, customerId);
    if (!store || !shop || !check) return;
    const metafields = await shop.writeMetafields(
      { kind: 'customers', id: customerId },
      metafieldsFor(check, store.settings),
    );
    // A customer who was deleted meanwhile has nothing to be written on.
    if (!metafields.ok && metafields.code === 'not_found') return;
    if (!metafields.ok) throw new JobError(metafields.code);
    const attribute = await shop.writeCustomerAttribute(
      customerId,
      store.settings.ialAttributeName,
      ialAttributeFor(check),
    );
    if (!attribute.ok) throw new JobError(attribute.code);
  };
}
