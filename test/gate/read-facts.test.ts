import { expect, test, vi } from 'vitest';
import { nothingKnown } from '../../src/contract/wire/facts.ts';
import type { Fetch } from '../../src/gate/call.ts';
import { readCart } from '../../src/gate/read-facts.ts';
import { cartId, checkoutOf, factsOf, json, whisky } from './fixture.ts';

const answering = (checkout: unknown, status = 200) => vi.fn<Fetch>(async () => json(checkout, status));
const factsFrom = async (checkout: unknown) => (await readCart(answering(checkout), cartId))?.facts;

test('reads the checkout once, only reading, with nothing included but the customer', async () => {
  const fetch = answering(checkoutOf());
  expect(await readCart(fetch, cartId)).toEqual({ cartId, customerId: 0, facts: factsOf() });
  expect(fetch).toHaveBeenCalledOnce();
  const [address, init] = fetch.mock.calls[0] ?? [];
  expect(address).toBe(`/api/storefront/checkouts/${cartId}?include=customer`);
  expect(init?.method ?? 'GET').toBe('GET');
});

test('finds the cart where none is named yet', async () => {
  const fetch = vi.fn<Fetch>(async (address) =>
    json(address === '/api/storefront/carts' ? [{ id: cartId }] : checkoutOf()),
  );
  expect((await readCart(fetch, undefined))?.cartId).toBe(cartId);
});

test.each([
  ['there is none', json([])],
  ['the shop does not say', json({}, 500)],
  ['what is said makes no sense', json([{ id: '../..' }])],
])('has no cart when %s', async (_, answer) => expect(await readCart(async () => answer, undefined)).toBeUndefined());

test.each([
  [233, 2, 'USD', 23_300],
  [210.5, 2, 'USD', 21_050],
  [19.99, 2, 'EUR', 1_999],
  [1_200, 0, 'JPY', 1_200],
  [1.234, 3, 'KWD', 1_234],
  [0, 2, 'USD', 0],
])('a total of %d with %d decimals of %s is %d minor units', async (grandTotal, decimalPlaces, code, amountMinor) => {
  const { cart, ...rest } = checkoutOf();
  const facts = await factsFrom({ ...rest, grandTotal, cart: { ...cart, currency: { code, decimalPlaces } } });
  expect(facts?.total).toEqual({ amountMinor, currency: code });
});

test('the country is not known before there is an address', async () => {
  expect(await factsFrom({ ...checkoutOf(), consignments: [] })).toEqual(factsOf({ shippingCountries: null }));
  const unfinished = [{ shippingAddress: { countryCode: '' } }];
  expect(await factsFrom({ ...checkoutOf(), consignments: unfinished })).toEqual(factsOf({ shippingCountries: null }));
});

test('a cart that ships nothing ships to no country', async () => {
  const { cart, ...rest } = checkoutOf();
  const lineItems = { physicalItems: [{ productId: 7, isShippingRequired: false }], digitalItems: [{ productId: 9 }] };
  expect(await factsFrom({ ...rest, consignments: [], cart: { ...cart, lineItems } })).toEqual(
    factsOf({ productIds: [7, 9], shippingCountries: [] }),
  );
});

test('a cart may ship to several countries', async () => {
  const consignments = ['US', 'CA'].map((countryCode) => ({ shippingAddress: { countryCode } }));
  expect((await factsFrom({ ...checkoutOf(), consignments }))?.shippingCountries).toEqual(['US', 'CA']);
});

test('lines outside the catalogue have no product', async () => {
  const { cart, ...rest } = checkoutOf();
  const lineItems = { physicalItems: [{ productId: 0 }, { productId: whisky }, {}] };
  expect((await factsFrom({ ...rest, cart: { ...cart, lineItems } }))?.productIds).toEqual([whisky]);
});

test('a customer is known with their id', async () => {
  const reading = await readCart(answering({ ...checkoutOf(), customer: { id: 12, isGuest: false } }), cartId);
  expect(reading).toMatchObject({ customerId: 12, facts: { isGuest: false } });
});

test.each([
  ['an error', {}, 404],
  ['another shape', { grandTotal: 'much', cart: { currency: { code: 'USD', decimalPlaces: 2 } } }, 200],
])('nothing is known from %s, but the cart is', async (_, body, status) =>
  expect(await readCart(answering(body, status), cartId)).toEqual({ cartId, customerId: null, facts: nothingKnown }),
);

test('nothing is known without a network', async () => {
  const offline: Fetch = () => Promise.reject(new TypeError('offline'));
  expect((await readCart(offline, cartId))?.facts).toEqual(nothingKnown);
});

test('an answer is given up after eight seconds', async () => {
  const fetch = answering(checkoutOf());
  const gaveUp = AbortSignal.abort();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(gaveUp);
  await readCart(fetch, cartId);
  expect(timeout).toHaveBeenCalledWith(8_000);
  expect(fetch.mock.calls[0]?.[1]?.signal).toBe(gaveUp);
});
