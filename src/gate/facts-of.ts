import type { SomeFacts } from '../contract/wire/facts.ts';

/** One look at the shopper's cart. */
export interface Reading {
  readonly cartId: string;
  /** 0 for a guest; undefined when not known. */
  readonly customerId: number | undefined;
  readonly facts: SomeFacts;
}

/** As much of a checkout as facts are made of, as the Storefront API and the checkout SDK have it. Nothing in it is sure to be there. */
interface Checkout {
  readonly id: string;
  readonly grandTotal: number;
  readonly cart: {
    readonly currency: { readonly code: string; readonly decimalPlaces: number };
    readonly email?: string;
    readonly lineItems: Readonly<
      Record<'physicalItems' | 'digitalItems', readonly Line[]> & Record<'giftCertificates' | 'customItems', unknown[]>
    >;
  };
  readonly coupons: readonly { readonly code: string }[];
  readonly consignments: readonly { readonly shippingAddress?: Address }[];
  readonly billingAddress?: Address;
  readonly customer?: {
    readonly id: number;
    readonly isGuest: boolean;
    readonly customerGroup?: { readonly id: number };
  };
  readonly channelId: number;
}
interface Line {
  readonly productId: number;
  readonly sku?: string;
  readonly categoryNames?: readonly string[];
  readonly isShippingRequired?: boolean;
}
type Address = Partial<
  Record<
    | 'address1'
    | 'address2'
    | 'city'
    | 'postalCode'
    | 'countryCode'
    | 'stateOrProvinceCode'
    | 'stateOrProvince'
    | 'email',
    string
  >
>;

/**
 * What a checkout tells. Undefined for anything else. Answers of the shop are partial, and differ in what they leave out: what is not
 * there, or not of the documented type, is not known.
 */
export function readingOf(value: unknown): Reading | undefined {
  const { id, cart, customer } = (value ?? {}) as Checkout;
  if (!id || !cart) return undefined;
  let facts: SomeFacts = {};
  try {
    facts = factsOf(value as Checkout);
  } catch {
    // Not of the documented shape: nothing is to be relied on.
  }
  return { cartId: id, customerId: customer?.id, facts };
}

function factsOf({
  grandTotal,
  cart,
  coupons,
  consignments,
  billingAddress,
  customer,
  channelId,
}: Checkout): SomeFacts {
  const { currency, lineItems, email = billingAddress?.email } = cart;
  const { physicalItems, digitalItems, giftCertificates, customItems } = lineItems;
  // No number where either is none.
  const amountMinor = Math.round(grandTotal * 10 ** currency.decimalPlaces);
  const lines = [...physicalItems, ...digitalItems];
  const addresses = consignments.flatMap(
    ({ shippingAddress }) => (shippingAddress?.countryCode && shippingAddress) || [],
  );
  const shipsNothing = !customItems?.length && physicalItems.every((line) => line.isShippingRequired === false);
  const shipping = addresses.length > 0 || shipsNothing ? addresses : undefined;
  const billing = billingAddress?.countryCode ? billingAddress : undefined;
  return {
    total: amountMinor >= 0 ? { amountMinor, currency: currency.code } : undefined,
    productIds: every('number', lines, ({ productId }) => productId),
    skus: lines.flatMap(({ sku }) => sku || []),
    categoryNames: every('object', lines, ({ categoryNames }) => categoryNames)?.flat(),
    kinds: [
      ...(physicalItems.length || customItems?.length ? (['physical'] as const) : []),
      ...(digitalItems.length || giftCertificates?.length ? (['digital'] as const) : []),
    ],
    couponCodes: coupons?.map(({ code }) => code.toUpperCase()),
    isGuest: customer?.isGuest,
    customerGroupId: customer?.isGuest ? 0 : customer?.customerGroup?.id,
    emailDomain: email?.split('@')[1]?.toLowerCase(),
    shippingCountries: every('string', shipping, ({ countryCode }) => countryCode),
    shippingRegions: every('object', shipping, regionsOf)?.flat(),
    billingCountry: billing?.countryCode,
    billingRegion: billing && regionsOf(billing)?.[0],
    addressesDiffer: billing && shipping?.some((address) => lineOf(address) !== lineOf(billing)),
    channelId,
  };
}

/** The same of all of these; undefined where one has none. */
function every<One, T>(
  type: string,
  all: readonly One[] | undefined,
  of: (one: One) => T | undefined,
): T[] | undefined {
  const values = all?.map(of);
  return values?.every((value) => typeof value === type) ? (values as T[]) : undefined;
}

/** None in a country without any, undefined where one is named that has no code. */
const regionsOf = ({ countryCode, stateOrProvinceCode, stateOrProvince }: Address): string[] | undefined =>
  stateOrProvinceCode ? [`${countryCode}-${stateOrProvinceCode}`] : stateOrProvince ? undefined : [];

const lineOf = ({ address1, address2, city, postalCode, countryCode }: Address): string =>
  [address1, address2, city, postalCode, countryCode].join().toLowerCase().replace(/\s/g, '');
