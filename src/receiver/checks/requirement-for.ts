import type { Facts } from '../../contract/wire/facts.ts';
import type { Policy } from '../../contract/wire/policy.ts';
import type { Requirement } from '../../contract/wire/requirement.ts';
import { decide } from '../../rules/decide.ts';

/** What the rules ask of a cart or an order, and which of them ask. */
export interface Asked {
  readonly requirement: Requirement;
  readonly policyVersion: number;
  readonly ruleIds: readonly string[];
  /** Every one of these rules asks carts, and lets one through while the receiver can't be reached. */
  readonly isAllowedUnreached: boolean;
}

/** Takes the rules that are in force. Null when no rule asks for a check. What a rule can't know counts against the cart: towards the check, and the hold. */
export function requirementFor(policy: Policy, facts: Facts): Asked | null {
  const { requirement, policyVersion, trace } = decide(policy, facts);
  if (!requirement) return null;
  const ruleIds = trace.filter(({ applies }) => applies !== 'no').map(({ ruleId }) => ruleId);
  const rules = policy.rules.filter(({ id }) => ruleIds.includes(id));
  return {
    requirement,
    policyVersion,
    ruleIds,
    isAllowedUnreached: rules.every(
      ({ asks, whenUnreachable }) => asks !== 'after_order' && whenUnreachable === 'allow',
    ),
  };
}
