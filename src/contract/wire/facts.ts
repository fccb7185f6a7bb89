import { flag, integer, list, nullable, oneOf, type Read, type Reader, record, text } from './shape.ts';

/** ISO 3166-1 alpha-2, upper case. */
export const readCountry = text(2, /^[A-Z]{2}$/);

/** A country with its subdivision after ISO 3166-2, upper case: `US-TX`. */
export const readRegion = text(10, /^[A-Z]{2}-[A-Z0-9]{1,7}$/);

/** ISO 4217, upper case. */
export const readCurrency = text(3, /^[A-Z]{3}$/);

/** An amount in the currency's minor unit: `{ amountMinor: 12050, currency: 'USD' }` is USD 120.50. */
export const readMoney = record({
  amountMinor: integer(0, Number.MAX_SAFE_INTEGER),
  currency: readCurrency,
});
export type Money = Read<typeof readMoney>;

export const maxLines = 1_000;
export const maxNameLength = 255;
export const readId = integer(1, Number.MAX_SAFE_INTEGER);
export const readName = text(maxNameLength);
/** What a line of a cart is. A gift certificate is digital. */
export const readKind = oneOf('physical', 'digital');
export type Kind = Read<typeof readKind>;
export const readCustomField = record({ name: readName, value: readName });
export type CustomField = Read<typeof readCustomField>;

const known = {
  /** Everything the shopper is to pay, tax and shipping included. */
  total: nullable(readMoney),
  /** Catalogue ids of the lines. Lines outside the catalogue have none. */
  productIds: nullable(list(readId, maxLines)),
  skus: nullable(list(readName, maxLines)),
  /** Names of the categories that the products are in. */
  categoryNames: nullable(list(readName, maxLines)),
  /** Ids of the categories that the products are in, and of every category above these. A page can't know them. */
  categoryIds: nullable(list(readId, maxLines)),
  /** The products' custom fields. A page can't know them. */
  customFields: nullable(list(readCustomField, maxLines)),
  kinds: nullable(list(readKind, 2)),
  /** As the shop keeps them, in capitals. */
  couponCodes: nullable(list(readName, 100)),
  isGuest: nullable(flag),
  /** Whether the shopper has not ordered here before. A page can't know it. */
  isFirstOrder: nullable(flag),
  /** BigCommerce's customer group; 0 for none, and for a guest. */
  customerGroupId: nullable(integer(0, Number.MAX_SAFE_INTEGER)),
  /** What stands behind the @ of the shopper's e-mail address, in small letters. The address itself is nobody's business here. */
  emailDomain: nullable(readName),
  shippingCountries: nullable(list(readCountry, 100)),
  shippingRegions: nullable(list(readRegion, 100)),
  billingCountry: nullable(readCountry),
  /** Null also where the country has none. */
  billingRegion: nullable(readRegion),
  /** Whether anything is shipped elsewhere than to the billing address. */
  addressesDiffer: nullable(flag),
  channelId: nullable(readId),
  /** As BigCommerce has it: `www` for the hosted checkout. */
  orderSource: nullable(readName),
  /** Empty for an order that no other system made. */
  externalSource: nullable(readName),
};

/**
 * What is known of a cart or an order when the rules are asked. `null` is "not known (yet)", which is not "no":
 * a shipping country is null until the shopper has given an address. A cart that ships nothing has `shippingCountries: []`.
 */
export type Facts = { [Name in keyof typeof known]: Read<(typeof known)[Name]> };

/** Facts of which what is not known may be left out. */
export type SomeFacts = { readonly [Name in keyof Facts]?: Facts[Name] | undefined };

/**
 * Facts that the sender does not know may be left out, and one that can't be read is not known: a state that is spelled in a way of its
 * own is no reason to leave the whole question without an answer.
 */
export const readFacts: Reader<Facts> = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const read = Object.entries(known).map(([name, reader]) => [
    name,
    reader((value as SomeFacts)[name as keyof Facts]) ?? null,
  ]);
  return Object.fromEntries(read) as Facts;
};
