/** The shop's only currency, with the symbol before the amount. */
export const currency = { code: 'USD', name: 'US Dollars', symbol: '$', decimalPlaces: 2 } as const;

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** As storefront and V3 answers carry an amount: `64`. */
export const asNumber = (amountMinor: number): number => amountMinor / 100;

/** As V2 answers carry an amount: `"64.0000"`. */
export const asDecimal = (amountMinor: number): string => asNumber(amountMinor).toFixed(4);

/** As a shopper reads an amount: `$64.00`. */
export const asPrice = (amountMinor: number): string => `${currency.symbol}${asNumber(amountMinor).toFixed(2)}`;
