import type { Facts } from '../../contract/wire/facts.ts';
import type { Policy } from '../../contract/wire/policy.ts';
import type { Requirement } from '../../contract/wire/requirement.ts';
import { decide } from '../../rules/decide.ts';

/** What the rules ask of a cart or an order, and which of them ask. */
export interface Asked {
  readonly requirement: Requirement;
  readonly policyVersion: number;
  readonly ruleIds: readonly string[];
}

/** Null when no rule asks for a check. What a rule can't know counts against the cart: towards the check, and the hold. */
export function requirementFor(policy: Policy, facts: Facts): Asked | null {
  const { requirement, policyVersion, trace } = decide(policy, facts);
  if (!requirement) return null;
  return {
    requirement,
    policyVersion,
    ruleIds: trace.filter(({ applies }) => applies !== 'no').map(({ ruleId }) => ruleId),
  };
}
