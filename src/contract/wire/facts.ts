import { flag, integer, list, nullable, type Read, record, text } from './shape.ts';

/** ISO 3166-1 alpha-2, upper case. */
export const readCountry = text(2, /^[A-Z]{2}$/);

/** ISO 4217, upper case. */
export const readCurrency = text(3, /^[A-Z]{3}$/);

/** An amount in the currency's minor unit: `{ amountMinor: 12050, currency: 'USD' }` is USD 120.50. */
export const readMoney = record({ amountMinor: integer(0, Number.MAX_SAFE_INTEGER), currency: readCurrency });
export type Money = Read<typeof readMoney>;

/**
 * What is known of a cart or an order when the rules are asked. `null` is "not known (yet)", which is not "no":
 * a shipping country is null until the shopper has given an address. A cart that ships nothing has `shippingCountries: []`.
 */
export const readFacts = record({
  /** Everything the shopper is to pay, tax and shipping included. */
  total: nullable(readMoney),
  /** Catalogue ids of the lines. Lines outside the catalogue have none. */
  productIds: nullable(list(integer(1, Number.MAX_SAFE_INTEGER), 1_000)),
  shippingCountries: nullable(list(readCountry, 100)),
  isGuest: nullable(flag),
});
export type Facts = Read<typeof readFacts>;

export const nothingKnown: Facts = { total: null, productIds: null, shippingCountries: null, isGuest: null };
