import { Hono } from 'hono';
import { z } from 'zod';
import { completeOrder, isPaidFor } from '../orders.ts';
import type { Store } from '../store.ts';
import { findOwnOrder } from './orders.ts';
import { storefrontProblem } from './problems.ts';
import { readSession } from './sessions.ts';

const payment = z.object({ orderId: z.int(), card: z.object({ number: z.string().max(40) }) });

const workingCard = '4242424242424242';
const declinedCard = '4000000000000002';

/** `POST /api/public/v1/orders/payments`: the card's fields pay for an order that is there already. The number is looked at and forgotten. */
export function paymentRoutes(store: Store): Hono {
  return new Hono().post('/payments', async (c) => {
    const given = payment.safeParse(await c.req.json().catch(() => undefined));
    if (!given.success) return storefrontProblem(c, 400, 'invalid_request', 'The payment can’t be read.');
    const session = readSession(store, c);
    const order = session && findOwnOrder(store, session, given.data.orderId);
    if (!order || isPaidFor(store, order)) {
      return storefrontProblem(c, 404, 'invalid_order_id', 'There is no such order to pay for.');
    }
    const number = given.data.card.number.replaceAll(/\D/g, '');
    if (number === declinedCard) return storefrontProblem(c, 402, 'payment_declined', 'Your card was declined.');
    if (number !== workingCard) {
      return storefrontProblem(c, 422, 'invalid_card', `This is not one of the test cards. Use ${workingCard}.`);
    }
    completeOrder(store, session, order);
    return c.json({ status: 'ok' });
  });
}
