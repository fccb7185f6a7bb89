import type { StoreSettings } from './settings.ts';

const hourMs = 60 * 60 * 1_000;

/** By when a check that came into review then is meant to be decided; null where it is not there, or the store has no target. */
export const reviewTargetOf = (
  inReviewSinceMs: number | null,
  { targetHours }: StoreSettings['review'],
): number | null => (inReviewSinceMs === null || targetHours === null ? null : inReviewSinceMs + targetHours * hourMs);
