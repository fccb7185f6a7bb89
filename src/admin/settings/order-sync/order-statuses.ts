// BigCommerce's fixed order status ids. Merchants may rename them; the ids stay.

export const incompleteStatusId = 0;
export const heldStatusId = 12;
export const awaitingFulfillmentStatusId = 11;

/** Statuses in which an order goes on towards being shipped: it is not held in one. */
export const waitingStatusIds: readonly number[] = [1, 7, 8, 9, awaitingFulfillmentStatusId];

/** Shipped, refunded, cancelled: changing such an order is likely to cost the merchant something. */
export const warnedStatusIds = [2, 4, 5] as const;
export type WarnedStatusId = (typeof warnedStatusIds)[number];

/** One of the store's order statuses. */
export interface OrderStatus {
  readonly statusId: number;
  /** As the merchant named it. */
  readonly label: string;
  /** As BigCommerce names it. */
  readonly systemLabel: string;
}

/** The merchant's own name of a status; its number for one that the store doesn't list. */
export const labelOf = (statuses: readonly OrderStatus[], statusId: number): string =>
  statuses.find((status) => status.statusId === statusId)?.label ?? String(statusId);
