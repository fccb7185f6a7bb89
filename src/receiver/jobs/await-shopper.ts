import { type Check, openStatuses } from '../checks/check.ts';
import { isDeadlineOver, statusAtDeadline } from '../checks/deadline.ts';
import { isAsWeLeftIt, type OrderRecord } from '../checks/order-status.ts';
import { deadlineOf, lapseWarningOf, type OrderNoticeKind, type OrderWait } from '../checks/order-wait.ts';
import type { Shop, ShopOrder } from '../checks/ports.ts';
import { stageOf } from '../checks/projection.ts';
import { orderStatus } from '../checks/settings.ts';
import type { Invitations } from '../store/invitations.ts';
import type { OrderActions } from '../store/order-actions.ts';
import type { OrderNotices } from '../store/order-notices.ts';
import type { OrderWaits } from '../store/order-waits.ts';
import type { Orders } from '../store/orders.ts';
import type { Store } from '../store/stores.ts';
import { JobError } from './job-error.ts';
import { moveOrder } from './move-order.ts';

export interface AwaitShopperParts {
  readonly orders: Orders;
  readonly orderActions: OrderActions;
  readonly orderWaits: OrderWaits;
  readonly orderNotices: OrderNotices;
  readonly invitations: Invitations;
  /** Whether e-mails can be sent at all. */
  readonly canMail: boolean;
  readonly clock: () => number;
}

/** An order as it stands once its status was seen to. */
export interface SettledOrder {
  readonly order: ShopOrder;
  readonly record: OrderRecord;
  readonly statusId: number;
  /** Null for an order that need not be held. */
  readonly heldFor: Check | null;
}

/**
 * Sees to an order while it waits for its shopper: invites them, and does what the merchant chose at the deadline. Once it waits no
 * longer, nothing is left to come. Safe to repeat.
 */
export async function awaitShopper(
  parts: AwaitShopperParts,
  store: Store,
  shop: Shop,
  settled: SettledOrder,
): Promise<void> {
  const { orderWaits, clock } = parts;
  const { storeHash, settings } = store;
  const { order, record, statusId, heldFor } = settled;
  const { orderId } = order;
  const wait = await orderWaits.find(storeHash, orderId);
  if (wait && heldFor && isDeadlineOver(wait, heldFor, clock())) {
    await meetDeadline(parts, store, shop, settled, heldFor);
    return settings.deadline.action === 'keep'
      ? orderWaits.passDeadline(storeHash, orderId)
      : orderWaits.end(storeHash, orderId);
  }
  // Held by another app, too, it waits for its shopper.
  const isHeld =
    statusId === orderStatus.manualVerificationRequired ||
    isAsWeLeftIt({ ...record, statusId }, settings.orderStatusSync);
  if (!heldFor || !isHeld) {
    if (wait) await orderWaits.end(storeHash, orderId);
    return;
  }
  const sinceMs = wait?.sinceMs ?? clock();
  const begun: OrderWait = {
    storeHash,
    orderId,
    checkId: heldFor.checkId,
    sinceMs,
    deadlineAtMs: deadlineOf(sinceMs, settings.deadline),
    lapseWarningAtMs: order.isAuthorised ? lapseWarningOf(order.createdAtMs, settings.payments) : null,
  };
  if (wait?.checkId !== heldFor.checkId) await orderWaits.begin(begun);
  if (!openStatuses.includes(heldFor.status) || !settings.invitation.isOn) return;
  if (parts.canMail && order.addressee.email !== null) {
    await parts.invitations.begin(storeHash, heldFor.checkId, orderId, clock());
  } else {
    await parts.orderNotices.addOnce(storeHash, orderId, 'not_invited', heldFor.checkId, clock());
  }
}

async function meetDeadline(
  parts: AwaitShopperParts,
  store: Store,
  shop: Shop,
  { order, record, statusId }: SettledOrder,
  check: Check,
): Promise<void> {
  const { orderNotices, clock } = parts;
  const { storeHash, settings } = store;
  const { deadline, payments, orderStatusSync } = settings;
  const { checkId, status } = check;
  const { orderId, modifiedAtMs } = order;
  const note = (kind: OrderNoticeKind) => orderNotices.addOnce(storeHash, orderId, kind, checkId, clock());
  const target = statusAtDeadline(deadline.action);
  if (target === null) return note('deadline_kept');
  // There already where we were cut short after we moved it.
  if (statusId !== target) {
    if (!isAsWeLeftIt({ ...record, statusId }, orderStatusSync)) return note('deadline_moved_by_others');
    const subject = {
      order: { orderId, statusId, modifiedAtMs },
      record,
      check,
      stage: stageOf(status),
      needsHold: true,
    };
    await moveOrder(parts, store, shop, subject, { kind: 'set', statusId: target, reason: 'deadline' }, null);
  } else {
    // No hold any more: a check that is cleared later releases nothing.
    await parts.orders.save({ ...record, heldFromStatusId: null, isHoldApplied: true }, null);
  }
  await note(deadline.action === 'decline' ? 'deadline_declined' : 'deadline_cancelled');
  if (!payments.voidsAtDeadline || !order.isAuthorised) return;
  const voided = await shop.voidPayment(orderId);
  if (!voided.ok && voided.code !== 'refused' && voided.code !== 'not_found') throw new JobError(voided);
  await note(voided.ok ? 'payment_voided' : 'void_refused');
}
