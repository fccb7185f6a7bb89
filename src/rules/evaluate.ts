import type { SomeFacts } from '../contract/wire/facts.ts';
import type { Condition } from '../contract/wire/policy.ts';

/** `unknown`: a fact that decides it is not known, and no other part settles it. */
export type Truth = 'yes' | 'no' | 'unknown';

const from = (isTrue: boolean): Truth => (isTrue ? 'yes' : 'no');
const opposite: Record<Truth, Truth> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** Whether a condition holds for what is known. Three-valued (Kleene): `no` and `yes` are certain whatever the unknown facts turn out to be. */
export function evaluate(condition: Condition, facts: SomeFacts): Truth {
  if ('all' in condition) return combine(condition.all, facts, 'no', 'yes');
  if ('any' in condition) return combine(condition.any, facts, 'yes', 'no');
  if ('not' in condition) return opposite[evaluate(condition.not, facts)];
  if ('totalAtLeast' in condition) {
    const { amountMinor, currency } = condition.totalAtLeast;
    return facts.total?.currency === currency ? from(facts.total.amountMinor >= amountMinor) : 'unknown';
  }
  // What is left has one part, and asks for one fact.
  for (const [name, wanted] of Object.entries(condition)) {
    const known = facts[(factOf[name] ?? name.replace('In', '')) as keyof SomeFacts];
    if (known == null) return isAbroad(name, wanted, facts) ? 'no' : 'unknown';
    if (!Array.isArray(wanted)) return from(known === wanted);
    // By their text, which compares a custom field by both its parts.
    const texts = wanted.map((one) => JSON.stringify(one));
    return from([known].flat().some((one) => texts.includes(JSON.stringify(one))));
  }
  return 'unknown';
}

/** A region that is not known is none of those that lie in other countries. */
const isAbroad = (name: string, wanted: string[], facts: SomeFacts): boolean =>
  /Region/.test(name) &&
  evaluate({ [name.replace('Region', 'Country')]: wanted.map((one) => one.slice(0, 2)) } as Condition, facts) === 'no';

/** Each condition's fact, where that is called otherwise. A condition that is not known here, from a policy newer than this, finds none and stays open. */
const factOf: Readonly<Partial<Record<string, keyof SomeFacts>>> = {
  productIn: 'productIds',
  skuIn: 'skus',
  categoryNameIn: 'categoryNames',
  categoryIn: 'categoryIds',
  customFieldIn: 'customFields',
  kindIn: 'kinds',
  couponIn: 'couponCodes',
  guest: 'isGuest',
  firstOrder: 'isFirstOrder',
  customerGroupIn: 'customerGroupId',
  shippingCountryIn: 'shippingCountries',
  shippingRegionIn: 'shippingRegions',
  channelIn: 'channelId',
};

/** `settling` ends the question at once; if no part settles it, one unknown part leaves it open. */
function combine(parts: Condition[], facts: SomeFacts, settling: Truth, otherwise: Truth): Truth {
  let answer = otherwise;
  for (const part of parts) {
    const truth = evaluate(part, facts);
    if (truth === settling) return settling;
    if (truth === 'unknown') answer = 'unknown';
  }
  return answer;
}
