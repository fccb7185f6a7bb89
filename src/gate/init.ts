import { arm } from './arm.ts';
import type { PageObject } from './page-object.ts';
import type { Idgate } from './public.ts';

export const withoutSlash = (address: string) => address.replace(/\/+$/, '');

/** `BlockIDVerify.init`. `nonce` is that of the script that this runs in. */
export const createInit =
  (page: PageObject, nonce: string): Idgate['init'] =>
  ({ apiBase, tenantId, onComplete, element, clientId = null }) => {
    page.onComplete = onComplete;
    page.gate ??= arm({
      apiBase: withoutSlash(apiBase),
      storeHash: tenantId,
      clientId,
      policy: null,
      nonce,
      element,
    });
  };
