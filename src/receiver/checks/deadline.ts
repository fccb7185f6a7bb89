import type { Check } from './check.ts';
import type { OrderWait } from './order-wait.ts';
import { type DeadlineAction, orderStatus } from './settings.ts';

/** Jobs that are planned for a moment may begin a little before it, as two clocks tell it. */
const toleranceMs = 60_000;

/** Whether it is time: the deadline is over, and the order waits for its shopper rather than for the merchant's own staff. */
export const isDeadlineOver = (
  { deadlineAtMs }: OrderWait,
  { status }: Pick<Check, 'status'>,
  nowMs: number,
): boolean => deadlineAtMs !== null && deadlineAtMs <= nowMs + toleranceMs && status !== 'in_review';

/** The status that a held order gets at its deadline; null to leave it as it is. */
export function statusAtDeadline(action: DeadlineAction): number | null {
  switch (action) {
    case 'keep':
      return null;
    case 'decline':
      return orderStatus.declined;
    case 'cancel':
      return orderStatus.cancelled;
    default:
      return action satisfies never;
  }
}
