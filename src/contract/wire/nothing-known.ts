import type { Facts } from './facts.ts';

/** On its own, so that a page that only needs this carries no readers. */
export const nothingKnown: Facts = {
  total: null,
  productIds: null,
  skus: null,
  categoryNames: null,
  categoryIds: null,
  customFields: null,
  kinds: null,
  couponCodes: null,
  isGuest: null,
  isFirstOrder: null,
  customerGroupId: null,
  emailDomain: null,
  shippingCountries: null,
  shippingRegions: null,
  billingCountry: null,
  billingRegion: null,
  addressesDiffer: null,
  channelId: null,
  orderSource: null,
  externalSource: null,
};
