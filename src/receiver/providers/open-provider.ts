import { fail, ok, type Result } from '../../contract/wire/result.ts';
import type { Provider, ProviderAbilities, ProviderCredentials, RemoteProviderName } from '../checks/provider.ts';
import { type CredentialFields, type CredentialsOf, readCredentials } from './credentials.ts';
import { createOneKosmosProvider, oneKosmosAbilities } from './one-kosmos/create-one-kosmos-provider.ts';
import { oneKosmosCredentialFields } from './one-kosmos/credentials.ts';
import { createOnfidoProvider, onfidoAbilities } from './onfido/create-onfido-provider.ts';
import { onfidoCredentialFields } from './onfido/credentials.ts';
import type { ProviderParts } from './parts.ts';
import { createPersonaProvider, personaAbilities } from './persona/create-persona-provider.ts';
import { personaCredentialFields } from './persona/credentials.ts';
import { createRealIdProvider, realIdAbilities } from './real-id/create-real-id-provider.ts';
import { realIdCredentialFields } from './real-id/credentials.ts';
import { createStripeProvider, stripeAbilities } from './stripe/create-stripe-provider.ts';
import { stripeCredentialFields } from './stripe/credentials.ts';
import { createVeriffProvider, veriffAbilities } from './veriff/create-veriff-provider.ts';
import { veriffCredentialFields } from './veriff/credentials.ts';

/** A provider that can be opened: the credentials it takes, and how. */
interface Entry {
  readonly abilities: ProviderAbilities;
  readonly credentialFields: CredentialFields;
  open(given: ProviderCredentials, parts: ProviderParts): Provider | undefined;
}

function entry<Fields extends CredentialFields>(
  abilities: ProviderAbilities,
  credentialFields: Fields,
  create: (credentials: CredentialsOf<Fields>, parts: ProviderParts) => Provider,
): Entry {
  return {
    abilities,
    credentialFields,
    open(given, parts) {
      const credentials = readCredentials(credentialFields, given);
      return credentials && create(credentials, parts);
    },
  };
}

/** Every provider that is reached over the network. */
const remoteProviders: Readonly<Record<RemoteProviderName, Entry>> = {
  one_kosmos: entry(oneKosmosAbilities, oneKosmosCredentialFields, createOneKosmosProvider),
  real_id: entry(realIdAbilities, realIdCredentialFields, createRealIdProvider),
  stripe: entry(stripeAbilities, stripeCredentialFields, createStripeProvider),
  persona: entry(personaAbilities, personaCredentialFields, createPersonaProvider),
  veriff: entry(veriffAbilities, veriffCredentialFields, createVeriffProvider),
  onfido: entry(onfidoAbilities, onfidoCredentialFields, createOnfidoProvider),
};

/** Opens a provider with one store's credentials. Nothing is asked of the provider yet: that they look right is all that is known of them. */
export function openProvider(
  name: RemoteProviderName,
  credentials: ProviderCredentials,
  parts: ProviderParts,
): Result<Provider, 'bad_credentials'> {
  const provider = remoteProviders[name].open(credentials, parts);
  return provider ? ok(provider) : fail('bad_credentials');
}

/** What a merchant is asked for to use a provider. */
export const credentialFieldsOf = (name: RemoteProviderName): CredentialFields =>
  remoteProviders[name].credentialFields;

/** What a provider can do, where its merchant has not chosen otherwise by the credentials. */
export const abilitiesOf = (name: RemoteProviderName): ProviderAbilities => remoteProviders[name].abilities;
