import { orderStatus, type Stage, type StoreSettings } from './settings.ts';

/** What idgate remembers of an order it has looked at. */
export interface OrderRecord {
  readonly storeHash: string;
  readonly orderId: number;
  readonly checkId: string | null;
  /** The status from before our hold, stored before the hold is set; null when the order is not held by us. */
  readonly heldFromStatusId: number | null;
  /** Whether the hold was seen to be set. A hold that staff undid is not set again. */
  readonly isHoldApplied: boolean;
  /** The stage whose status was applied last. A stage is applied once. */
  readonly stageApplied: Stage | null;
}

type StatusRecord = Pick<OrderRecord, 'heldFromStatusId' | 'isHoldApplied' | 'stageApplied'>;

/** What should happen to an order's status, and why. The reasons are shown to the merchant. */
export type StatusPlan =
  | { readonly kind: 'set'; readonly statusId: number; readonly reason: 'hold' | 'release' | 'stage' }
  | {
      readonly kind: 'leave';
      readonly reason:
        | 'protected'
        | 'incomplete'
        | 'not_waiting'
        | 'held_by_others'
        | 'moved_by_others'
        | 'already_there'
        | 'nothing_to_do';
    };

/** Statuses in which an order still waits for somebody to do something. Only such an order may be held or moved on. */
const waitingStatusIds: readonly number[] = [
  orderStatus.pending,
  orderStatus.awaitingPayment,
  orderStatus.awaitingPickup,
  orderStatus.awaitingShipment,
  orderStatus.awaitingFulfillment,
];

const leave = (reason: Extract<StatusPlan, { kind: 'leave' }>['reason']): StatusPlan => ({ kind: 'leave', reason });

/**
 * Plans an order's status from what it is now and what its check says. `stage` is null for an order that has no check and needs none.
 * Pure, and stable: applying the plan and planning again gives `leave`.
 */
export function planOrderStatus(
  statusId: number,
  record: StatusRecord,
  stage: Stage | null,
  needsHold: boolean,
  { orderStatusSync }: StoreSettings,
): StatusPlan {
  if (statusId === orderStatus.incomplete) return leave('incomplete');
  if (orderStatusSync.protectedStatusIds.includes(statusId)) return leave('protected');
  const isOurs = record.heldFromStatusId !== null;
  const isHeld = statusId === orderStatus.manualVerificationRequired;

  if (orderStatusSync.isOn && stage) {
    if (record.stageApplied === stage) return leave('nothing_to_do');
    return planStage(statusId, record, stage, orderStatusSync.statusIds);
  }
  if (needsHold) {
    if (isHeld) return leave(isOurs ? 'already_there' : 'held_by_others');
    if (isOurs && record.isHoldApplied) return leave('moved_by_others');
    return waitingStatusIds.includes(statusId)
      ? { kind: 'set', statusId: orderStatus.manualVerificationRequired, reason: 'hold' }
      : leave('not_waiting');
  }
  if (!isOurs) return leave('nothing_to_do');
  return isHeld ? { kind: 'set', statusId: record.heldFromStatusId, reason: 'release' } : leave('moved_by_others');
}

function planStage(
  statusId: number,
  record: StatusRecord,
  stage: Stage,
  statusIds: Readonly<Record<Stage, number>>,
): StatusPlan {
  const wanted = statusIds[stage];
  const isAsWeLeftIt =
    record.heldFromStatusId !== null &&
    (statusId === orderStatus.manualVerificationRequired ||
      (record.stageApplied !== null && statusId === statusIds[record.stageApplied]));
  if (!isAsWeLeftIt && !waitingStatusIds.includes(statusId)) {
    return leave(statusId === wanted ? 'already_there' : 'not_waiting');
  }
  // Passing a check pays nothing: an order that still waits for its payment goes back to waiting for it.
  const from = record.heldFromStatusId ?? statusId;
  const isUnpaid =
    stage === 'passed' && wanted === orderStatus.awaitingFulfillment && from === orderStatus.awaitingPayment;
  const target = isUnpaid ? orderStatus.awaitingPayment : wanted;
  return statusId === target ? leave('already_there') : { kind: 'set', statusId: target, reason: 'stage' };
}

/** The record after a plan was carried out, or found to need nothing. */
export function recordAfter(
  record: OrderRecord,
  plan: StatusPlan,
  stage: Stage | null,
  needsHold: boolean,
  isSyncOn: boolean,
): OrderRecord {
  const isUndone = plan.kind === 'leave' && plan.reason === 'moved_by_others' && !needsHold;
  const isReleased =
    plan.kind === 'set' && (plan.reason === 'release' || (plan.reason === 'stage' && stage === 'passed'));
  const isStageDone = isSyncOn && (plan.kind === 'set' ? plan.reason === 'stage' : plan.reason === 'already_there');
  return {
    ...record,
    stageApplied: isStageDone ? stage : record.stageApplied,
    ...(isUndone || isReleased
      ? { heldFromStatusId: null, isHoldApplied: false }
      : { isHoldApplied: record.heldFromStatusId !== null }),
  };
}
