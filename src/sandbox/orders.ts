import { findCustomer } from './customers.ts';
import { findPaymentMethod, type PaymentMethod } from './payment-methods.ts';
import { recordStoreCredit, takePayment } from './payments.ts';
import type { Cart, Order, Session } from './state.ts';
import type { Store } from './store.ts';
import { creditForMinor } from './store-credit.ts';

const incomplete = 0;

/**
 * Makes an incomplete order of a cart, which is told to `store/order/created`. A shopper whose payment failed and who tries again gets
 * the same order, with the cart as it is by then.
 */
export function createOrder(
  store: Store,
  session: Session,
  cart: Cart,
  method: PaymentMethod,
  ipAddress: string,
): Order {
  const now = store.clock();
  const submitted = {
    cart: structuredClone(cart),
    paymentMethodId: method.id,
    storeCreditMinor: creditForMinor(store, cart),
    ipAddress,
    modifiedAtMs: now,
  };
  const earlier = findOrder(store, cart.orderId ?? 0);
  if (earlier) {
    Object.assign(earlier, submitted);
    touchOrder(store, earlier);
    return earlier;
  }
  const order: Order = {
    ...submitted,
    id: store.nextId('order'),
    statusId: incomplete,
    paymentStatus: '',
    transactions: [],
    staffNotes: '',
    isDeleted: false,
    createdAtMs: now,
  };
  store.state.orders.push(order);
  cart.orderId = order.id;
  session.orderIds.push(order.id);
  store.publish('store/order/created', { type: 'order', id: order.id });
  return order;
}

/** An order that nobody checked out: staff, or a program, entered it. It is paid for outside of the shop. */
export function enterOrder(store: Store, cart: Cart, statusId: number): Order {
  const now = store.clock();
  const order: Order = {
    id: store.nextId('order'),
    cart,
    statusId,
    paymentMethodId: 'cod',
    storeCreditMinor: 0,
    paymentStatus: '',
    transactions: [],
    staffNotes: '',
    ipAddress: '',
    isDeleted: false,
    createdAtMs: now,
    modifiedAtMs: now,
  };
  store.state.orders.push(order);
  store.changed();
  store.publish('store/order/created', { type: 'order', id: order.id });
  return order;
}

/** Lets an order that is paid for go on to be fulfilled. The cart is gone afterwards, and so is the store credit that was spent. */
export function completeOrder(store: Store, session: Session, order: Order): void {
  const { cart, storeCreditMinor, paymentMethodId } = order;
  const customer = findCustomer(store, cart.customerId);
  if (customer) customer.storeCreditMinor = Math.max(0, customer.storeCreditMinor - storeCreditMinor);
  delete store.state.carts[cart.id];
  if (session.cartId === cart.id) session.cartId = null;
  recordStoreCredit(store, order);
  const method = findPaymentMethod(paymentMethodId);
  const isPaidHere = method !== undefined && method.type !== 'PAYMENT_TYPE_OFFLINE';
  moveOrder(store, order, isPaidHere ? takePayment(store, order) : (method?.statusAfter ?? incomplete));
}

/** An order that the shopper has finished with. Staff may move it anywhere afterwards, even back. */
export const isPaidFor = (store: Store, { cart }: Order): boolean => !Object.hasOwn(store.state.carts, cart.id);

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
