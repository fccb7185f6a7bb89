import type { Check } from '../checks/check.ts';
import {
  type OrderRecord,
  recordAfter,
  recordAfterMove,
  recordBefore,
  type StatusPlan,
} from '../checks/order-status.ts';
import type { Shop, ShopOrder } from '../checks/ports.ts';
import type { Stage } from '../checks/settings.ts';
import type { OrderActions } from '../store/order-actions.ts';
import type { Orders } from '../store/orders.ts';
import type { Store } from '../store/stores.ts';
import { JobError } from './job-error.ts';

export interface MoveOrderParts {
  readonly orders: Orders;
  readonly orderActions: OrderActions;
  readonly clock: () => number;
}

/** An order as it was read, and what the move is for. */
export interface MoveSubject {
  readonly order: Pick<ShopOrder, 'orderId' | 'statusId' | 'modifiedAtMs'>;
  readonly record: OrderRecord;
  readonly check: Pick<Check, 'checkId' | 'revision'> | undefined;
  readonly stage: Stage | null;
  readonly needsHold: boolean;
}

/** Has an order stand at another status, with `staffLine` in its notes where there is one. Throws `JobError`; safe to repeat then. */
export async function moveOrder(
  parts: MoveOrderParts,
  { storeHash, settings }: Store,
  shop: Shop,
  { order, record, check, stage, needsHold }: MoveSubject,
  plan: Extract<StatusPlan, { kind: 'set' }>,
  staffLine: string | null,
): Promise<{ readonly record: OrderRecord; readonly modifiedAtMs: number }> {
  const { orders } = parts;
  const { orderId, statusId } = order;
  const before = recordBefore(record, plan, order, stage, needsHold);
  await orders.save(before, plan);
  const moved = await shop.moveOrder(orderId, statusId, plan.statusId, staffLine);
  if (!moved.ok) throw new JobError(moved);
  if (moved.value === null) {
    // Nothing was sent: should it stand where we wanted it, then others have put it there, and it is theirs.
    await orders.save(record, null);
    throw new JobError('order_moved');
  }
  await keep(parts, storeHash, orderId, plan, statusId, check);
  const after = recordAfter(before, plan, stage, needsHold, settings.orderStatusSync.isOn);
  await orders.save(after, plan);
  return { record: after, modifiedAtMs: moved.value.modifiedAtMs };
}

/** Learns what came of a move that was begun and never heard of, and answers the record that follows. */
export async function finishMove(
  parts: MoveOrderParts,
  { storeHash, settings }: Store,
  order: Pick<ShopOrder, 'orderId' | 'statusId' | 'modifiedAtMs'>,
  record: OrderRecord,
  check: Pick<Check, 'checkId' | 'revision'> | undefined,
): Promise<OrderRecord> {
  const { move } = record;
  if (move === null) return record;
  const { record: after, isMade } = recordAfterMove(record, order, settings.orderStatusSync.isOn);
  const plan: StatusPlan = { kind: 'set', statusId: move.toStatusId, reason: move.reason };
  if (isMade) await keep(parts, storeHash, order.orderId, plan, move.fromStatusId, check);
  await parts.orders.save(after, isMade ? plan : null);
  return after;
}

function keep(
  { orderActions, clock }: MoveOrderParts,
  storeHash: string,
  orderId: number,
  plan: StatusPlan,
  fromStatusId: number,
  check: MoveSubject['check'],
): Promise<void> {
  const of = check ? { checkId: check.checkId, revision: check.revision } : null;
  return orderActions.add({ storeHash, orderId, atMs: clock(), plan, fromStatusId, check: of });
}
