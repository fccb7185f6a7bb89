import { expect, test } from 'vitest';
import { readingOf } from '../../src/gate/facts-of.ts';
import { cartId, checkoutOf, factsOf, whisky } from './fixture.ts';

const factsFrom = (checkout: unknown) => readingOf(checkout)?.facts;
const withLines = (lineItems: object) => {
  const { cart, ...rest } = checkoutOf();
  return { ...rest, cart: { ...cart, lineItems } };
};

test('a checkout tells all that rules can ask a page', () => {
  expect(readingOf(checkoutOf())).toEqual({ cartId, customerId: 0, facts: factsOf() });
});

test.each([
  [233, 2, 'USD', 23_300],
  [210.5, 2, 'USD', 21_050],
  [19.99, 2, 'EUR', 1_999],
  [1_200, 0, 'JPY', 1_200],
  [1.234, 3, 'KWD', 1_234],
  [0, 2, 'USD', 0],
])('a total of %d with %d decimals of %s is %d minor units', (grandTotal, decimalPlaces, code, amountMinor) => {
  const { cart, ...rest } = checkoutOf();
  const facts = factsFrom({ ...rest, grandTotal, cart: { ...cart, currency: { code, decimalPlaces } } });
  expect(facts?.total).toEqual({ amountMinor, currency: code });
});

test('a total that is no number is not known', () => {
  expect(factsFrom({ ...checkoutOf(), grandTotal: 'much' })?.total).toBeUndefined();
});

test('the country is not known before there is an address', () => {
  const none = { shippingCountries: undefined, shippingRegions: undefined, addressesDiffer: undefined };
  expect(factsFrom({ ...checkoutOf(), consignments: [] })).toMatchObject(none);
  expect(factsFrom({ ...checkoutOf(), consignments: [{ shippingAddress: { countryCode: '' } }] })).toMatchObject(none);
  // A guest's e-mail address makes a billing address without a country.
  const facts = factsFrom({ ...checkoutOf(), billingAddress: { email: 'a@b.example', countryCode: '' } });
  expect(facts).toMatchObject({ billingCountry: undefined, billingRegion: undefined, addressesDiffer: undefined });
});

test('a cart that ships nothing ships to no country', () => {
  const lines = withLines({
    physicalItems: [{ productId: 7, isShippingRequired: false }],
    digitalItems: [{ productId: 9 }],
    giftCertificates: [],
  });
  expect(factsFrom({ ...lines, consignments: [] })).toMatchObject({
    productIds: [7, 9],
    kinds: ['physical', 'digital'],
    shippingCountries: [],
    shippingRegions: [],
    addressesDiffer: false,
  });
});

test('a gift certificate is digital, and a custom item is shipped', () => {
  const empty = { physicalItems: [], digitalItems: [] };
  expect(factsFrom(withLines({ ...empty, giftCertificates: [{}] }))?.kinds).toEqual(['digital']);
  const custom = withLines({ ...empty, customItems: [{}] });
  expect(factsFrom(custom)?.kinds).toEqual(['physical']);
  expect(factsFrom({ ...custom, consignments: [] })?.shippingCountries).toBeUndefined();
});

test('a cart may ship to several places', () => {
  const [first] = checkoutOf().consignments;
  const canada = { shippingAddress: { ...first?.shippingAddress, countryCode: 'CA', stateOrProvinceCode: 'ON' } };
  expect(factsFrom({ ...checkoutOf(), consignments: [first, canada] })).toMatchObject({
    shippingCountries: ['US', 'CA'],
    shippingRegions: ['US-TX', 'CA-ON'],
    addressesDiffer: true,
  });
});

test('the same address in other letters and spaces is no other address', () => {
  const billingAddress = { ...checkoutOf().billingAddress, address1: '123 MAIN  street', city: 'austin' };
  expect(factsFrom({ ...checkoutOf(), billingAddress })?.addressesDiffer).toBe(false);
});

test('a region that is named without a code is not known; a country without any has none', () => {
  const shippingTo = (changes: object) => {
    const [first] = checkoutOf().consignments;
    return factsFrom({
      ...checkoutOf(),
      consignments: [{ shippingAddress: { ...first?.shippingAddress, stateOrProvinceCode: '', ...changes } }],
    });
  };
  expect(shippingTo({ stateOrProvince: 'Texas' })?.shippingRegions).toBeUndefined();
  expect(shippingTo({ stateOrProvince: '', countryCode: 'SG' })?.shippingRegions).toEqual([]);
});

test('categories are known only where every line names its own', () => {
  const lines = (second: object) =>
    factsFrom(
      withLines({
        physicalItems: [
          { productId: whisky, sku: 'W-12', categoryNames: ['Spirits'] },
          { productId: 7, ...second },
        ],
        digitalItems: [],
      }),
    );
  expect(lines({ categoryNames: ['Kitchen', 'Sale'] })).toMatchObject({
    categoryNames: ['Spirits', 'Kitchen', 'Sale'],
    skus: ['W-12'],
  });
  expect(lines({})?.categoryNames).toBeUndefined();
});

test('a line without a product makes the products unknown, and so nothing certain', () => {
  expect(factsFrom(withLines({ physicalItems: [{}], digitalItems: [] }))?.productIds).toBeUndefined();
});

test('a customer is known with their id, their group where the answer has it, and coupons in capitals', () => {
  const customer = { id: 12, isGuest: false };
  expect(readingOf({ ...checkoutOf(), customer })).toMatchObject({
    customerId: 12,
    facts: { isGuest: false, customerGroupId: undefined },
  });
  const facts = factsFrom({
    ...checkoutOf(),
    customer: { ...customer, customerGroup: { id: 4 } },
    coupons: [{ code: 'save10' }],
  });
  expect(facts).toMatchObject({ customerGroupId: 4, couponCodes: ['SAVE10'] });
});

test.each([
  ['nothing', undefined],
  ['an error', { status: 404, title: 'Not found' }],
  ['an order', { orderId: 120 }],
  ['a text', 'welcome'],
])('%s is no checkout', (_, value) => expect(readingOf(value)).toBeUndefined());

test('of a checkout in another shape only its id is known', () => {
  expect(readingOf({ id: cartId, cart: {} })).toEqual({ cartId, customerId: undefined, facts: {} });
});
