import { useEffect, useState } from 'preact/hooks';
import { AddressFields, asRequestBody, startValues } from './AddressFields.tsx';
import type { StepProps } from './CheckoutApp.tsx';
import { isWhole } from './steps.ts';

/** Whose money it is. */
export function BillingStep({ service, state, onError, onDone }: StepProps) {
  const { data, statuses } = state;
  const [values, setValues] = useState(() => {
    const billing = data.getBillingAddress();
    return startValues(isWhole(billing) ? billing : data.getCustomer()?.addresses[0]);
  });

  useEffect(() => {
    service.loadBillingCountries().catch(onError);
  }, []);

  const submit = (event: Event) => {
    event.preventDefault();
    service.updateBillingAddress(asRequestBody(values)).then(onDone, onError);
  };

  return (
    <form className="checkout-form" autocomplete="on" onSubmit={submit}>
      <AddressFields
        id="checkoutBillingAddress"
        legend="Billing address"
        countries={data.getBillingCountries() ?? []}
        values={values}
        onChange={setValues}
      />
      <div className="form-actions">
        <button
          type="submit"
          id="checkout-billing-continue"
          className="button button--primary optimizedCheckout-buttonPrimary"
          disabled={statuses.isUpdatingBillingAddress()}
        >
          Continue
        </button>
      </div>
    </form>
  );
}
