import { expect, test, vi } from 'vitest';
import type { Fetch } from '../../src/gate/call.ts';
import { readCart } from '../../src/gate/read-cart.ts';
import { cartId, checkoutOf, factsOf, json } from './fixture.ts';

const answering = (checkout: unknown, status = 200) => vi.fn<Fetch>(async () => json(checkout, status));

test('reads the checkout once, only reading, with all that a page can know of it', async () => {
  const fetch = answering(checkoutOf());
  expect(await readCart(fetch, cartId)).toEqual({ cartId, customerId: 0, facts: factsOf() });
  expect(fetch).toHaveBeenCalledOnce();
  const [address, init] = fetch.mock.calls[0] ?? [];
  const url = new URL(String(address), 'https://shop.example');
  expect(url.pathname).toBe(`/api/storefront/checkouts/${cartId}`);
  expect(url.searchParams.get('include')?.split(',')).toEqual([
    'customer',
    'customer.customerGroup',
    'cart.lineItems.physicalItems.categoryNames',
    'cart.lineItems.digitalItems.categoryNames',
  ]);
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
])('has no cart when %s', async (_, answer) => expect(await readCart(async () => answer, undefined)).toBeUndefined());

test('knows the cart, and nothing of it, where the shop answers with an error or not at all', async () => {
  const unknown = { cartId, customerId: undefined, facts: {} };
  expect(await readCart(answering({}, 404), cartId)).toEqual(unknown);
  expect(await readCart(() => Promise.reject(new TypeError('offline')), cartId)).toEqual(unknown);
});

test('gives an answer up after eight seconds', async () => {
  const fetch = answering(checkoutOf());
  const gaveUp = AbortSignal.abort();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(gaveUp);
  await readCart(fetch, cartId);
  expect(timeout).toHaveBeenCalledWith(8_000);
  expect(fetch.mock.calls[0]?.[1]?.signal).toBe(gaveUp);
});
