import type { Checkout, OrderRequestBody } from '@bigcommerce/checkout-sdk/essential';
import { createNoPaymentStrategy } from '@bigcommerce/checkout-sdk/integrations/no-payment';
import { createOfflinePaymentStrategy } from '@bigcommerce/checkout-sdk/integrations/offline';
import { payByCard } from './card-frame.ts';
import { priceIn } from './price.ts';
import { openSheet } from './wallet/sheet.ts';

/** What the checkout SDK hands to a strategy, as far as these need it. */
interface SdkService {
  submitOrder(body: OrderRequestBody, options: unknown): Promise<unknown>;
  getState(): { getOrderOrThrow(): { orderId: number }; getCheckoutOrThrow(): Checkout };
}

/** Thrown when the shopper closes a wallet's sheet. Nothing has gone wrong then. */
export class PaymentCancelled extends Error {}

type Execute = (sdk: SdkService, body: OrderRequestBody, options: unknown) => Promise<void>;

/** Makes a strategy of the kind that the checkout SDK is extended with. */
const strategyOf = (id: string, execute: Execute) =>
  Object.assign(
    (sdk: SdkService) => ({
      initialize: async () => {},
      deinitialize: async () => {},
      execute: (body: OrderRequestBody, options: unknown) => execute(sdk, body, options),
      finalize: () => Promise.reject(new Error('This order needs no finalizing.')),
    }),
    { resolveIds: [{ id }] },
  );

const submit: Execute = async (sdk, { payment, ...body }, options) => {
  await sdk.submitOrder({ ...body, ...(payment && { payment: { methodId: payment.methodId } }) }, options);
};

/** How each method of the shop is paid with. */
export const paymentStrategies = [
  createOfflinePaymentStrategy,
  createNoPaymentStrategy,
  // The order comes first, as with a real card.
  strategyOf('sandboxcard', async (sdk, body, options) => {
    await submit(sdk, body, options);
    await payByCard(sdk.getState().getOrderOrThrow().orderId);
  }),
  strategyOf('sandboxapplepay', async (sdk, body, options) => {
    const { cart, outstandingBalance } = sdk.getState().getCheckoutOrThrow();
    if (!(await openSheet('Wallet sheet', priceIn(cart.currency, outstandingBalance)))) throw new PaymentCancelled();
    await submit(sdk, body, options);
  }),
  // These two have a button of their own, which has opened their sheet by now.
  strategyOf('sandboxpaypal', submit),
  strategyOf('sandboxexpress', submit),
];
