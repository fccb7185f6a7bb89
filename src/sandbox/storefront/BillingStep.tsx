/** @jsxImportSource react */
import { type SubmitEvent, useEffect, useState } from 'react';
import { AddressFields, asRequestBody, startValues } from './AddressFields.tsx';
import type { StepProps } from './CheckoutApp.tsx';
import { isWhole } from './steps.ts';

/** Whose money it is. */
export function BillingStep({ checkoutService, state, onError, onDone }: StepProps) {
  const { data, statuses } = state;
  const [values, setValues] = useState(() => {
    const billing = data.getBillingAddress();
    return startValues(isWhole(billing) ? billing : data.getCustomer()?.addresses[0]);
  });

  useEffect(() => {
    checkoutService.loadBillingCountries().catch(onError);
  }, [checkoutService, onError]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    checkoutService.updateBillingAddress(asRequestBody(values)).then(onDone, onError);
  };

  return (
    <form className="checkout-form" autoComplete="on" onSubmit={submit}>
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
