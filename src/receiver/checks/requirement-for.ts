import type { Facts, SomeFacts } from '../../contract/wire/facts.ts';
import type { Policy } from '../../contract/wire/policy.ts';
import type { Requirement } from '../../contract/wire/requirement.ts';
import { decide } from '../../rules/decide.ts';
import type { Truth } from '../../rules/evaluate.ts';

/** What the rules ask of a cart or an order, and which of them ask. */
export interface Asked {
  readonly requirement: Requirement;
  readonly policyVersion: number;
  readonly ruleIds: readonly string[];
  /** Every one of these rules asks carts, and lets one through while the receiver can't be reached. */
  readonly isAllowedUnreached: boolean;
  /** What was seen; absent where a version before this one did not keep it. */
  readonly why?: Why;
}

/** Why a check is asked for, for the merchant to read: what was known, and what each rule made of it. */
export interface Why {
  readonly facts: SomeFacts;
  readonly trace: readonly { readonly ruleId: string; readonly applies: Truth }[];
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
    why: { facts: knownOf(facts), trace },
  };
}

const knownOf = (facts: Facts): SomeFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
