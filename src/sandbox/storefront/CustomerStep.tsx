/** @jsxImportSource react */
import { type SubmitEvent, useState } from 'react';
import type { StepProps } from './CheckoutApp.tsx';
import { Field } from './Field.tsx';

/** Who is it: a guest's e-mail address, or an account. */
export function CustomerStep({ checkoutService, state, onError, onDone }: StepProps) {
  const [isReturning, setIsReturning] = useState(false);
  const [email, setEmail] = useState(state.data.getBillingAddress()?.email ?? '');
  const [password, setPassword] = useState('');
  const isBusy = state.statuses.isContinuingAsGuest() || state.statuses.isSigningIn();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    try {
      if (isReturning) await checkoutService.signInCustomer({ email, password });
      else await checkoutService.continueAsGuest({ email });
      onDone();
    } catch (error) {
      onError(error);
    }
  };

  return (
    <form
      id={isReturning ? 'checkout-customer-returning' : 'checkout-customer-guest'}
      className="checkout-form"
      data-test={isReturning ? 'checkout-customer-returning' : 'checkout-customer-guest'}
      onSubmit={submit}
    >
      <fieldset className="form-fieldset">
        <legend className="form-legend">{isReturning ? 'Sign in' : 'Check out as a guest'}</legend>
        <Field
          id="email"
          label="Email"
          type="email"
          name="email"
          autoComplete="email"
          required
          value={email}
          onChange={setEmail}
        />
        {isReturning && (
          <Field
            id="password"
            label="Password"
            type="password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={setPassword}
          />
        )}
        <div className="form-actions">
          <button
            type="submit"
            id="checkout-customer-continue"
            data-test={isReturning ? 'customer-continue-button' : 'customer-continue-as-guest-button'}
            className="button button--primary optimizedCheckout-buttonPrimary"
            disabled={isBusy}
          >
            {isReturning ? 'Sign in' : 'Continue'}
          </button>
        </div>
      </fieldset>
      <p>
        {isReturning ? 'No account? ' : 'Already have an account? '}
        <button
          type="button"
          className="button-link"
          id={isReturning ? 'checkout-customer-cancel' : 'checkout-customer-login'}
          onClick={() => setIsReturning(!isReturning)}
        >
          {isReturning ? 'Continue as a guest' : 'Sign in now'}
        </button>
      </p>
    </form>
  );
}
