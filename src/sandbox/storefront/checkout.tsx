import { createCheckoutService } from '@bigcommerce/checkout-sdk/essential';
import { render } from 'preact';
import { CheckoutApp } from './CheckoutApp.tsx';

const root = document.getElementById('checkout-app');
const checkoutId = root?.dataset['checkoutId'];
if (root && checkoutId) render(<CheckoutApp service={createCheckoutService()} checkoutId={checkoutId} />, root);
