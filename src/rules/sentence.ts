import type { CustomField, Money } from '../contract/wire/facts.ts';
import type { Condition, Rule, WhenUnreachable } from '../contract/wire/policy.ts';

/** What a store calls the things that its rules name by number or code. Undefined for what is not known: then it is named by that. */
export interface RuleNames {
  product?(productId: number): string | undefined;
  category?(categoryId: number): string | undefined;
  customerGroup?(customerGroupId: number): string | undefined;
  channel?(channelId: number): string | undefined;
  /** A country, `US`, or a state, `US-TX`. */
  place?(place: string): string | undefined;
}

/** A rule as one plain sentence in English, for the merchant to see that it says what they meant. */
export function sentenceOf(rule: Rule, names: RuleNames = {}): string {
  const { requires, minimumAgeIn = [], when, whenUnreachable, whenProviderOut, mode, asks } = rule;
  const condition = whenOf(when, names);
  if (condition === null) return 'Never asks anybody.';
  const asked = [levelOf(requires.ial), ageOf(requires.minimumAge, minimumAgeIn, names)].filter(Boolean).join(' ');
  const moment = asks === 'after_order' ? 'after the order is placed' : 'before payment';
  const out =
    // What asks nobody keeps nobody waiting.
    asks === 'after_order' || mode === 'shadow'
      ? []
      : [
          `If idgate can't be reached, ${consequences[whenUnreachable]}.`,
          ...(whenProviderOut === undefined
            ? []
            : [`If nobody can verify just then, ${consequences[whenProviderOut]}.`]),
        ];
  const who = mode === 'shadow' ? 'Only notes who would have been asked' : 'Asks';
  return [`${who} for ${asked} ${moment}${condition}.`, ...out].join(' ');
}

const consequences: Readonly<Record<WhenUnreachable, string>> = {
  block: 'payment stays shut',
  hold: 'the order goes through and is held',
  allow: 'the order goes through',
};

const levelOf = (ial: number) => (ial === 0 ? 'an ID' : `an ID at assurance level ${ial}`);

function ageOf(own: number | null, ages: NonNullable<Rule['minimumAgeIn']>, names: RuleNames): string {
  const exceptions = ages.map(({ place, minimumAge }) => `${minimumAge} in ${names.place?.(place) ?? place}`);
  if (own === null) return exceptions.length > 0 ? `that shows an age of ${listOf(exceptions, 'and')}` : '';
  return `that shows an age of ${own}${exceptions.length > 0 ? ` (${listOf(exceptions, 'and')})` : ''}`;
}

/** Begins with a space or a comma. Null for what never holds. */
function whenOf(condition: Condition, names: RuleNames): string | null {
  const parts = 'all' in condition ? condition.all : [condition];
  const exceptions = parts.flatMap((part) => ('not' in part ? [part.not] : []));
  const needed = parts.filter((part) => !('not' in part));
  if (needed.some(isNever) || exceptions.some(isAlways)) return null;
  const said = needed.filter((part) => !isAlways(part)).map((part) => phraseOf(part, names, needed.length > 1));
  const unless = exceptions.filter((part) => !isNever(part)).map((part) => phraseOf(part, names, false));
  const when = said.length > 0 ? ` when ${said.join(' and ')}` : ', whatever is ordered';
  return `${when}${unless.length > 0 ? `, unless ${unless.join(' or ')}` : ''}`;
}

const isAlways = (condition: Condition): boolean => 'all' in condition && condition.all.every(isAlways);
const isNever = (condition: Condition): boolean => 'any' in condition && condition.any.every(isNever);

function phraseOf(condition: Condition, names: RuleNames, isInside: boolean): string {
  if ('all' in condition) return joined(condition.all, 'and', names, isInside);
  if ('any' in condition) return joined(condition.any, 'or', names, isInside);
  if ('not' in condition) return `not (${phraseOf(condition.not, names, false)})`;
  // What is left has one part.
  const [[name, wanted] = ['', undefined]] = Object.entries(condition);
  return phrases[name]?.(wanted as never, names) ?? name;
}

function joined(parts: readonly Condition[], word: 'and' | 'or', names: RuleNames, isInside: boolean): string {
  if (parts.length === 0) return word === 'and' ? 'anything is ordered' : 'nothing at all is so';
  const text = parts.map((part) => phraseOf(part, names, true)).join(` ${word} `);
  return isInside && parts.length > 1 ? `(${text})` : text;
}

type Phrase<Wanted> = (wanted: Wanted, names: RuleNames) => string;

const named =
  (before: string, nameOf: (names: RuleNames, id: number) => string | undefined, unnamed = ''): Phrase<number[]> =>
  (ids, names) =>
    `${before} ${listOf(
      ids.map((id) => nameOf(names, id) ?? `${unnamed}${id}`),
      'or',
    )}`;
const placed =
  (before: string): Phrase<string[]> =>
  (places, names) =>
    `${before} ${listOf(
      places.map((place) => names.place?.(place) ?? place),
      'or',
    )}`;
const texts =
  (before: string): Phrase<string[]> =>
  (all) =>
    `${before} ${listOf(all, 'or')}`;
const either =
  (yes: string, no: string): Phrase<boolean> =>
  (wanted) =>
    wanted ? yes : no;

const phrases: Readonly<Record<string, Phrase<never>>> = {
  totalAtLeast: ((money) => `the total is ${moneyOf(money)} or more`) satisfies Phrase<Money>,
  productIn: named('the cart has', (names, id) => names.product?.(id), 'product '),
  skuIn: texts('the cart has SKU'),
  categoryNameIn: texts('the cart has something from the category'),
  categoryIn: named('the cart has something from the category', (names, id) => names.category?.(id), ''),
  customFieldIn: ((fields) =>
    `a product has ${listOf(
      fields.map(({ name, value }) => `“${name}” set to “${value}”`),
      'or',
    )}`) satisfies Phrase<CustomField[]>,
  kindIn: ((kinds) => `the cart has ${listOf(kinds, 'or')} goods`) satisfies Phrase<string[]>,
  couponIn: texts('the coupon is'),
  guest: either('the shopper is a guest', 'the shopper is signed in'),
  firstOrder: either('it is the shopper’s first order', 'the shopper has ordered before'),
  customerGroupIn: named(
    'the customer group is',
    (names, id) => names.customerGroup?.(id) ?? (id === 0 ? 'none' : undefined),
    '',
  ),
  emailDomainIn: texts('the e-mail address is at'),
  shippingCountryIn: placed('something is shipped to'),
  shippingRegionIn: placed('something is shipped to'),
  billingCountryIn: placed('it is billed to'),
  billingRegionIn: placed('it is billed to'),
  addressesDiffer: either(
    'the shipping and billing addresses differ',
    'the shipping and billing addresses are the same',
  ),
  channelIn: named('it is ordered in', (names, id) => names.channel?.(id), 'channel '),
  orderSourceIn: texts('the order comes from'),
  externalSourceIn: texts('the order is made by'),
};

function moneyOf({ amountMinor, currency }: Money): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** digits);
}

function listOf(all: readonly string[], word: 'and' | 'or'): string {
  return new Intl.ListFormat('en', { type: word === 'and' ? 'conjunction' : 'disjunction' }).format(all);
}
