import type { Policy, Rule } from '../contract/wire/policy.ts';

/** The policy without the rules that only watch, and for a cart also without those that wait for the order. */
export const rulesInForce = (policy: Policy, of: 'cart' | 'order'): Policy => ({
  ...policy,
  rules: policy.rules.filter((rule) => isLive(rule) && (of === 'order' || rule.asks !== 'after_order')),
});

/** The rules that ask nobody, as a policy of their own. */
export const rulesInShadow = (policy: Policy): Policy => ({
  ...policy,
  rules: policy.rules.filter((rule) => !isLive(rule)),
});

export const isLive = ({ mode }: Pick<Rule, 'mode'>): boolean => mode !== 'shadow';
