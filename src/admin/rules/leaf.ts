import type { Condition } from '../../contract/wire/policy.ts';

type NamesOf<C> = C extends unknown ? keyof C : never;
/** What a condition that has no others in it asks about. */
export type LeafName = Exclude<NamesOf<Condition>, 'all' | 'any' | 'not'>;

/** How each of them is entered. */
const firstValues = {
  totalAtLeast: { amountMinor: 0, currency: 'USD' },
  productIn: [],
  categoryIn: [],
  categoryNameIn: [],
  skuIn: [],
  customFieldIn: [],
  kindIn: ['physical'],
  couponIn: [],
  shippingCountryIn: [],
  shippingRegionIn: [],
  billingCountryIn: [],
  billingRegionIn: [],
  addressesDiffer: true,
  guest: true,
  firstOrder: true,
  customerGroupIn: [],
  emailDomainIn: [],
  channelIn: [],
  orderSourceIn: [],
  externalSourceIn: [],
} as const satisfies Readonly<Record<LeafName, unknown>>;

/** In the order in which they are offered. */
export const leafNames = Object.keys(firstValues) as readonly LeafName[];

/** A condition of this kind as one begins with it. `currency` is the store's. */
export function newLeaf(name: LeafName, currency: string): Condition {
  const first =
    name === 'totalAtLeast' ? { ...firstValues.totalAtLeast, ...(currency && { currency }) } : firstValues[name];
  return { [name]: first } as unknown as Condition;
}

/** What it asks about, and what for. Undefined for a group, or an exception. */
export function leafOf(condition: Condition): { readonly name: LeafName; readonly value: unknown } | undefined {
  const [entry] = Object.entries(condition);
  const name = leafNames.find((one) => one === entry?.[0]);
  return name && entry && { name, value: entry[1] };
}

/** Whether something has to be chosen in it yet. An empty list holds for nobody, which nobody means. */
export function isUnfinished(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(isUnfinished);
  if ('any' in condition) return condition.any.length === 0 || condition.any.some(isUnfinished);
  if ('not' in condition) return isUnfinished(condition.not);
  const value = leafOf(condition)?.value;
  return Array.isArray(value) && value.length === 0;
}
