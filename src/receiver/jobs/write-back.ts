import type { Checks, ShopDirectory } from '../checks/ports.ts';
import { ialAttributeFor, metafieldKeys, metafieldsFor } from '../checks/projection.ts';
import type { Work } from '../checks/work.ts';
import type { Stores } from '../store/stores.ts';
import { JobError } from './job-error.ts';

/** Makes a customer in BigCommerce show their latest check, or nothing when they have none any more. Safe to repeat, and to come late: it writes what is true now. */
export function createWriteBack({ stores, checks, shops }: { stores: Stores; checks: Checks; shops: ShopDirectory }) {
  return async ({ storeHash, customerId }: Extract<Work, { name: 'write-back' }>): Promise<void> => {
    const store = await stores.find(storeHash);
    const shop = await shops(storeHash);
    const [check] = await checks.findForCustomer(storeHash, customerId);
    if (!store || !shop) return;
    const { settings } = store;
    const owner = { kind: 'customers', id: customerId } as const;
    const metafields = check
      ? await shop.writeMetafields(owner, metafieldsFor(check, settings))
      : await shop.removeMetafields(owner, metafieldKeys(settings));
    // A customer who was deleted meanwhile has nothing to be written on.
    if (!metafields.ok && metafields.code === 'not_found') return;
    if (!metafields.ok) throw new JobError(metafields);
    const attribute = check
      ? await shop.writeCustomerAttribute(customerId, settings.ialAttributeName, ialAttributeFor(check))
      : await shop.removeCustomerAttribute(customerId, settings.ialAttributeName);
    if (!attribute.ok) throw new JobError(attribute);
  };
}
