/** @jsxImportSource react */
import type { PaymentMethod } from '@bigcommerce/checkout-sdk/essential';
import { CardFields } from './CardFields.tsx';

interface Props {
  readonly methods: readonly PaymentMethod[];
  readonly chosenId: string | undefined;
  readonly onChoose: (methodId: string) => void;
  readonly onCardSubmitted: () => void;
}

export function PaymentMethods({ methods, chosenId, onChoose, onCardSubmitted }: Props) {
  return (
    <fieldset className="form-fieldset">
      <legend className="form-legend">Payment method</legend>
      <ul className="form-checklist optimizedCheckout-form-checklist">
        {methods.map(({ id, config }) => (
          <li key={id} className="form-checklist-item optimizedCheckout-form-checklist-item">
            <input
              type="radio"
              id={`radio-${id}`}
              name="paymentProviderRadio"
              value={id}
              checked={id === chosenId}
              onChange={() => onChoose(id)}
            />
            <label htmlFor={`radio-${id}`} data-test={`payment-method-${id}`}>
              {config.displayName}
              {id === chosenId && <small>{config.helpText}</small>}
            </label>
            {id === chosenId && id === 'sandboxcard' && <CardFields onSubmitted={onCardSubmitted} />}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
