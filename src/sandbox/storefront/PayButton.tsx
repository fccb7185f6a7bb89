/** @jsxImportSource react */
import type { CheckoutSelectors } from '@bigcommerce/checkout-sdk/essential';
import { useEffect, useEffectEvent, useRef } from 'react';
import { formatPrice } from './price.ts';
import { addWalletButton } from './wallet/button.ts';
import { openSheet } from './wallet/sheet.ts';

interface Props {
  readonly state: CheckoutSelectors;
  /** Whether the chosen method brings a button of its own. */
  readonly isWallet: boolean;
  readonly isDisabled: boolean;
  readonly isPaying: boolean;
  /** Called when the shopper has approved in the wallet's sheet. */
  readonly onApproved: () => void;
}

/** The shop's own button, or in its place a container under the same id that holds the wallet's. */
export function PayButton({ state, isWallet, isDisabled, isPaying, onApproved }: Props) {
  if (isWallet) return <WalletButton state={state} onApproved={onApproved} />;
  return (
    <button
      type="submit"
      id="checkout-payment-continue"
      data-test="payment-submit-button"
      className="button button--action button--large button--slab optimizedCheckout-buttonPrimary"
      disabled={isDisabled}
    >
      {isPaying ? 'Placing order…' : 'Place order'}
    </button>
  );
}

function WalletButton({ state, onApproved }: Pick<Props, 'state' | 'onApproved'>) {
  const holder = useRef<HTMLDivElement>(null);
  const press = useEffectEvent(async () => {
    const price = formatPrice(state, state.data.getCheckout()?.outstandingBalance ?? 0);
    if (await openSheet('Wallet button', price)) onApproved();
  });
  useEffect(() => (holder.current ? addWalletButton(holder.current, 'Pay with wallet', press) : undefined), []);
  return <div ref={holder} id="checkout-payment-continue" className="submitButtonContainer" />;
}
