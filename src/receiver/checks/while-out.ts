import type { Policy, WhenUnreachable } from '../../contract/wire/policy.ts';
import { type Check, openStatuses } from './check.ts';
import type { ProviderDirectory } from './provider.ts';
import type { StoreSettings } from './settings.ts';

const fromStrictest: readonly WhenUnreachable[] = ['block', 'hold', 'allow'];

/**
 * What the rules that asked for a check let happen now, as nobody can verify it: the strictest of their choices. `block` also where somebody
 * can, where the shopper has begun or has a verdict, and where no rule asked.
 */
export async function choiceWhileOut(
  providers: Pick<ProviderDirectory, 'isOut'>,
  {
    storeHash,
    policy,
    settings,
  }: { readonly storeHash: string; readonly policy: Policy; readonly settings: StoreSettings },
  check: Pick<Check, 'status' | 'provider' | 'ruleIds'>,
): Promise<WhenUnreachable> {
  if (!openStatuses.includes(check.status)) return 'block';
  const choices = check.ruleIds.map((id) => policy.rules.find((rule) => rule.id === id)?.whenProviderOut ?? 'block');
  const choice = fromStrictest.find((one) => choices.includes(one)) ?? 'block';
  if (choice === 'block') return choice;
  const { first, second } = settings.providers;
  for (const name of new Set([check.provider, first, second]))
    if (name !== null && !(await providers.isOut(storeHash, name))) return 'block';
  return choice;
}
