import type { SomeFacts } from '../contract/wire/facts.ts';
import type { Policy, Rule, WhenUnreachable } from '../contract/wire/policy.ts';
import { evaluate, type Truth } from './evaluate.ts';

/** Which rules count for a cart, as far as a page needs to know: what they require is for the receiver to say. */
export interface Weighing {
  /** `open`: no rule certainly applies, but one might once more is known. */
  readonly verdict: 'required' | 'not_required' | 'open';
  /** The strictest choice of the counting rules. `allow` when none counts. */
  readonly whenUnreachable: WhenUnreachable;
  /** The rules that certainly apply; when there are none, those that might. */
  readonly counting: readonly Rule[];
  readonly asked: readonly { readonly rule: Rule; readonly applies: Truth }[];
}

const fromStrictest: readonly WhenUnreachable[] = ['block', 'hold', 'allow'];

/** Asks every rule of the policy whether it applies to these facts. Pure. */
export function weigh({ rules }: Policy, facts: SomeFacts): Weighing {
  const asked = rules.map((rule) => ({ rule, applies: evaluate(rule.when, facts) }));
  const rulesWith = (truth: Truth) => asked.flatMap(({ rule, applies }) => (applies === truth ? rule : []));
  const certain = rulesWith('yes');
  const counting = certain[0] ? certain : rulesWith('unknown');
  return {
    verdict: certain[0] ? 'required' : counting[0] ? 'open' : 'not_required',
    whenUnreachable:
      fromStrictest.find((choice) => counting.some((rule) => rule.whenUnreachable === choice)) ?? 'allow',
    counting,
    asked,
  };
}
