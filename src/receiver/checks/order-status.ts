import { orderStatus, type Stage, type StoreSettings } from './settings.ts';

/** What idgate remembers of an order it has looked at. */
export interface OrderRecord {
  readonly storeHash: string;
  readonly orderId: number;
  readonly checkId: string | null;
  /**
   * The order's check was clear once, or it was let through without one (`checkId` is null then). What the rules or the calendar say
   * later is no reason to hold it; a rejection is. Also where the merchant asked for the check: it speaks for the order, whatever the
   * rules say.
   */
  readonly isCleared: boolean;
  /** The status from before our hold, stored before the hold is set; null when the order is not held by us. */
  readonly heldFromStatusId: number | null;
  /** Whether a hold of ours was seen to be set. One that others undid (`heldFromStatusId` is null then) is not set again. */
  readonly isHoldApplied: boolean;
  /** The stage whose status was applied last. A stage is applied once. */
  readonly stageApplied: Stage | null;
  /** A move of its status that was begun, and of which it is not known yet what came; null where there is none. */
  readonly move: OrderMove | null;
}

/** A move of an order's status, stored before it is asked for: should we die over it, what came of it is still known to be ours. */
export interface OrderMove {
  readonly fromStatusId: number;
  readonly toStatusId: number;
  readonly reason: MoveReason;
  /** What its check meant then. */
  readonly stage: Stage | null;
  readonly needsHold: boolean;
  /** When the order had been changed last before it, by BigCommerce's clock. */
  readonly modifiedAtMs: number;
}
export type MoveReason = 'hold' | 'release' | 'stage' | 'deadline';

/** An order's status, and what idgate knows of how it came about. */
export interface OrderStanding extends Pick<OrderRecord, 'heldFromStatusId' | 'isHoldApplied' | 'stageApplied'> {
  readonly statusId: number;
  /** BigCommerce says that its payment has come in. */
  readonly isPaid: boolean;
  /** BigCommerce says that its payment is promised, and has yet to be taken. */
  readonly isAuthorised: boolean;
  readonly isDigital: boolean;
}

/** What the merchant wants to hear of: an order that was just held, or let go, by us. Undefined when it was neither. */
export function orderNews(
  before: Pick<OrderRecord, 'heldFromStatusId' | 'isHoldApplied'> | undefined,
  { heldFromStatusId, isHoldApplied }: OrderRecord,
  plan: StatusPlan | null,
): 'order.held' | 'order.released' | undefined {
  if (isHoldApplied && heldFromStatusId !== null) return before?.isHoldApplied ? undefined : 'order.held';
  const wasHeld = before !== undefined && before.heldFromStatusId !== null;
  return wasHeld && plan?.kind === 'set' && plan.reason === 'release' ? 'order.released' : undefined;
}

/** What should happen to an order's status, and why. The reasons are shown to the merchant. */
export type StatusPlan =
  | { readonly kind: 'set'; readonly statusId: number; readonly reason: MoveReason }
  | { readonly kind: 'leave'; readonly reason: LeaveReason };

type LeaveReason =
  | 'protected'
  | 'incomplete'
  | 'not_waiting'
  | 'held_by_others'
  | 'moved_by_others'
  | 'hold_was_lifted'
  | 'stage_was_applied'
  | 'already_there'
  | 'nothing_to_do';

/** Why an order's status was changed or left, kept for the merchant to read. */
export interface OrderAction {
  readonly storeHash: string;
  readonly orderId: number;
  readonly atMs: number;
  readonly plan: StatusPlan;
  readonly fromStatusId: number;
  /** The check that it was for, as it was then; null where there was none. */
  readonly check: { readonly checkId: string; readonly revision: number } | null;
}

/** Whether the merchant may want to know: an order that is as it should be is no news. */
export const isWorthKeeping = (plan: StatusPlan): boolean =>
  plan.kind === 'set' || !['already_there', 'nothing_to_do', 'hold_was_lifted'].includes(plan.reason);

