import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { sessionCart } from '../carts.ts';
import { completeOrder, createOrder, findOrder, isPaidFor } from '../orders.ts';
import { paymentMethods, storeCredit } from '../payment-methods.ts';
import { billFor } from '../pricing.ts';
import type { Cart, Order, Session } from '../state.ts';
import type { Store } from '../store.ts';
import { creditForMinor } from '../store-credit.ts';
import { viewPlacedOrder } from './order-view.ts';
import { storefrontProblem } from './problems.ts';
import { readSession } from './sessions.ts';

const submission = z.object({
  cartId: z.string().optional(),
  payment: z.object({ name: z.string() }).optional(),
  useStoreCredit: z.boolean().optional(),
});

/** `POST /internalapi/v1/checkout/order`: whoever holds the session may place its order, from the checkout page or from anywhere. */
export function orderSubmission(store: Store): Hono {
  return new Hono()
    .post('/order', async (c) => {
      if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
        return storefrontProblem(c, 415, 'unsupported_media_type', 'An order is sent as JSON.');
      }
      const given = submission.safeParse(await c.req.json().catch(() => undefined));
      if (!given.success) return storefrontProblem(c, 400, 'invalid_request', 'The order can’t be read.');
      const session = readSession(store, c);
      const cart = session && sessionCart(store, session);
      if (!cart || (given.data.cartId ?? cart.id) !== cart.id) {
        return storefrontProblem(c, 404, 'invalid_cart', 'This cart does not exist, or was ordered already.');
      }
      const fault = faultOf(cart);
      if (fault) return storefrontProblem(c, 400, ...fault);
      const isStoreCreditApplied = cart.isStoreCreditApplied || given.data.useStoreCredit === true;
      const isCovered = creditForMinor(store, { ...cart, isStoreCreditApplied }) === billFor(cart).totalMinor;
      const method = isCovered ? storeCredit : paymentMethods.find(({ id }) => id === given.data.payment?.name);
      if (!method) return storefrontProblem(c, 400, 'invalid_payment_provider', 'Choose how you want to pay.');
      if (session.switches.failingOrders > 0) {
        session.switches.failingOrders -= 1;
        store.changed();
        return storefrontProblem(c, 400, 'provider_error', 'The payment provider did not answer. Please try again.');
      }
      cart.isStoreCreditApplied = isStoreCreditApplied;
      const order = createOrder(store, session, cart, method, ipAddressOf(c));
      if (!method.isPaidLater) completeOrder(store, session, order);
      const token = store.ids();
      return c.json({ data: { order: { ...statusOf(store, order), token } }, meta: {} }, 200, { token });
    })
    .post('/order/:id{[0-9]+}', (c) => {
      const order = askedOrder(store, c);
      return order
        ? c.json({ data: { order: statusOf(store, order) }, meta: {} })
        : storefrontProblem(c, 404, 'invalid_order_id', 'This order does not exist.');
    });
}

/** `/api/storefront/orders/{id}`: only the orders placed in this session. */
export function placedOrders(store: Store): Hono {
  return new Hono().get('/orders/:id{[0-9]+}', (c) => {
    const order = askedOrder(store, c);
    return order
      ? c.json(viewPlacedOrder(store, order))
      : storefrontProblem(c, 404, 'not_found', 'This order does not exist.');
  });
}

const statusOf = (store: Store, order: Order) => ({
  orderId: order.id,
  status: isPaidFor(store, order) ? 'complete' : 'incomplete',
});

export const findOwnOrder = (store: Store, session: Session, id: number): Order | undefined =>
  session.orderIds.includes(id) ? findOrder(store, id) : undefined;

function askedOrder(store: Store, c: Context): Order | undefined {
  const session = readSession(store, c);
  return session && findOwnOrder(store, session, Number(c.req.param('id')));
}

/** Why this cart can't be ordered yet, as the type and the sentence of a problem. */
function faultOf(cart: Cart): [type: string, title: string] | undefined {
  const bill = billFor(cart);
  if (bill.itemCount === 0) return ['empty_cart', 'The cart is empty.'];
  if (!cart.billing?.email || !cart.billing.lastName || !cart.billing.countryCode) {
    return ['invalid_billing_address', 'The billing address is not complete.'];
  }
  if (bill.needsShipping && !bill.shippingOption) return ['missing_shipping_method', 'Choose how to ship the order.'];
  return undefined;
}

function ipAddressOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress?.replace(/^::ffff:/, '') ?? '';
}
