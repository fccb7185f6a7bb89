import { readCartId } from '../contract/wire/decision.ts';
import { type Facts, nothingKnown, readFacts } from '../contract/wire/facts.ts';
import { callJson, type Fetch } from './call.ts';

/** One look at the shopper's cart. */
export interface Reading {
  readonly cartId: string;
  /** 0 for a guest; null when not known. */
  readonly customerId: number | null;
  readonly facts: Facts;
}

/**
 * As much of the Storefront API's checkout as facts are made of. Nothing in it is sure to be there: a number that is missing is refused,
 * with what was made of it, when the facts are read.
 */
interface Checkout {
  grandTotal: number;
  cart?: {
    currency?: { code: string; decimalPlaces: number };
    lineItems?: Partial<Record<'physicalItems' | 'digitalItems', Line[]>>;
  };
  consignments?: { shippingAddress?: { countryCode?: string } }[];
  customer?: { id?: number; isGuest?: boolean };
}
interface Line {
  productId?: number;
  isShippingRequired?: boolean;
}

/**
 * Reads the shopper's cart from the shop, and finds it first where `cartId` is undefined. Changes nothing. Facts that can't be read are not
 * known. Undefined when there is no cart, or none that can be found.
 */
export async function readCart(fetch: Fetch, cartId: string | undefined): Promise<Reading | undefined> {
  const id = cartId ?? readCartId(((await callJson(fetch, '/api/storefront/carts')) as { id?: unknown }[])?.[0]?.id);
  if (!id) return undefined;
  // Without an `include` the shop works out shipping quotes, which takes it long and helps nobody here.
  const checkout = (await callJson(fetch, `/api/storefront/checkouts/${id}?include=customer`)) as Checkout | undefined;
  return { cartId: id, customerId: checkout?.customer?.id ?? null, facts: factsOf(checkout) };
}

function factsOf({ grandTotal, cart, consignments, customer } = {} as Checkout): Facts {
  const { currency, lineItems } = cart ?? {};
  const { physicalItems, digitalItems } = lineItems ?? {};
  const countries = consignments?.flatMap(({ shippingAddress }) => shippingAddress?.countryCode || []) ?? [];
  const shipsNothing = physicalItems?.every(({ isShippingRequired }) => isShippingRequired === false);
  const facts = {
    total: currency
      ? { amountMinor: Math.round(grandTotal * 10 ** currency.decimalPlaces), currency: currency.code }
      : null,
    productIds: physicalItems?.concat(digitalItems ?? []).flatMap(({ productId }) => productId || []) ?? null,
    shippingCountries: countries.length > 0 || shipsNothing ? countries : null,
    isGuest: customer?.isGuest ?? null,
  };
  // Where anything is not of the documented shape, nothing is to be relied on.
  return readFacts(facts) ?? nothingKnown;
}