const unpaidStatusIds: readonly number[] = [orderStatus.pending, orderStatus.awaitingPayment];
/** Statuses in which an order still waits for somebody to do something. Only such an order may be held or moved on. */
const waitingStatusIds: readonly number[] = [
  ...unpaidStatusIds,
  orderStatus.awaitingPickup,
  orderStatus.awaitingShipment,
  orderStatus.awaitingFulfillment,
];

const leave = (reason: LeaveReason): StatusPlan => ({ kind: 'leave', reason });
type Sync = StoreSettings['orderStatusSync'];

/**
 * Plans an order's status from what it is now and what its check says. `stage` is null for an order that needs no check.
 * Pure, and stable: applying the plan and planning again gives `leave`.
 */
export function planOrderStatus(
  order: OrderStanding,
  stage: Stage | null,
  needsHold: boolean,
  { orderStatusSync: sync, releaseTo }: StoreSettings,
): StatusPlan {
  if (order.statusId === orderStatus.incomplete) return leave('incomplete');
  // Also where we have put it ourselves: nobody can tell whether a person has since decided that it stays.
  if (sync.protectedStatusIds.includes(order.statusId)) return leave('protected');
  return needsHold ? planHold(order, stage, sync) : planRelease(order, stage, sync, releaseTo);
}

function planHold(order: OrderStanding, stage: Stage | null, sync: Sync): StatusPlan {
  const { statusId, isHoldApplied, heldFromStatusId, stageApplied } = order;
  const chosen = sync.isOn && stage ? sync.statusIds[stage] : null;
  // A stage that the merchant put on a status that gets shipped holds nothing: then the hold itself is set.
  const isStage = chosen !== null && !waitingStatusIds.includes(chosen);
  const target = isStage ? chosen : orderStatus.manualVerificationRequired;
  if (statusId === target) return leave(heldFromStatusId === null ? 'held_by_others' : 'already_there');
  // A check that failed and is tried again does not open what its failure has closed: passing it does.
  if (isStage && stage === 'inProgress' && stageApplied === 'failed' && isAsWeLeftIt(order, sync))
    return leave('stage_was_applied');
  // Who failed has been in progress before: where others have moved such an order, neither is applied again.
  const isPast = stageApplied === stage || (stageApplied === 'failed' && stage === 'inProgress');
  const isDone = isHoldApplied && (!isStage || isPast);
  // Lifted by others before, or by what was done at the deadline.
  if (isDone) return leave(heldFromStatusId === null ? 'hold_was_lifted' : 'moved_by_others');
  return waitingStatusIds.includes(statusId) || isAsWeLeftIt(order, sync)
    ? { kind: 'set', statusId: target, reason: isStage ? 'stage' : 'hold' }
    : leave('not_waiting');
}

function planRelease(
  order: OrderStanding,
  stage: Stage | null,
  sync: Sync,
  releaseTo: StoreSettings['releaseTo'],
): StatusPlan {
  const { statusId, heldFromStatusId, stageApplied, isPaid } = order;
  const chosen = sync.isOn && stage === 'passed' ? sync.statusIds.passed : orderStatus.awaitingFulfillment;
  const isChosen = chosen !== orderStatus.awaitingFulfillment;
  if (heldFromStatusId !== null) {
    if (!isAsWeLeftIt(order, sync)) return leave('moved_by_others');
    const wanted = isChosen ? chosen : releaseTo;
    return { kind: 'set', statusId: statusAfterHold(order, heldFromStatusId, wanted), reason: 'release' };
  }
  // An order that was never held is moved only where the merchant chose a status of their own for it.
  const mayMove = isChosen && stageApplied !== stage && waitingStatusIds.includes(statusId);
  if (!mayMove || (unpaidStatusIds.includes(statusId) && !isPaid)) return leave('nothing_to_do');
  return statusId === chosen ? leave('already_there') : { kind: 'set', statusId: chosen, reason: 'stage' };
}

