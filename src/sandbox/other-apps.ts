import { z } from 'zod';
import { findOrder, moveOrder } from './orders.ts';
import type { Store } from './store.ts';

const statusUpdated = z.object({
  scope: z.literal('store/order/statusUpdated'),
  data: z.object({ id: z.int(), status: z.object({ new_status_id: z.literal(11) }) }),
});

const shipped = 2;
const paymentAppDelayMs = 500;

/** The store's made-up other apps. They hear of orders as we do, and act on what they heard without looking again. */
export function createOtherApps(store: Store) {
  const moveLater = (orderId: number, statusId: number, delayMs: number) =>
    store.later(delayMs, () => {
      const order = findOrder(store, orderId);
      if (order) moveOrder(store, order, statusId);
    });
  return {
    hear(scope: string, data: Record<string, unknown>): void {
      const moved = statusUpdated.safeParse({ scope, data });
      if (!moved.success) return;
      const orderId = moved.data.data.id;
      const { shipsAfterMs, paymentAppMovesTo } = store.state.faults;
      if (paymentAppMovesTo !== null) moveLater(orderId, paymentAppMovesTo, paymentAppDelayMs);
      if (shipsAfterMs !== null) moveLater(orderId, shipped, shipsAfterMs);
    },
  };
}
