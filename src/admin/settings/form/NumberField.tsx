/** @jsxImportSource react */
import { FormGroup, Input } from '@bigcommerce/big-design';

/** A whole number. One that isn't there yet, or is none, is `NaN`, which no schema lets pass. */
export function NumberField({
  label,
  description,
  value,
  error,
  isDisabled,
  onChange,
}: {
  readonly label: string;
  readonly description?: string;
  readonly value: number;
  /** What is said of a wrong one. Undefined for one that is right. */
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly onChange: (value: number) => void;
}) {
  return (
    <FormGroup>
      <Input
        type="number"
        inputMode="numeric"
        label={label}
        {...(description && { description })}
        {...(error && { error })}
        required
        disabled={isDisabled}
        value={Number.isNaN(value) ? '' : value}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === '' ? Number.NaN : Number(currentTarget.value))
        }
      />
    </FormGroup>
  );
}
