/** @jsxImportSource react */
import { useEffect, useState } from 'react';
import { findPaymentMethod } from '../payment-methods.ts';
import type { StepProps } from './CheckoutApp.tsx';
import { PayButton } from './PayButton.tsx';
import { PaymentMethods } from './PaymentMethods.tsx';
import { PaymentCancelled, paymentStrategies } from './payment-strategies.ts';
import { StoreCredit } from './StoreCredit.tsx';
import { Terms } from './Terms.tsx';

/** How to pay. The form and its button are new nodes whenever a coupon or store credit changes what is to be paid, as on the hosted page. */
export function PaymentStep(props: StepProps) {
  const { checkoutService, state, onError } = props;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const coupons = state.data.getCoupons() ?? [];
  const isCreditApplied = state.data.getCheckout()?.isStoreCreditApplied ?? false;
  useEffect(() => {
    checkoutService.loadPaymentMethods().catch(onError);
  }, [checkoutService, onError]);
  return (
    <PaymentForm
      key={[...coupons.map(({ code }) => code), isCreditApplied].join()}
      {...props}
      chosenId={chosenId}
      onChoose={setChosenId}
    />
  );
}

interface FormProps extends StepProps {
  readonly chosenId: string | null;
  readonly onChoose: (methodId: string) => void;
}

function PaymentForm({ chosenId, onChoose, ...props }: FormProps) {
  const { checkoutService, state, onError } = props;
  const { data, statuses } = state;
  const [isPaying, setIsPaying] = useState(false);
  const [areTermsAccepted, setAreTermsAccepted] = useState(false);
  const [isTermsFault, setIsTermsFault] = useState(false);
  const asksForTerms = data.getConfig()?.checkoutSettings.enableTermsAndConditions ?? false;
  const methods = (data.getPaymentMethods() ?? []).filter(({ id }) => findPaymentMethod(id)?.isOffered);
  const methodId = (methods.find(({ id }) => id === chosenId) ?? methods[0])?.id;
  const useStoreCredit = data.getCheckout()?.isStoreCreditApplied ?? false;
  const needsMethod = data.isPaymentDataRequired(useStoreCredit);

  useEffect(() => {
    if (!methodId) return;
    checkoutService.initializePayment({ methodId, integrations: paymentStrategies }).catch(onError);
  }, [checkoutService, methodId, onError]);

  /** The form calls it, and so does a wallet or a card's frame, without an event in this page. */
  const pay = async () => {
    if (!methodId || isPaying) return;
    const isRefused = asksForTerms && !areTermsAccepted;
    setIsTermsFault(isRefused);
    if (isRefused) return;
    setIsPaying(true);
    try {
      await checkoutService.submitOrder({ useStoreCredit, ...(needsMethod && { payment: { methodId } }) });
      window.location.assign('/checkout/order-confirmation');
    } catch (error) {
      setIsPaying(false);
      if (!(error instanceof PaymentCancelled)) onError(error);
    }
  };

  return (
    <form
      className="checkout-form"
      data-test="payment-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void pay();
      }}
    >
      <StoreCredit {...props} />
      {needsMethod ? (
        <PaymentMethods methods={methods} chosenId={methodId} onChoose={onChoose} onCardSubmitted={pay} />
      ) : (
        <p data-test="payment-not-required">Your store credit covers this order.</p>
      )}
      {asksForTerms && <Terms isAccepted={areTermsAccepted} isFault={isTermsFault} onChange={setAreTermsAccepted} />}
      <div className="form-actions">
        <PayButton
          state={state}
          isWallet={needsMethod && methodId === 'sandboxpaypal'}
          isDisabled={!methodId || isPaying || statuses.isInitializingPayment()}
          isPaying={isPaying}
          onApproved={pay}
        />
      </div>
    </form>
  );
}
