import { type Context, Hono } from 'hono';
import { asNumber, currency } from '../money.ts';
import { findOrder } from '../orders.ts';
import { askGateway } from '../payments.ts';
import type { Order, Transaction } from '../state.ts';
import type { Store } from '../store.ts';
import { isoTime } from '../times.ts';
import { numberedPage } from './pages.ts';
import { notFound, problem } from './problems.ts';

/** `/v3/orders/{id}/transactions` and `/v3/orders/{id}/payment_actions`. */
export function paymentRoutes(store: Store): Hono {
  const asked = (c: Context) => findOrder(store, Number(c.req.param('orderId')));
  return new Hono()
    .get('/:orderId{[0-9]+}/transactions', (c) => {
      const order = asked(c);
      if (!order) return notFound(c);
      if (order.transactions.length === 0) return c.body(null, 204);
      const views = order.transactions.map((transaction) => viewTransaction(store, order, transaction));
      return c.json(numberedPage(c, views));
    })
    .post('/:orderId{[0-9]+}/payment_actions/:action{capture|void}', (c) => {
      const order = asked(c);
      if (!order) return notFound(c);
      const reason = askGateway(store, order, c.req.param('action') === 'capture' ? 'capture' : 'void');
      return reason === null ? c.json({}, 201) : problem(c, 422, reason);
    });
}

const viewTransaction = (store: Store, order: Order, transaction: Transaction) => ({
  id: transaction.id,
  order_id: String(order.id),
  event: transaction.event,
  method: transaction.method,
  amount: asNumber(transaction.amountMinor),
  currency: currency.code,
  gateway: transaction.method === 'store_credit' ? 'storecredit' : 'testgateway',
  gateway_transaction_id: `${store.storeHash}-${transaction.id}`,
  payment_method_id: order.paymentMethodId,
  status: 'ok',
  test: true,
  fraud_review: false,
  ...(transaction.referenceId !== null && { reference_transaction_id: transaction.referenceId }),
  date_created: isoTime(transaction.createdAtMs),
  offline: null,
  custom: null,
  gift_certificate: null,
});
