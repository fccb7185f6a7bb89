import type { Requirement } from '../../contract/wire/requirement.ts';
import type { Check } from './check.ts';
import { type Standing, standingOf } from './standing.ts';

/** Which check answers a requirement, or that a new one has to be made, in the place of an older one if there is one. */
export type Choice =
  | { readonly kind: 'use'; readonly check: Check; readonly standing: Exclude<Standing, 'outgrown'> }
  /** `foreign` is another customer's check that stands in the cart's way. */
  | { readonly kind: 'create'; readonly replaces: Check | undefined; readonly foreign: Check | undefined };

/**
 * Chooses among the checks that might speak for a shopper: the one of their cart (or already linked to their order), then those of the
 * signed-in customer, latest first. A refused customer stays refused in their next cart; a clear one stays clear.
 * `today` is the shop's calendar day, `YYYY-MM-DD`.
 */
export function chooseCheck(
  ofCart: Check | undefined,
  ofCustomer: readonly Check[],
  customerId: number | null,
  requirement: Requirement,
  today: string,
): Choice {
  // A cart can change hands on a shared device: a customer's check speaks for that customer alone, and not for a guest either.
  const isForeign = ofCart !== undefined && ofCart.customerId !== null && ofCart.customerId !== customerId;
  const own = isForeign ? undefined : ofCart;
  const candidates = own ? [own, ...ofCustomer] : ofCustomer;
  const judged = candidates.map((check) => ({ check, standing: standingOf(check, requirement, today) }));
  const best = judged.find(({ standing }) => standing === 'clear') ?? judged[0];
  if (best && best.standing !== 'outgrown') return { kind: 'use', check: best.check, standing: best.standing };
  return { kind: 'create', replaces: own ?? best?.check, foreign: isForeign ? ofCart : undefined };
}
