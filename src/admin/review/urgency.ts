import type { CheckItem } from '../../contract/schema/admin/checks.ts';

/** How long a check has waited for a person, and how that stands to the target: negative where it is missed, null without one. */
export interface Urgency {
  readonly waitedMs: number;
  readonly leftMs: number | null;
}

export const urgencyOf = (
  { inReviewSinceMs, updatedAtMs, targetAtMs }: Pick<CheckItem, 'inReviewSinceMs' | 'updatedAtMs' | 'targetAtMs'>,
  nowMs: number,
): Urgency => ({
  waitedMs: Math.max(0, nowMs - (inReviewSinceMs ?? updatedAtMs)),
  leftMs: targetAtMs === null ? null : targetAtMs - nowMs,
});

export const isLate = ({ leftMs }: Urgency): boolean => leftMs !== null && leftMs < 0;
