/** @jsxImportSource react */
import { Input } from '@bigcommerce/big-design';
import { useState } from 'react';
import type { Money } from '../../../contract/wire/facts.ts';
import { texts } from '../../texts/texts.ts';

/** An amount of money. What is not one is told, and not taken over. */
export function EnterAmount({
  value: { amountMinor, currency },
  isDisabled,
  onChange,
}: {
  readonly value: Money;
  readonly isDisabled: boolean;
  readonly onChange: (value: Money) => void;
}) {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const [typed, setTyped] = useState((amountMinor / 10 ** digits).toFixed(digits));
  const isAmount = new RegExp(`^\\d{1,12}(\\.\\d{0,${digits}})?$`).test(typed);
  const type = (text: string) => {
    setTyped(text);
    const amount = Math.round(Number(text) * 10 ** digits);
    if (text !== '' && Number.isSafeInteger(amount) && amount >= 0) onChange({ amountMinor: amount, currency });
  };
  return (
    <Input
      label={texts.rules.amount(currency)}
      inputMode="decimal"
      disabled={isDisabled}
      error={isAmount ? undefined : texts.rules.noAmount}
      value={typed}
      onChange={(event) => type(event.target.value)}
    />
  );
}
