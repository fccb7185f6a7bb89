/** @jsxImportSource react */
import { useState } from 'react';
import type { StepProps } from './CheckoutApp.tsx';
import { formatPrice } from './price.ts';

/** Lets a customer who has store credit pay with it, as far as it goes. */
export function StoreCredit({ checkoutService, state, onError }: StepProps) {
  const [isChosen, setIsChosen] = useState(state.data.getCheckout()?.isStoreCreditApplied ?? false);
  const credit = state.data.getCustomer()?.storeCredit ?? 0;
  if (credit <= 0) return null;

  const choose = async (isNowChosen: boolean) => {
    setIsChosen(isNowChosen);
    try {
      await checkoutService.applyStoreCredit(isNowChosen);
    } catch (error) {
      setIsChosen(!isNowChosen);
      onError(error);
    }
  };

  return (
    <div className="form-field form-field--check">
      <input
        type="checkbox"
        id="useStoreCredit"
        name="useStoreCredit"
        checked={isChosen}
        disabled={state.statuses.isApplyingStoreCredit()}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      <label htmlFor="useStoreCredit">Use my {formatPrice(state, credit)} of store credit</label>
    </div>
  );
}
