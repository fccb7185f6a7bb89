import type { Facts } from '../contract/wire/facts.ts';
import type { Policy, WhenUnreachable } from '../contract/wire/policy.ts';
import type { Ial, Requirement } from '../contract/wire/requirement.ts';
import type { Truth } from './evaluate.ts';
import { requiredBy } from './required-by.ts';
import { type Weighing, weigh } from './weigh.ts';

/** What the rules say of one cart or order, and why. */
export interface RulesDecision {
  readonly verdict: Weighing['verdict'];
  /** The strictest of what the counting rules require; null when none counts. */
  readonly requirement: Requirement | null;
  readonly whenUnreachable: WhenUnreachable;
  readonly policyVersion: number;
  readonly trace: readonly { readonly ruleId: string; readonly applies: Truth }[];
}

/** Asks the policy what these facts require. Pure: the same policy and facts always give the same decision. */
export function decide(policy: Policy, facts: Facts): RulesDecision {
  const { verdict, whenUnreachable, counting, asked } = weigh(policy, facts);
  return {
    verdict,
    requirement:
      counting.length > 0 ? strictestRequirement(counting.map((rule) => requiredBy(rule, facts).requirement)) : null,
    whenUnreachable,
    policyVersion: policy.version,
    trace: asked.map(({ rule, applies }) => ({ ruleId: rule.id, applies })),
  };
}

/** The least that satisfies every one of these. */
export function strictestRequirement(requirements: readonly Requirement[]): Requirement {
  const minimumAge = Math.max(0, ...requirements.map((one) => one.minimumAge ?? 0));
  return { ial: Math.max(0, ...requirements.map(({ ial }) => ial)) as Ial, minimumAge: minimumAge || null };
}
