import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { sessionCart } from '../carts.ts';
import { findOrder, placeOrder } from '../orders.ts';
import { findPaymentMethod } from '../payment-methods.ts';
import { billFor } from '../pricing.ts';
import type { Cart } from '../state.ts';
import type { Store } from '../store.ts';
import { viewPlacedOrder } from './order-view.ts';
import { storefrontProblem } from './problems.ts';
import { readSession } from './sessions.ts';

const submission = z.object({
  cartId: z.string().optional(),
  payment: z.object({ name: z.string() }).optional(),
});

/** `POST /internalapi/v1/checkout/order`: whoever holds the session may place its order, from the checkout page or from anywhere. */
export function orderSubmission(store: Store): Hono {
  return new Hono()
    .post('/order', async (c) => {
      const given = submission.safeParse(await c.req.json().catch(() => undefined));
      if (!given.success) return storefrontProblem(c, 400, 'invalid_request', 'The order can’t be read.');
      const session = readSession(store, c);
      const cart = session && sessionCart(store, session);
      if (!cart || (given.data.cartId ?? cart.id) !== cart.id) {
        return storefrontProblem(c, 404, 'invalid_cart', 'This cart does not exist, or was ordered already.');
      }
      const fault = faultOf(cart);
      if (fault) return storefrontProblem(c, 400, ...fault);
      const method = findPaymentMethod(given.data.payment?.name ?? '');
      if (!method) return storefrontProblem(c, 400, 'invalid_payment_provider', 'Choose how you want to pay.');
      const order = placeOrder(store, session, cart, method, ipAddressOf(c));
      const token = store.ids();
      return c.json({ data: { order: { orderId: order.id, token, status: 'complete' } }, meta: {} }, 200, { token });
    })
    .post('/order/:id{[0-9]+}', (c) => {
      const order = findOwnOrder(store, c);
      return order
        ? c.json({ data: { order: { orderId: order.id, status: 'complete' } }, meta: {} })
        : storefrontProblem(c, 404, 'invalid_order_id', 'This order does not exist.');
    });
}

/** `/api/storefront/orders/{id}`: only the orders placed in this session. */
export function placedOrders(store: Store): Hono {
  return new Hono().get('/orders/:id{[0-9]+}', (c) => {
    const order = findOwnOrder(store, c);
    return order
      ? c.json(viewPlacedOrder(store, order))
      : storefrontProblem(c, 404, 'not_found', 'This order does not exist.');
  });
}

function findOwnOrder(store: Store, c: Context) {
  const id = Number(c.req.param('id'));
  return readSession(store, c)?.orderIds.includes(id) ? findOrder(store, id) : undefined;
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
