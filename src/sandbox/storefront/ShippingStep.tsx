/** @jsxImportSource react */
import { type SubmitEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { AddressFields, type AddressValues, asRequestBody, startValues } from './AddressFields.tsx';
import type { StepProps } from './CheckoutApp.tsx';
import { formatPrice } from './price.ts';
import { isWhole } from './steps.ts';

const typingPauseMs = 400;

/** Where to, and how. The address is saved while it is typed, which is what brings the ways to ship there. */
export function ShippingStep({ checkoutService, state, onError, onDone }: StepProps) {
  const { data, statuses } = state;
  // Before one is given, the SDK answers a blank address in the country that the shopper seems to be in.
  const address = data.getShippingAddress();
  const saved = isWhole(address) ? address : undefined;
  const [values, setValues] = useState(() => startValues(saved ?? data.getCustomer()?.addresses[0]));
  const [isBillingSame, setIsBillingSame] = useState(true);
  const savedValues = useRef<AddressValues | null>(saved ? startValues(saved) : null);
  const options = data.getShippingOptions() ?? [];
  const selected = data.getSelectedShippingOption();

  const load = useEffectEvent(() => {
    checkoutService.loadShippingCountries().catch(onError);
    if (saved) checkoutService.loadShippingOptions().catch(onError);
  });
  useEffect(() => load(), []);

  const save = async (values: AddressValues) => {
    if (!isWhole(values) || JSON.stringify(values) === JSON.stringify(savedValues.current)) return;
    savedValues.current = values;
    await checkoutService.updateShippingAddress(asRequestBody(values));
    const after = checkoutService.getState().data;
    const [first] = after.getShippingOptions() ?? [];
    if (first && !after.getSelectedShippingOption()) await checkoutService.selectShippingOption(first.id);
  };

  const saveTyped = useEffectEvent((typed: AddressValues) => save(typed).catch(onError));
  useEffect(() => {
    const timer = setTimeout(() => saveTyped(values), typingPauseMs);
    return () => clearTimeout(timer);
  }, [values]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    try {
      await save(values);
      if (isBillingSame) await checkoutService.updateBillingAddress(asRequestBody(values));
      onDone();
    } catch (error) {
      onError(error);
    }
  };

  const isBusy = statuses.isUpdatingShippingAddress() || statuses.isSelectingShippingOption();
  return (
    <form className="checkout-form" autoComplete="on" onSubmit={submit}>
      <AddressFields
        id="checkoutShippingAddress"
        legend="Shipping address"
        countries={data.getShippingCountries() ?? []}
        values={values}
        onChange={setValues}
      />
      <div className="form-field form-field--check">
        <input
          type="checkbox"
          id="sameAsBilling"
          name="billingSameAsShipping"
          checked={isBillingSame}
          onChange={(event) => setIsBillingSame(event.currentTarget.checked)}
        />
        <label htmlFor="sameAsBilling" data-test="billingSameAsShipping">
          My billing address is the same as my shipping address
        </label>
      </div>
      <fieldset className="form-fieldset" id="checkout-shipping-options">
        <legend className="form-legend">Shipping method</legend>
        {options.length === 0 ? (
          <p className="shippingOptions-panel-message">
            {isWhole(values) && !isBusy ? 'We don’t ship there.' : 'Enter an address to see how we can ship to it.'}
          </p>
        ) : (
          <ul className="form-checklist">
            {options.map((option) => (
              <li key={option.id} className="form-checklist-item">
                <input
                  type="radio"
                  name="shippingOptionId"
                  id={`shippingOptionRadio-${option.id}`}
                  checked={selected?.id === option.id}
                  onChange={() => checkoutService.selectShippingOption(option.id).catch(onError)}
                />
                <label htmlFor={`shippingOptionRadio-${option.id}`}>
                  {option.description} <small>{option.transitTime}</small>
                  <span className="shippingOption-price">{formatPrice(state, option.cost)}</span>
                </label>
              </li>
            ))}
          </ul>
        )}
      </fieldset>
      <div className="form-actions">
        <button
          type="submit"
          id="checkout-shipping-continue"
          className="button button--primary optimizedCheckout-buttonPrimary"
          disabled={!selected || isBusy}
        >
          Continue
        </button>
      </div>
    </form>
  );
}
