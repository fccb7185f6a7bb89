import type { Facts } from '../../contract/wire/facts.ts';
import type { Condition, Policy, Rule } from '../../contract/wire/policy.ts';
import type { Requirement } from '../../contract/wire/requirement.ts';
import type { Result } from '../../contract/wire/result.ts';
import { strictestRequirement } from '../../rules/decide.ts';
import { evaluate } from '../../rules/evaluate.ts';
import { requiredBy } from '../../rules/required-by.ts';
import { weigh } from '../../rules/weigh.ts';
import { type FactSource, factSources, type ShopError } from './ports.ts';

/** Facts with what could be found out, and why the rest could not. */
export interface Completed {
  readonly facts: Facts;
  readonly troubles: readonly { readonly source: FactSource; readonly code: ShopError }[];
}

/**
 * Finds out what the rules can't be decided without: one source after the other, the cheapest first, and none once the answer is
 * certain. What can't be found stays not known.
 */
export async function completeFacts(
  policy: Policy,
  facts: Facts,
  find: (source: FactSource) => Promise<Result<Partial<Facts>, ShopError>>,
): Promise<Completed> {
  let known = facts;
  const troubles: { source: FactSource; code: ShopError }[] = [];
  const tried = new Set<FactSource>();
  for (;;) {
    const wanted = wantedSources(policy, known);
    const source = factSources.find((one) => wanted.has(one) && !tried.has(one));
    if (!source) return { facts: known, troubles };
    tried.add(source);
    const found = await find(source);
    if (found.ok) known = { ...known, ...found.value };
    else troubles.push({ source, code: found.code });
  }
}

function wantedSources(policy: Policy, facts: Facts): ReadonlySet<FactSource> {
  const { counting } = weigh(policy, facts);
  const isAgeOpen = counting.some((rule) => !requiredBy(rule, facts).isCertain);
  const sources = undecidedRules(policy, facts).flatMap(({ when }) => sourcesFor(when, facts));
  return new Set(isAgeOpen ? [...sources, 'regions'] : sources);
}

/** The rules that may yet change what is asked: where some apply for certain, those that might ask for more. */
function undecidedRules(policy: Policy, facts: Facts): Rule[] {
  const { verdict, counting, whenUnreachable, asked } = weigh(policy, facts);
  const open = asked.filter(({ applies }) => applies === 'unknown').map(({ rule }) => rule);
  if (verdict !== 'required') return open;
  const certain = strictestRequirement(counting.map((rule) => requiredBy(rule, facts).requirement));
  const isForgiving = whenUnreachable === 'allow';
  return open.filter(
    (rule) =>
      asksForMore(requiredBy(rule, facts).requirement, certain) || (isForgiving && rule.whenUnreachable !== 'allow'),
  );
}

const asksForMore = (one: Requirement, than: Requirement) =>
  one.ial > than.ial || (one.minimumAge ?? 0) > (than.minimumAge ?? 0);

/** Where the answers of those parts can be found that leave the condition open. */
function sourcesFor(condition: Condition, facts: Facts): FactSource[] {
  if (evaluate(condition, facts) !== 'unknown') return [];
  if ('all' in condition) return condition.all.flatMap((part) => sourcesFor(part, facts));
  if ('any' in condition) return condition.any.flatMap((part) => sourcesFor(part, facts));
  if ('not' in condition) return sourcesFor(condition.not, facts);
  return Object.keys(condition).flatMap((name) => sourceOf[name] ?? []);
}

/** The source of each condition's fact. For any other condition there is none: the page, or the order, knows it or nobody does. */
const sourceOf: Readonly<Record<string, FactSource>> = {
  customFieldIn: 'custom_fields',
  categoryIn: 'categories',
  categoryNameIn: 'categories',
  shippingRegionIn: 'regions',
  billingRegionIn: 'regions',
  couponIn: 'coupons',
  customerGroupIn: 'customer_group',
  firstOrder: 'earlier_orders',
};
