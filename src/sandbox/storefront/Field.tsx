/** @jsxImportSource react */
import type { ChangeEvent } from 'react';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly autoComplete?: string;
  readonly required?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Choices instead of free text. */
  readonly options?: readonly { readonly code: string; readonly name: string }[];
}

export function Field({
  id,
  name,
  label,
  type = 'text',
  autoComplete = 'off',
  required = false,
  value,
  onChange,
  options,
}: Props) {
  const shared = {
    id,
    name,
    required,
    value,
    autoComplete,
    className: 'form-input optimizedCheckout-form-input',
  };
  const typed = {
    ...shared,
    onChange: (event: ChangeEvent<HTMLInputElement>) => onChange(event.currentTarget.value),
  };
  const inputs = {
    text: <input {...typed} type="text" />,
    email: <input {...typed} type="email" />,
    password: <input {...typed} type="password" />,
  };
  return (
    <div className={`form-field form-field--${name}`}>
      <label htmlFor={id} className="form-label optimizedCheckout-form-label">
        {label}
        {!required && <small> (optional)</small>}
      </label>
      {options ? (
        <select {...shared} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">Choose…</option>
          {options.map((option) => (
            <option key={option.code} value={option.code}>
              {option.name}
            </option>
          ))}
        </select>
      ) : (
        inputs[type]
      )}
    </div>
  );
}
