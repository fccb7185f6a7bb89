import { expect, test } from 'vitest';
import { chooseProvider } from '../../../src/receiver/checks/choose-provider.ts';
import type { ProviderName } from '../../../src/receiver/checks/provider.ts';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';

test.each<[ProviderName | null, ProviderName[], ProviderName]>([
  [null, [], 'stripe'],
  [null, ['stripe'], 'stripe'],
  ['persona', [], 'stripe'],
  ['persona', ['persona'], 'stripe'],
  ['persona', ['stripe'], 'persona'],
  ['document', ['stripe'], 'document'],
  ['persona', ['stripe', 'persona'], 'stripe'],
])('with %s behind stripe, and out: %s, a new check is for %s', async (second, out, chosen) => {
  const store = {
    storeHash: 'abc123',
    settings: { ...defaultSettings, providers: { first: 'stripe', second } as const },
  };
  const providers = { isOut: async (_storeHash: string, name: ProviderName) => out.includes(name) };
  expect(await chooseProvider(providers, store)).toBe(chosen);
});
