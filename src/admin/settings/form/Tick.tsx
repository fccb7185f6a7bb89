/** @jsxImportSource react */
import { Checkbox, FormGroup } from '@bigcommerce/big-design';

/** A box to tick for something that is so or not. */
export function Tick({
  label,
  description,
  isTicked,
  isDisabled,
  onChange,
}: {
  readonly label: string;
  readonly description?: string;
  readonly isTicked: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isTicked: boolean) => void;
}) {
  return (
    <FormGroup>
      <Checkbox
        label={label}
        {...(description && { description })}
        checked={isTicked}
        disabled={isDisabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </FormGroup>
  );
}
