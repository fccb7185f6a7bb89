import { type CheckoutSelectors, createCheckoutService } from '@bigcommerce/checkout-sdk/essential';
import { createOfflinePaymentStrategy } from '@bigcommerce/checkout-sdk/integrations/offline';
import { formatPrice } from './price.ts';

// A checkout as a merchant may write one: the SDK and plain elements, and nothing that the hosted page is known by.

const methodId = 'cod';

function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`This page has no #${id}.`);
}

const lines = part('lines', HTMLUListElement);
const total = part('total', HTMLElement);
const trouble = part('order-error', HTMLElement);
const buy = part('buy', HTMLButtonElement);
const checkoutService = createCheckoutService();

function show(state: CheckoutSelectors): void {
  const checkout = state.data.getCheckout();
  if (!checkout) return;
  const { physicalItems, digitalItems } = checkout.cart.lineItems;
  lines.replaceChildren(
    ...[...physicalItems, ...digitalItems].map(({ name, quantity, extendedSalePrice }) => {
      const line = document.createElement('li');
      const price = document.createElement('span');
      price.textContent = formatPrice(state, extendedSalePrice);
      line.append(`${quantity} × ${name}`, price);
      return line;
    }),
  );
  total.textContent = formatPrice(state, checkout.grandTotal);
}

const tellTrouble = (error: unknown) => {
  trouble.textContent = error instanceof Error ? error.message : 'Please try again.';
};

/** Loads the session's cart, and lets it be bought. */
async function open(): Promise<void> {
  const cartId = buy.closest<HTMLElement>('[data-cart-id]')?.dataset['cartId'];
  checkoutService.subscribe(show, ({ data }) => data.getCheckout());
  try {
    await checkoutService.loadCheckout(cartId);
    await checkoutService.loadPaymentMethods();
    await checkoutService.initializePayment({ methodId, integrations: [createOfflinePaymentStrategy] });
    buy.disabled = false;
  } catch (error) {
    tellTrouble(error);
  }
}

buy.addEventListener('click', async () => {
  trouble.textContent = '';
  buy.disabled = true;
  try {
    await checkoutService.submitOrder({ payment: { methodId } });
    location.assign('/checkout/order-confirmation');
  } catch (error) {
    tellTrouble(error);
    buy.disabled = false;
  }
});

// For the script in the page that puts the gate to work.
Object.assign(window, { shop: { checkoutService, open } });
