/** @jsxImportSource react */
import { Input } from '@bigcommerce/big-design';
import { type KeyboardEvent, useState } from 'react';
import { texts } from '../../texts/texts.ts';

/** Several texts that are typed in, each ended by Enter or a comma. `read` gives a text its one spelling; undefined for one that can't be. */
export function EnterMany({
  label,
  values,
  error,
  isDisabled,
  read,
  onChange,
}: {
  readonly label: string;
  readonly values: readonly string[];
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly read: (text: string) => string;
  readonly onChange: (values: string[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const take = () => {
    const added = typed
      .split(',')
      .map((text) => read(text.trim()))
      .filter((text) => text !== '');
    if (added.length > 0) onChange([...new Set([...values, ...added])]);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ',') return;
    event.preventDefault();
    take();
  };
  return (
    <Input
      label={label}
      description={texts.rules.enterEach}
      disabled={isDisabled}
      error={error}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={take}
      chips={values.map((value) => ({
        label: value,
        ...(!isDisabled && { onDelete: () => onChange(values.filter((one) => one !== value)) }),
      }))}
    />
  );
}
