import type { ProviderItem } from '../../../contract/schema/admin/providers.ts';

/** Whether the provider has all the credentials that it needs. */
export const isReady = ({ credentialNames }: ProviderItem): boolean =>
  credentialNames.every(({ isRequired, isSet }) => isSet || !isRequired);
