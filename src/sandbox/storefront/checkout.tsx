/** @jsxImportSource react */
import { createCheckoutService } from '@bigcommerce/checkout-sdk/essential';
import { createRoot, type Root } from 'react-dom/client';
import { CheckoutApp } from './CheckoutApp.tsx';

const container = document.getElementById('checkout-app');
const checkoutId = container?.dataset['checkoutId'];
let root: Root | undefined;

/** Mounts the whole app, and mounts it anew where it is there already. */
function renderCheckout(): void {
  if (!container || !checkoutId) return;
  root?.unmount();
  root = createRoot(container);
  root.render(<CheckoutApp checkoutService={createCheckoutService()} checkoutId={checkoutId} />);
}

// The hosted page has this global too, so any script of the store can call it.
Object.assign(window, { checkout: { renderCheckout } });
renderCheckout();
