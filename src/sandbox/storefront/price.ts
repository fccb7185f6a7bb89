import type { Cart, CheckoutSelectors } from '@bigcommerce/checkout-sdk/essential';

/** An amount as the shopper reads it, in the cart's currency. */
export const formatPrice = ({ data }: CheckoutSelectors, amount: number): string =>
  priceIn(data.getCart()?.currency, amount);

export const priceIn = (currency: Partial<Cart['currency']> = {}, amount: number): string =>
  `${currency.symbol ?? ''}${amount.toFixed(currency.decimalPlaces ?? 2)}`;
