import type { Check } from '../checks/check.ts';
import type { Checks, ShopDirectory } from '../checks/ports.ts';
import { attributeNames, attributesFor, metafieldKeys, metafieldsFor } from '../checks/projection.ts';
import type { Work } from '../checks/work.ts';
import type { Credentials } from '../store/credentials.ts';
import type { Stores } from '../store/stores.ts';
import { JobError } from './job-error.ts';

export interface WriteBackParts {
  readonly stores: Stores;
  readonly checks: Checks;
  readonly shops: ShopDirectory;
  readonly credentials: Credentials;
}

/** Makes a customer in BigCommerce show their latest check, or nothing when they have none any more. Safe to repeat, and to come late: it writes what is true now. */
export function createWriteBack({ stores, checks, shops, credentials }: WriteBackParts) {
  return async ({ storeHash, customerId, isDoubted = false }: Extract<Work, { name: 'write-back' }>): Promise<void> => {
    const store = await stores.find(storeHash);
    const shop = await shops(storeHash);
    const [check] = await checks.findForCustomer(storeHash, customerId);
    if (!store || !shop) return;
    const { settings } = store;
    const owner = { kind: 'customers', id: customerId } as const;
    const metafields = check
      ? await shop.writeMetafields(owner, metafieldsFor(check, settings), isDoubted)
      : await shop.removeMetafields(owner, metafieldKeys(settings));
    // A customer who was deleted meanwhile has nothing to be written on.
    if (!metafields.ok && metafields.code === 'not_found') return;
    if (!metafields.ok) throw new JobError(metafields);
    if (check) {
      const wanted = attributesFor(check, settings, await credentialOf(check));
      const written = await shop.writeCustomerAttributes(customerId, wanted, isDoubted);
      if (!written.ok) throw new JobError(written);
      return;
    }
    for (const name of attributeNames(settings)) {
      const removed = await shop.removeCustomerAttribute(customerId, name);
      if (!removed.ok) throw new JobError(removed);
    }
  };

  async function credentialOf({ storeHash, checkId, evidence }: Check): Promise<string | undefined> {
    const reference = evidence?.credentialReference;
    return reference === undefined ? undefined : credentials.find(storeHash, checkId, reference);
  }
}
