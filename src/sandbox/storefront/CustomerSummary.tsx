/** @jsxImportSource react */
import type { StepProps } from './CheckoutApp.tsx';

/** Who it is, once that is known, and the way out of an account. */
export function CustomerSummary({ checkoutService, state, onError, onDone }: StepProps) {
  const customer = state.data.getCustomer();
  const isSignedIn = customer?.isGuest === false;
  const signOut = () => checkoutService.signOutCustomer().then(onDone, onError);
  return (
    <div className="customerView" data-test="checkout-customer-info">
      <span className="customerView-body" data-test="customer-info">
        {isSignedIn ? customer.email : state.data.getBillingAddress()?.email}
      </span>
      {isSignedIn && (
        <button
          type="button"
          className="button button--tertiary button--tiny"
          data-test="sign-out-link"
          disabled={state.statuses.isSigningOut()}
          onClick={signOut}
        >
          Sign out
        </button>
      )}
    </div>
  );
}
