import { writeScriptParameters } from '../../contract/wire/script-parameters.ts';
import type { Installation, ShopDirectory } from '../checks/ports.ts';
import type { Work } from '../checks/work.ts';
import type { Store, Stores } from '../store/stores.ts';
import { JobError } from './job-error.ts';

export interface CheckInstallationParts {
  readonly stores: Stores;
  readonly shops: ShopDirectory;
  /** Where browsers and BigCommerce reach this receiver, without a trailing slash. */
  readonly publicUrl: string;
  readonly clientId: string | null;
  /** The body of scripts-manager.json, as the build filled it in. */
  readonly script: Installation['script'] & { readonly src: string };
}

const webhookScopes = [
  'store/customer/created',
  'store/order/created',
  'store/order/statusUpdated',
  'store/app/uninstalled',
];

/** Makes a store's script, webhooks and attributes be as they should, and learns its origins and time zone. Safe to repeat. */
export function createCheckInstallation({ stores, shops, publicUrl, clientId, script }: CheckInstallationParts) {
  return async ({ storeHash }: Extract<Work, { name: 'check-installation' }>): Promise<void> => {
    const store = await stores.find(storeHash);
    const shop = await shops(storeHash);
    if (!store || !shop) return;
    const profile = await shop.readProfile();
    if (!profile.ok) throw new JobError(profile);
    await stores.saveProfile(storeHash, profile.value);
    const installed = await shop.install(installationFor(store));
    if (!installed.ok) throw new JobError(installed);
  };

  function installationFor({ storeHash, policy, settings, webhookSecret }: Store): Installation {
    const file = new URL(script.src).pathname.split('/').at(-1) ?? '';
    return {
      script: { ...script, src: writeScriptParameters(`${publicUrl}/${file}`, { storeHash, clientId, policy }) },
      webhooks: webhookScopes.map((scope) => ({
        scope,
        destination: `${publicUrl}/bc/webhooks`,
        headers: { 'x-idgate-store': webhookSecret },
      })),
      customerAttributeNames: [settings.ialAttributeName],
    };
  }
}
