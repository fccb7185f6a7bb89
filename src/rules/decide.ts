import type { Facts } from '../contract/wire/facts.ts';
import type { Policy, Rule, WhenUnreachable } from '../contract/wire/policy.ts';
import type { Ial, Requirement } from '../contract/wire/requirement.ts';
import { evaluate, type Truth } from './evaluate.ts';

/** What the rules say of one cart or order, and why. */
export interface RulesDecision {
  /** `open`: no rule certainly applies, but one might once more is known. */
  readonly verdict: 'required' | 'not_required' | 'open';
  /** The strictest of what the counting rules require; null when none counts. Those that certainly apply, or for `open` those that might. */
  readonly requirement: Requirement | null;
  /** The strictest choice of the counting rules. `allow` when none counts. */
  readonly whenUnreachable: WhenUnreachable;
  readonly policyVersion: number;
  readonly trace: readonly { readonly ruleId: string; readonly applies: Truth }[];
}

/** Asks every rule of the policy about these facts. Pure: the same policy and facts always give the same decision. */
export function decide(policy: Policy, facts: Facts): RulesDecision {
  const asked = policy.rules.map((rule) => ({ rule, applies: evaluate(rule.when, facts) }));
  const rulesWith = (truth: Truth) => asked.filter(({ applies }) => applies === truth).map(({ rule }) => rule);
  const certain = rulesWith('yes');
  const possible = rulesWith('unknown');
  const counting = certain.length > 0 ? certain : possible;
  return {
    verdict: certain.length > 0 ? 'required' : possible.length > 0 ? 'open' : 'not_required',
    requirement: counting.length > 0 ? strictestRequirement(counting.map(({ requires }) => requires)) : null,
    whenUnreachable: strictestWhenUnreachable(counting),
    policyVersion: policy.version,
    trace: asked.map(({ rule, applies }) => ({ ruleId: rule.id, applies })),
  };
}

/** The least that satisfies every one of these. */
export function strictestRequirement(requirements: readonly Requirement[]): Requirement {
  const minimumAge = Math.max(0, ...requirements.map((one) => one.minimumAge ?? 0));
  return { ial: Math.max(0, ...requirements.map(({ ial }) => ial)) as Ial, minimumAge: minimumAge || null };
}

const fromStrictest: readonly WhenUnreachable[] = ['block', 'hold', 'allow'];

function strictestWhenUnreachable(rules: readonly Rule[]): WhenUnreachable {
  return fromStrictest.find((choice) => rules.some((rule) => rule.whenUnreachable === choice)) ?? 'allow';
}
