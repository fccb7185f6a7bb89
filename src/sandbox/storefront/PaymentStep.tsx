import { createOfflinePaymentStrategy } from '@bigcommerce/checkout-sdk/integrations/offline';
import { useEffect, useState } from 'preact/hooks';
import type { StepProps } from './CheckoutApp.tsx';

/** How to pay. The form and its button are new nodes whenever the coupons change, as on the hosted page. */
export function PaymentStep(props: StepProps) {
  const coupons = props.state.data.getCoupons() ?? [];
  useEffect(() => {
    props.service.loadPaymentMethods().catch(props.onError);
  }, []);
  return <PaymentForm key={coupons.map(({ code }) => code).join()} {...props} />;
}

function PaymentForm({ service, state, onError }: StepProps) {
  const methods = state.data.getPaymentMethods() ?? [];
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isPaying, setIsPaying] = useState(false);
  const method = methods.find(({ id }) => id === chosenId) ?? methods[0];
  const methodId = method?.id;

  useEffect(() => {
    if (!methodId) return;
    service.initializePayment({ methodId, integrations: [createOfflinePaymentStrategy] }).catch(onError);
  }, [methodId]);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (!methodId || isPaying) return;
    setIsPaying(true);
    try {
      await service.submitOrder({ payment: { methodId } });
      window.location.assign('/checkout/order-confirmation');
    } catch (error) {
      setIsPaying(false);
      onError(error);
    }
  };

  return (
    <form className="checkout-form" data-test="payment-form" onSubmit={submit}>
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
                checked={id === methodId}
                onChange={() => setChosenId(id)}
              />
              <label htmlFor={`radio-${id}`} data-test={`payment-method-${id}`}>
                {config.displayName}
                {id === methodId && <small>{config.helpText}</small>}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="form-actions">
        <button
          type="submit"
          id="checkout-payment-continue"
          data-test="payment-submit-button"
          className="button button--action button--large button--slab optimizedCheckout-buttonPrimary"
          disabled={!methodId || isPaying || state.statuses.isInitializingPayment()}
        >
          {isPaying ? 'Placing order…' : 'Place order'}
        </button>
      </div>
    </form>
  );
}
