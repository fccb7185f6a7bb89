/** @jsxImportSource react */

interface Props {
  readonly isAccepted: boolean;
  /** Whether the shopper tried to pay without. */
  readonly isFault: boolean;
  readonly onChange: (isAccepted: boolean) => void;
}

/** The shop's terms, where it asks that they be agreed to. */
export function Terms({ isAccepted, isFault, onChange }: Props) {
  const isMissing = isFault && !isAccepted;
  return (
    <div className="form-field form-field--terms">
      <div className="form-field--check">
        <input
          type="checkbox"
          id="terms"
          name="terms"
          checked={isAccepted}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? 'terms-error' : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <label htmlFor="terms">I agree to the terms: nothing here is real, and nothing is shipped.</label>
      </div>
      {isMissing && (
        <p id="terms-error" className="form-inlineMessage" role="alert" data-test="terms-field-error-message">
          Please agree to the terms and conditions.
        </p>
      )}
    </div>
  );
}
