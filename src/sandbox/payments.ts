import { moveOrder, touchOrder } from './orders.ts';
import { billFor } from './pricing.ts';
import type { Order, Transaction } from './state.ts';
import type { Store } from './store.ts';

const awaitingPayment = 7;
const cancelled = 5;
const completed = 10;
const awaitingFulfillment = 11;

/** How long the bank keeps money aside for an order that is authorised and not yet captured. */
export const authorizationLifetimeMs = 7 * 24 * 3_600_000;
/** Money moves some time after it was asked for. */
const gatewayDelayMs = 1_000;

/** What is left to pay once the store credit is taken off, in minor units. */
const dueMinor = (order: Order): number => billFor(order.cart).totalMinor - order.storeCreditMinor;

/** Takes the money of a card or a wallet: at once or, where the merchant only has it authorised, later. Answers the order's next status. */
export function takePayment(store: Store, order: Order): number {
  const isLater = store.state.faults.isAuthorizeOnly;
  record(store, order, isLater ? 'authorization' : 'purchase', 'credit_card', dueMinor(order));
  order.paymentStatus = isLater ? 'authorized' : 'captured';
  return isLater ? awaitingPayment : statusOnceCaptured(order);
}

/** Writes down what was paid with store credit. */
export function recordStoreCredit(store: Store, order: Order): void {
  if (order.storeCreditMinor > 0) record(store, order, 'purchase', 'store_credit', order.storeCreditMinor);
}

/**
 * Asks for the money of an authorised order, or gives it up. It happens a second later, and moves the order only where it still awaits
 * payment. Answers why that is not possible, or null.
 */
export function askGateway(store: Store, order: Order, action: 'capture' | 'void'): string | null {
  const authorization = order.transactions.find(({ event }) => event === 'authorization');
  if (order.paymentStatus !== 'authorized' || !authorization) return 'The payment of this order is not authorised.';
  if (store.clock() >= authorization.createdAtMs + authorizationLifetimeMs) return 'The authorisation has lapsed.';
  order.paymentStatus = action === 'capture' ? 'capture pending' : 'void pending';
  touchOrder(store, order);
  store.later(gatewayDelayMs, () => {
    order.paymentStatus = action === 'capture' ? 'captured' : 'void';
    record(store, order, action, 'credit_card', authorization.amountMinor, authorization.id);
    if (order.statusId !== awaitingPayment) touchOrder(store, order);
    else moveOrder(store, order, action === 'capture' ? statusOnceCaptured(order) : cancelled);
  });
  return null;
}

const statusOnceCaptured = (order: Order): number =>
  billFor(order.cart).needsShipping ? awaitingFulfillment : completed;

function record(
  store: Store,
  order: Order,
  event: Transaction['event'],
  method: Transaction['method'],
  amountMinor: number,
  referenceId: number | null = null,
): void {
  const id = store.nextId('transaction');
  order.transactions.push({ id, event, method, amountMinor, referenceId, createdAtMs: store.clock() });
  store.changed();
  store.publish('store/order/transaction/created', {
    type: 'transaction',
    order_id: String(order.id),
    transaction_id: String(id),
    transaction_status: 'ok',
    transaction_type: event,
  });
}
