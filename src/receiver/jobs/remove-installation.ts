import type { Removal } from '../checks/installation.ts';
import type { ShopDirectory } from '../checks/ports.ts';
import type { StoreSettings } from '../checks/settings.ts';
import type { Work } from '../checks/work.ts';
import type { AppCalls } from '../store/app-calls.ts';
import { customerAttributeNames, webhookDestination } from './check-installation.ts';
import { JobError } from './job-error.ts';

export interface RemoveInstallationParts {
  readonly appCalls: Pick<AppCalls, 'findRemoval' | 'leave'>;
  readonly shops: ShopDirectory;
  readonly clock: () => number;
  readonly publicUrl: string;
  readonly scriptName: string;
}

/**
 * Takes everything of ours out of the BigCommerce of a store that wants that, and forgets its token then. A token that is dead can't be
 * used for it: what BigCommerce does not remove by itself stays there. Safe to repeat.
 */
export function createRemoveInstallation({ appCalls, shops, clock, publicUrl, scriptName }: RemoveInstallationParts) {
  return async ({ storeHash }: Extract<Work, { name: 'remove-installation' }>): Promise<void> => {
    const removal = await appCalls.findRemoval(storeHash);
    const shop = removal && (await shops(storeHash));
    if (!removal || !shop) return;
    const removed = await shop.remove(removalOf(removal, publicUrl, scriptName), false);
    if (!removed.ok && removed.code !== 'unauthorized') throw new JobError(removed);
    await appCalls.leave(storeHash, clock());
  };
}

/** What a store has of ours. */
export const removalOf = (
  { settings }: { readonly settings: StoreSettings },
  publicUrl: string,
  scriptName: string,
): Removal => ({
  scriptName,
  webhookDestination: webhookDestination(publicUrl),
  customerAttributeNames: customerAttributeNames({ settings }),
  metafieldNamespace: settings.metafieldNamespace,
});
