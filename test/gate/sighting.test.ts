import { describe, expect, test } from 'vitest';
import { sightingOf } from '../../src/gate/sighting.ts';
import { cartId } from './fixture.ts';

describe('an order', () => {
  test.each(['/internalapi/v1/checkout/order', 'http://localhost:3000/internalapi/v1/checkout/order?x=1'])(
    'is seen at %s',
    (address) => expect(sightingOf('post', address)?.isOrder).toBe(true),
  );

  test.each([
    ['PUT', '/internalapi/v1/checkout/order/120'],
    ['POST', '/internalapi/v1/checkout/order/120'],
    ['GET', '/internalapi/v1/checkout/order'],
    ['POST', '/internalapi/v1/checkout/orders-of-others'],
  ])('is not %s %s', (method, address) => expect(sightingOf(method, address)?.isOrder ?? false).toBe(false));
});

describe('a cart', () => {
  test.each([
    ['GET', `/api/storefront/checkout/${cartId}?include=cart`, false],
    ['GET', `/api/storefront/checkouts/${cartId}`, false],
    ['POST', `/api/storefront/checkouts/${cartId}/coupons`, true],
    ['delete', `/api/storefront/checkouts/${cartId}/consignments/1`, true],
  ])('is named by %s %s', (method, address, isChange) =>
    expect(sightingOf(method, address)).toEqual({ isOrder: false, isChange, cartId }),
  );

  test.each(['/internalapi/v1/checkout/customer', '/api/storefront/customer'])(
    'may change with who is signed in, by POST %s',
    (address) => expect(sightingOf('POST', address)).toMatchObject({ isChange: true, cartId: undefined }),
  );
});

test.each([
  ['GET', '/api/storefront/checkout-settings'],
  ['GET', '/internalapi/v1/checkout/customer'],
  ['POST', 'https://analytics.example/collect'],
  ['GET', 'http://['],
])('%s %s is no concern of ours', (method, address) => expect(sightingOf(method, address)).toBeUndefined());
