import type { PaymentMethod } from './payment-methods.ts';
import type { Cart, Order, Session } from './state.ts';
import type { Store } from './store.ts';

const incomplete = 0;

/**
 * Turns a cart into an order, as BigCommerce does: first an incomplete one, which is told to `store/order/created`, and then, once it is
 * paid for, one that is fulfilled. The cart is gone afterwards.
 */
export function placeOrder(
  store: Store,
  session: Session,
  cart: Cart,
  method: PaymentMethod,
  ipAddress: string,
): Order {
  const now = store.clock();
  const order: Order = {
    id: store.nextId('order'),
    cart,
    statusId: incomplete,
    paymentMethodId: method.id,
    staffNotes: '',
    ipAddress,
    isDeleted: false,
    createdAtMs: now,
    modifiedAtMs: now,
  };
  store.state.orders.push(order);
  delete store.state.carts[cart.id];
  session.cartId = null;
  session.orderIds.push(order.id);
  store.publish('store/order/created', { type: 'order', id: order.id });
  moveOrder(store, order, method.statusAfter);
  return order;
}

/** Gives the order another status and tells the webhooks. Does nothing where it has that status already. */
export function moveOrder(store: Store, order: Order, statusId: number): void {
  if (order.statusId === statusId) return;
  const status = { previous_status_id: order.statusId, new_status_id: statusId };
  order.statusId = statusId;
  touchOrder(store, order);
  store.publish('store/order/statusUpdated', { type: 'order', id: order.id, status });
}

/** Call after every change of an order. */
export function touchOrder(store: Store, order: Order): void {
  order.modifiedAtMs = store.clock();
  store.changed();
  store.publish('store/order/updated', { type: 'order', id: order.id });
}

export const findOrder = (store: Store, id: number): Order | undefined =>
  store.state.orders.find((order) => order.id === id);
