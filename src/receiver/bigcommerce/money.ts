import { type Money, readMoney } from '../../contract/wire/facts.ts';

/**
 * An amount as BigCommerce writes it (`"361.9500"`) in the currency's minor unit. Null when it is not an amount in a currency we know:
 * the rules then treat the total as not known.
 */
export function toMinorUnits(decimal: string, currency: string): Money | null {
  if (!/^\d+(\.\d+)?$/.test(decimal) || !/^[A-Z]{3}$/.test(currency)) return null;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return readMoney({ amountMinor: Math.round(Number(decimal) * 10 ** maximumFractionDigits), currency }) ?? null;
}
