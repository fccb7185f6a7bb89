import type { ProviderDirectory, ProviderName } from './provider.ts';
import type { StoreSettings } from './settings.ts';

/** Who verifies a new check: the first of the store's providers, or the second while the first is out and the second is not. */
export async function chooseProvider(
  providers: Pick<ProviderDirectory, 'isOut'>,
  { storeHash, settings }: { readonly storeHash: string; readonly settings: StoreSettings },
): Promise<ProviderName> {
  const { first, second } = settings.providers;
  if (second === null || !(await providers.isOut(storeHash, first))) return first;
  return (await providers.isOut(storeHash, second)) ? first : second;
}
