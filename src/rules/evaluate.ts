import type { Facts } from '../contract/wire/facts.ts';
import type { Condition } from '../contract/wire/policy.ts';

/** `unknown`: a fact that decides it is not known, and no other part settles it. */
export type Truth = 'yes' | 'no' | 'unknown';

const from = (isTrue: boolean): Truth => (isTrue ? 'yes' : 'no');
const opposite: Record<Truth, Truth> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** Whether a condition holds for what is known. Three-valued (Kleene): `no` and `yes` are certain whatever the unknown facts turn out to be. */
export function evaluate(condition: Condition, facts: Facts): Truth {
  if ('all' in condition) return combine(condition.all, facts, 'no', 'yes');
  if ('any' in condition) return combine(condition.any, facts, 'yes', 'no');
  if ('not' in condition) return opposite[evaluate(condition.not, facts)];
  if ('totalAtLeast' in condition) {
    const { amountMinor, currency } = condition.totalAtLeast;
    return facts.total?.currency === currency ? from(facts.total.amountMinor >= amountMinor) : 'unknown';
  }
  if ('productIn' in condition) return overlap(facts.productIds, condition.productIn);
  if ('shippingCountryIn' in condition) return overlap(facts.shippingCountries, condition.shippingCountryIn);
  return facts.isGuest === null ? 'unknown' : from(facts.isGuest === condition.guest);
}

/** `settling` ends the question at once; if no part settles it, one unknown part leaves it open. */
function combine(parts: Condition[], facts: Facts, settling: Truth, otherwise: Truth): Truth {
  let answer = otherwise;
  for (const part of parts) {
    const truth = evaluate(part, facts);
    if (truth === settling) return settling;
    if (truth === 'unknown') answer = 'unknown';
  }
  return answer;
}

function overlap<T>(known: readonly T[] | null, wanted: readonly T[]): Truth {
  return known === null ? 'unknown' : from(known.some((one) => wanted.includes(one)));
}