/** Where an order goes from our hold. Passing a check pays nothing: one that is not paid goes back to waiting for its payment. */
function statusAfterHold(
  { isPaid, isAuthorised, isDigital }: OrderStanding,
  heldFromStatusId: number,
  wanted: StoreSettings['releaseTo'],
): number {
  const wasUnpaid = unpaidStatusIds.includes(heldFromStatusId);
  if (!isPaid && wasUnpaid) return heldFromStatusId;
  if (wanted === 'before') return wasUnpaid ? orderStatus.awaitingFulfillment : heldFromStatusId;
  if (isAuthorised) return orderStatus.awaitingPayment;
  if (wanted !== 'fitting') return wanted;
  if (isDigital) return orderStatus.completed;
  return wasUnpaid ? orderStatus.awaitingFulfillment : heldFromStatusId;
}

/** The order stands where our hold, or the stage we applied last, has put it. */
export function isAsWeLeftIt(
  { statusId, heldFromStatusId, stageApplied }: Pick<OrderStanding, 'statusId' | 'heldFromStatusId' | 'stageApplied'>,
  sync: Sync,
): boolean {
  if (heldFromStatusId === null) return false;
  const chosen = sync.isOn && stageApplied !== null ? sync.statusIds[stageApplied] : null;
  const isStage = chosen !== null && !waitingStatusIds.includes(chosen);
  return statusId === (isStage ? chosen : orderStatus.manualVerificationRequired);
}

/** The record as it has to be stored before a plan is carried out: should we die in between, the hold, and the move, are known to be ours. */
export function recordBefore(
  record: OrderRecord,
  plan: StatusPlan,
  { statusId, modifiedAtMs }: { readonly statusId: number; readonly modifiedAtMs: number },
  stage: Stage | null,
  needsHold: boolean,
): OrderRecord {
  if (plan.kind !== 'set') return record;
  const { statusId: toStatusId, reason } = plan;
  const move: OrderMove = { fromStatusId: statusId, toStatusId, reason, stage, needsHold, modifiedAtMs };
  const isFresh = reason !== 'deadline' && needsHold && (!record.isHoldApplied || record.heldFromStatusId === null);
  return isFresh ? { ...record, heldFromStatusId: statusId, isHoldApplied: false, move } : { ...record, move };
}

/** What came of a move that was begun and of which we never heard: the record that follows, and whether it was made. */
export function recordAfterMove(
  record: OrderRecord,
  { statusId, modifiedAtMs }: { readonly statusId: number; readonly modifiedAtMs: number },
  isSyncOn: boolean,
): { readonly record: OrderRecord; readonly isMade: boolean } {
  const { move } = record;
  if (move === null) return { record, isMade: false };
  if (statusId === move.toStatusId) {
    const plan: StatusPlan = { kind: 'set', statusId, reason: move.reason };
    return { record: recordAfter(record, plan, move.stage, move.needsHold, isSyncOn), isMade: true };
  }
  const rest = { ...record, move: null };
  const isUntouched = statusId === move.fromStatusId && modifiedAtMs === move.modifiedAtMs;
  // Made and undone by others, or never made: nobody can tell. A stage is not applied again; a hold is, and what is clear is let go.
  const isPast = move.reason === 'stage' && !isUntouched;
  return { record: isPast ? { ...rest, stageApplied: move.stage } : rest, isMade: false };
}

/** The record after a plan was carried out, or found to need nothing. */
export function recordAfter(
  record: OrderRecord,
  plan: StatusPlan,
  stage: Stage | null,
  needsHold: boolean,
  isSyncOn: boolean,
): OrderRecord {
  const isThere = plan.kind === 'set' || plan.reason === 'already_there';
  const next = { ...record, stageApplied: isSyncOn && isThere && stage ? stage : record.stageApplied, move: null };
  // What was done at the deadline stays: a check that is cleared later releases nothing.
  if (plan.kind === 'set' && plan.reason === 'deadline')
    return { ...next, stageApplied: record.stageApplied, heldFromStatusId: null, isHoldApplied: true };
  const wasMoved = plan.kind === 'leave' && plan.reason === 'moved_by_others';
  if (!needsHold)
    return plan.kind === 'set' || wasMoved ? { ...next, heldFromStatusId: null, isHoldApplied: false } : next;
  if (wasMoved) return { ...next, heldFromStatusId: null, isHoldApplied: true };
  return isThere ? { ...next, isHoldApplied: true } : next;
}
