/** @jsxImportSource react */
import type { CheckoutSelectors, CheckoutService } from '@bigcommerce/checkout-sdk/essential';
import { useCallback, useEffect, useState } from 'react';
import { AddressSummary } from './AddressSummary.tsx';
import { BillingStep } from './BillingStep.tsx';
import { CheckoutStep } from './CheckoutStep.tsx';
import { CustomerStep } from './CustomerStep.tsx';
import { CustomerSummary } from './CustomerSummary.tsx';
import { ErrorDialog } from './ErrorDialog.tsx';
import { ExpressWallets } from './ExpressWallets.tsx';
import { OrderSummary } from './OrderSummary.tsx';
import { PaymentStep } from './PaymentStep.tsx';
import { ShippingStep } from './ShippingStep.tsx';
import { firstOpenStep, readSteps, type StepType } from './steps.ts';

/** What every step is given. */
export interface StepProps {
  readonly checkoutService: CheckoutService;
  readonly state: CheckoutSelectors;
  /** Shows what went wrong, in the shopper's own dialog. */
  readonly onError: (error: unknown) => void;
  readonly onDone: () => void;
}

const headings: Record<StepType, string> = {
  customer: 'Customer',
  shipping: 'Shipping',
  billing: 'Billing',
  payment: 'Payment',
};

/** The checkout: four steps beside the order's summary, laid out and named as on the hosted page. */
export function CheckoutApp({ checkoutService, checkoutId }: { checkoutService: CheckoutService; checkoutId: string }) {
  const [state, setState] = useState(checkoutService.getState());
  const [active, setActive] = useState<StepType | null>(null);
  const [error, setError] = useState<unknown>(null);

  // Saving a field may complete a step; only its button leaves it.
  const goOn = useCallback(() => setActive(firstOpenStep(readSteps(checkoutService.getState()))), [checkoutService]);

  useEffect(() => {
    const unsubscribe = checkoutService.subscribe(setState);
    checkoutService.loadCheckout(checkoutId).then(goOn, setError);
    return unsubscribe;
  }, [checkoutService, checkoutId, goOn]);

  const dialog = error !== null && <ErrorDialog error={error} onClose={() => setError(null)} />;
  if (!state.data.getCheckout() || active === null) {
    return (
      <>
        <p className="loading" aria-live="polite">
          Loading your order…
        </p>
        {dialog}
      </>
    );
  }

  const steps = readSteps(state);
  const props: StepProps = { checkoutService, state, onError: setError, onDone: goOn };
  const isSignedIn = state.data.getCustomer()?.isGuest === false;
  const wallets = !isSignedIn && <ExpressWallets isHidden={active !== 'customer'} {...props} />;
  const contents = {
    customer: (
      <>
        {wallets}
        <CustomerStep {...props} />
      </>
    ),
    shipping: <ShippingStep {...props} />,
    billing: <BillingStep {...props} />,
    payment: <PaymentStep {...props} />,
  };
  const summaries = {
    customer: <CustomerSummary {...props} />,
    shipping: (
      <AddressSummary
        address={state.data.getShippingAddress()}
        note={state.data.getSelectedShippingOption()?.description}
      />
    ),
    billing: <AddressSummary address={state.data.getBillingAddress()} />,
    payment: null,
  };

  return (
    <div className="layout optimizedCheckout-contentPrimary">
      <div className="layout-main">
        {active !== 'customer' && wallets}
        <ol className="checkout-steps">
          {steps.map(({ type, isComplete }) => (
            <CheckoutStep
              key={type}
              type={type}
              heading={headings[type]}
              isActive={type === active}
              isComplete={isComplete}
              isEditable={isComplete && !(type === 'customer' && isSignedIn)}
              summary={summaries[type]}
              onEdit={() => setActive(type)}
            >
              {contents[type]}
            </CheckoutStep>
          ))}
        </ol>
      </div>
      <OrderSummary {...props} />
      {dialog}
    </div>
  );
}
