import { findProduct, isShipped, type Line, linesTotalMinor } from './catalogue.ts';
import { type ShippingOption, shippingOptionsTo } from './places.ts';
import type { Cart } from './state.ts';

/** The one coupon of the shop. */
export const coupon = { id: 1, code: 'SAVE10', name: '10 % off', percent: 10 } as const;

/** What a cart comes to. Prices carry no tax. */
export interface Bill {
  readonly lines: readonly Line[];
  readonly itemCount: number;
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly shippingMinor: number;
  readonly totalMinor: number;
  readonly needsShipping: boolean;
  /** Null until one is chosen. */
  readonly shippingOption: ShippingOption | null;
}

export function billFor(cart: Cart): Bill {
  const lines = cart.lines.flatMap(({ id, productId, quantity }) => {
    const product = findProduct(productId);
    return product ? [{ id, product, quantity }] : [];
  });
  const { consignment } = cart;
  const shippingOption =
    shippingOptionsTo(consignment?.address.countryCode ?? '').find(({ id }) => id === consignment?.shippingOptionId) ??
    null;
  const subtotalMinor = linesTotalMinor(lines);
  const discountMinor = cart.couponCode ? Math.round((subtotalMinor * coupon.percent) / 100) : 0;
  const shippingMinor = shippingOption?.costMinor ?? 0;
  return {
    lines,
    itemCount: lines.reduce((count, { quantity }) => count + quantity, 0),
    subtotalMinor,
    discountMinor,
    shippingMinor,
    totalMinor: subtotalMinor - discountMinor + shippingMinor,
    needsShipping: lines.some(isShipped),
    shippingOption,
  };
}
