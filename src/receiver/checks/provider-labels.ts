import type { ProviderName } from './provider.ts';

/** What each provider calls itself. */
export const providerLabels: Readonly<Record<ProviderName, string>> = {
  document: 'Built-in document check',
  one_kosmos: '1Kosmos',
  real_id: 'Real ID',
  stripe: 'Stripe Identity',
  persona: 'Persona',
  veriff: 'Veriff',
  onfido: 'Onfido',
};
