import type { StoreSettings } from './settings.ts';

/** That idgate holds an order, and what is to happen to it while its shopper shows no ID. */
export interface OrderWait {
  readonly storeHash: string;
  readonly orderId: number;
  readonly checkId: string;
  readonly sinceMs: number;
  /** When the merchant's deadline is over; null where they have none, or it was met. */
  readonly deadlineAtMs: number | null;
  /** When the merchant is to be told that the payment's authorisation lapses; null where there is none, or they were told. */
  readonly lapseWarningAtMs: number | null;
}

/**
 * What was done about an order that waits, as the merchant reads it.
 * - `invited`, `reminded`: an e-mail was sent to its shopper.
 * - `not_invited`: none can be, as e-mail is not set up or the order has no address.
 * - `invitation_refused`: the address takes no e-mail.
 * - `deadline_kept`, `deadline_declined`, `deadline_cancelled`: what was done at the deadline.
 * - `deadline_moved_by_others`: it came, and the order was no longer where idgate had put it.
 * - `payment_voided`, `void_refused`: the payment was given up with the order, or could not be.
 * - `authorisation_lapses`: the bank is about to let go of the money.
 */
export type OrderNoticeKind =
  | 'invited'
  | 'reminded'
  | 'not_invited'
  | 'invitation_refused'
  | 'deadline_kept'
  | 'deadline_declined'
  | 'deadline_cancelled'
  | 'deadline_moved_by_others'
  | 'payment_voided'
  | 'void_refused'
  | 'authorisation_lapses';

export interface OrderNotice {
  readonly kind: OrderNoticeKind;
  readonly checkId: string | null;
  readonly atMs: number;
}

const hourMs = 60 * 60 * 1_000;
const dayMs = 24 * hourMs;
/** A reminder that comes on the heels of another e-mail is none. */
const leastPauseMs = hourMs;

/** When a shopper is written to next; null for not again. What is late is left out where the next is near. */
export const nextReminderMs = (begunAtMs: number, { reminderHours }: StoreSettings['invitation'], nowMs: number) =>
  reminderHours
    .map((afterHours) => begunAtMs + afterHours * hourMs)
    .filter((atMs) => atMs >= nowMs + leastPauseMs)
    .sort((a, b) => a - b)[0] ?? null;

export const deadlineOf = (sinceMs: number, { hours }: StoreSettings['deadline']): number | null =>
  hours === null ? null : sinceMs + hours * hourMs;

/** About when the authorisation of an order lapses. */
export const lapseOf = (placedAtMs: number, { authorisationDays }: StoreSettings['payments']): number =>
  placedAtMs + authorisationDays * dayMs;

/** When to tell of it; null for never. */
export const lapseWarningOf = (placedAtMs: number, payments: StoreSettings['payments']): number | null =>
  payments.warnDaysBefore === null ? null : lapseOf(placedAtMs, payments) - payments.warnDaysBefore * dayMs;
