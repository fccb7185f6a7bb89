/** @jsxImportSource react */
import { FormGroup, Input } from '@bigcommerce/big-design';
import { useState } from 'react';
import { isSame } from '../form/merge.ts';

const read = (text: string): number[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(Number);
const write = (hours: readonly number[]) => hours.join(', ');

/** Hours with commas between them. What isn't a number is `NaN`, which no schema lets pass. */
export function HoursField({
  label,
  description,
  hours,
  error,
  isDisabled,
  onChange,
}: {
  readonly label: string;
  readonly description: string;
  readonly hours: readonly number[];
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly onChange: (hours: number[]) => void;
}) {
  const [typed, setTyped] = useState(write(hours));
  // What is typed stays as it is, commas and all, for as long as it says what is chosen.
  const text = isSame(read(typed), hours) ? typed : write(hours);
  return (
    <FormGroup>
      <Input
        label={label}
        description={description}
        {...(error && { error })}
        disabled={isDisabled}
        value={text}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          onChange(read(currentTarget.value));
        }}
      />
    </FormGroup>
  );
}
