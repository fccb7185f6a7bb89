import type { Facts } from '../../contract/wire/facts.ts';
import type { Policy, Rule } from '../../contract/wire/policy.ts';
import { evaluate } from '../../rules/evaluate.ts';
import { rulesInShadow } from '../../rules/rules-in-force.ts';
import { completeFacts } from './complete-facts.ts';
import type { FactSource, ShopResult } from './ports.ts';

/** That a rule in shadow mode would have asked. */
export interface ShadowHit {
  readonly storeHash: string;
  readonly ruleId: string;
  readonly policyVersion: number;
  readonly of: { readonly cartId: string } | { readonly orderId: number };
  /** Whether a live rule asked it as well. */
  readonly isAsked: boolean;
  readonly atMs: number;
}

/** The shadow rules that would have asked a cart, by what is known of it anyway: no shopper waits for a rule that asks nobody. */
export const shadowsOnCart = (policy: Policy, facts: Facts): readonly Rule[] =>
  rulesInShadow(policy).rules.filter(({ asks, when }) => asks !== 'after_order' && evaluate(when, facts) === 'yes');

/** The shadow rules that would have asked an order. What they hang on is looked up, and what is not known counts towards the check. */
export async function shadowsOnOrder(
  policy: Policy,
  said: Facts,
  find: (source: FactSource) => ShopResult<Partial<Facts>>,
): Promise<readonly Rule[]> {
  const { rules } = rulesInShadow(policy);
  let facts = said;
  for (const rule of rules) ({ facts } = await completeFacts({ ...policy, rules: [rule] }, facts, find));
  return rules.filter(({ when }) => evaluate(when, facts) !== 'no');
}
