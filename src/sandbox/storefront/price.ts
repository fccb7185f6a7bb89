import type { CheckoutSelectors } from '@bigcommerce/checkout-sdk/essential';

/** An amount as the shopper reads it, in the cart's currency. */
export function formatPrice({ data }: CheckoutSelectors, amount: number): string {
  const { symbol = '', decimalPlaces = 2 } = data.getCart()?.currency ?? {};
  return `${symbol}${amount.toFixed(decimalPlaces)}`;
}
