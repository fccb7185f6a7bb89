import type { SomeFacts } from './facts.ts';
import type { Condition } from './policy.ts';

/**
 * How a cart at a checkout page will have come about, once it is an order: nothing else than the shop's own checkout makes orders of
 * these. Left open, a rule about orders of other sources would have every cart asked about, and each shopper for whom it might apply.
 * Whatever a page makes of it instead, the order is judged by what BigCommerce says of it then.
 */
export const placedHere = { orderSource: 'www', externalSource: '' } as const satisfies SomeFacts;

/** The condition as a page has to ask it: with what is certain there put in its place. */
export function asPlacedHere(condition: Condition): Condition {
  if ('all' in condition) return { all: condition.all.map(asPlacedHere) };
  if ('any' in condition) return { any: condition.any.map(asPlacedHere) };
  if ('not' in condition) return { not: asPlacedHere(condition.not) };
  if ('orderSourceIn' in condition) return settled(condition.orderSourceIn.includes(placedHere.orderSource));
  if ('externalSourceIn' in condition) return settled(condition.externalSourceIn.includes(placedHere.externalSource));
  return condition;
}

const settled = (isSo: boolean): Condition => (isSo ? { all: [] } : { any: [] });
