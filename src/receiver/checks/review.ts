import type { Status } from '../../contract/wire/status.ts';
import type { StoreSettings } from './settings.ts';

const hourMs = 60 * 60 * 1_000;

/** By when a check that came into review then is meant to be decided; null where it is not there, or the store has no target. */
export const reviewTargetOf = (
  inReviewSinceMs: number | null,
  { targetHours }: StoreSettings['review'],
): number | null => (inReviewSinceMs === null || targetHours === null ? null : inReviewSinceMs + targetHours * hourMs);

const good: readonly Status[] = ['verified', 'manually_approved'];
const bad: readonly Status[] = ['failed', 'manually_rejected'];

/** Whether staff decide against what was found, or against what staff decided before. */
export const isOverride = (decision: 'approve' | 'reject', before: Status, found: Status): boolean =>
  [before, found].some((status) => (decision === 'approve' ? bad : good).includes(status));
