import type { Settings } from '../../../contract/schema/admin/settings.ts';
import { awaitingFulfillmentStatusId, heldStatusId, waitingStatusIds } from './order-statuses.ts';

/** The part of the settings that says how checks move orders. */
export type OrderStatusSync = Settings['orderStatusSync'];

/** What a check means to an order. */
export type Stage = keyof OrderStatusSync['statusIds'];
export const stages: readonly Stage[] = ['inProgress', 'passed', 'failed'];

/** Where an order goes that is released: a status, or what else the merchant chose. */
export type ReleaseTo = Settings['releaseTo'];

/** Where an order stands at each stage of its check. */
export interface OrderFlow {
  readonly inProgress: number;
  readonly failed: number;
  readonly passed: ReleaseTo;
  /** Stages whose chosen status gets shipped, and so can't hold an order: the hold's own status is set instead. */
  readonly overruled: readonly Stage[];
}

/** The flow that these choices bring about, as the receiver follows them. */
export function orderFlowOf({ isOn, statusIds }: OrderStatusSync, releaseTo: ReleaseTo): OrderFlow {
  const holds = (stage: 'inProgress' | 'failed') => isOn && !waitingStatusIds.includes(statusIds[stage]);
  const heldAt = (stage: 'inProgress' | 'failed') => (holds(stage) ? statusIds[stage] : heldStatusId);
  const isOwnChoice = isOn && statusIds.passed !== awaitingFulfillmentStatusId;
  return {
    inProgress: heldAt('inProgress'),
    failed: heldAt('failed'),
    passed: isOwnChoice ? statusIds.passed : releaseTo,
    overruled: isOn ? (['inProgress', 'failed'] as const).filter((stage) => !holds(stage)) : [],
  };
}
