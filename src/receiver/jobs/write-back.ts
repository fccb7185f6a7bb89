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
    if (check) {
      const shown = await shop.writeMetafields(owner, metafieldsFor(check, settings), isDoubted);
      // A customer who was deleted meanwhile has nothing to be written on.
      if (!shown.ok && shown.code === 'not_found') return;
      if (!shown.ok) throw new JobError(shown);
      const wanted = attributesFor(check, settings, await credentialOf(check));
      // Where metafields of ours were found that nobody knew of, there may be an old level as well.
      const written = await shop.writeCustomerAttributes(customerId, wanted, isDoubted || !shown.value.isAsKnown);
      if (!written.ok) throw new JobError(written);
      return;
    }
    const removed = await shop.removeMetafields(owner, metafieldKeys(settings));
    if (!removed.ok && removed.code === 'not_found') return;
    if (!removed.ok) throw new JobError(removed);
    for (const name of attributeNames(settings)) {
      const cleared = await shop.removeCustomerAttribute(customerId, name);
      if (!cleared.ok) throw new JobError(cleared);
    }
  };

  async function credentialOf({ storeHash, checkId, evidence }: Check): Promise<string | undefined> {
    const reference = evidence?.credentialReference;
    return reference === undefined ? undefined : credentials.find(storeHash, checkId, reference);
  }
}
