/** @jsxImportSource react */
import { MultiSelect } from '@bigcommerce/big-design';
import { texts } from '../../texts/texts.ts';
import type { Choice } from '../lookups.tsx';

/** Several of what the store has. What was chosen and is not there any more can be seen, and taken out. */
export function PickMany<T extends string | number>({
  label,
  choices,
  values,
  error,
  isDisabled,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly values: readonly T[];
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly onChange: (values: T[]) => void;
}) {
  const known = new Set(choices.map(({ value }) => value));
  const gone = values.filter((value) => !known.has(value)).map((value) => ({ value, name: texts.rules.gone(value) }));
  return (
    <MultiSelect
      label={label}
      placeholder={texts.rules.choose}
      filterable
      disabled={isDisabled}
      error={error}
      options={[...gone, ...choices].map(({ value, name }) => ({ value, content: name }))}
      value={[...values]}
      onOptionsChange={(chosen) => onChange(chosen)}
    />
  );
}
