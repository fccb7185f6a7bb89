import type { RemoteProviderName } from '../checks/provider.ts';

/**
 * How many calls a minute a store may make to a provider: well below what the vendor allows one account, where that is published, for
 * others of the merchant's programs call there as well.
 */
export const callsPerMinute: Readonly<Record<RemoteProviderName, number>> = {
  one_kosmos: 300,
  real_id: 120,
  stripe: 1_200,
  persona: 150,
  veriff: 300,
  onfido: 200,
};
