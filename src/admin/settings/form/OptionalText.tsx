/** @jsxImportSource react */
import { FormGroup, Input } from '@bigcommerce/big-design';

/** A line of text that may be left empty, which is null. */
export function OptionalText({
  label,
  description,
  value,
  error,
  isDisabled,
  type = 'text',
  onChange,
}: {
  readonly label: string;
  readonly description: string;
  readonly value: string | null;
  /** What is said of a wrong one. Undefined for one that is right. */
  readonly error?: string | undefined;
  readonly isDisabled: boolean;
  readonly type?: 'text' | 'email';
  readonly onChange: (value: string | null) => void;
}) {
  return (
    <FormGroup>
      <Input
        type={type}
        label={label}
        description={description}
        {...(error && { error })}
        disabled={isDisabled}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value.trim() === '' ? null : currentTarget.value)}
      />
    </FormGroup>
  );
}
