/** @jsxImportSource react */
import type { CheckoutService } from '@bigcommerce/checkout-sdk/essential';
import { useEffect, useEffectEvent, useRef } from 'react';
import { demoShopper } from '../demo-shopper.ts';
import { asRequestBody, startValues } from './AddressFields.tsx';
import type { StepProps } from './CheckoutApp.tsx';
import { paymentStrategies } from './payment-strategies.ts';
import { formatPrice } from './price.ts';
import { addWalletButton } from './wallet/button.ts';
import { openSheet } from './wallet/sheet.ts';

const name = 'Sandbox Express';
const methodId = 'sandboxexpress';

/** Wallets that know who the shopper is: in the customer step and, past it, in the document still but out of sight, as on the hosted page. */
export function ExpressWallets({ isHidden, checkoutService, state, onError }: StepProps & { isHidden: boolean }) {
  const holder = useRef<HTMLDivElement>(null);
  const press = useEffectEvent(async () => {
    const price = formatPrice(state, state.data.getCheckout()?.outstandingBalance ?? 0);
    if (!(await openSheet(name, price))) return;
    orderAtOnce(checkoutService).catch(onError);
  });
  useEffect(() => (holder.current ? addWalletButton(holder.current, name, press) : undefined), []);
  return (
    <div className={`checkout-button-container${isHidden ? ' checkout-button-container--hidden' : ''}`}>
      <p>Check out with a wallet, or go through the steps.</p>
      <div className="checkoutRemote">
        <div ref={holder} id={`${methodId}CheckoutButton`} />
      </div>
    </div>
  );
}

/** Fills in what the wallet knows of the shopper, and orders. */
async function orderAtOnce(checkoutService: CheckoutService): Promise<void> {
  const { email, password: _, ...known } = demoShopper;
  const address = asRequestBody(startValues(known));
  await checkoutService.continueAsGuest({ email });
  await checkoutService.updateBillingAddress({ ...address, email });
  if (checkoutService.getState().data.getCart()?.lineItems.physicalItems.length) {
    await checkoutService.updateShippingAddress(address);
    const [option] = checkoutService.getState().data.getShippingOptions() ?? [];
    if (option) await checkoutService.selectShippingOption(option.id);
  }
  await checkoutService.loadPaymentMethods();
  await checkoutService.initializePayment({ methodId, integrations: paymentStrategies });
  await checkoutService.submitOrder({ payment: { methodId } });
  window.location.assign('/checkout/order-confirmation');
}
