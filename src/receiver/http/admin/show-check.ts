import type { Context } from 'hono';
import type { CheckDetail } from '../../../contract/schema/admin/checks.ts';
import { openStatuses } from '../../checks/check.ts';
import { reviewTargetOf } from '../../checks/review.ts';
import type { StaffCheck } from '../../store/staff-checks.ts';
import type { Store } from '../../store/stores.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

/** Answers a check as staff see it now. */
export async function showCheck(
  { staffChecks, canMail }: Pick<Parts, 'staffChecks' | 'canMail'>,
  c: Context<AdminEnv>,
  checkId: string,
  status: 200 | 201 = 200,
): Promise<Response> {
  const store = c.get('store');
  const check = await staffChecks.find(store.storeHash, checkId);
  return check ? c.json(detailOf(check, store, canMail), status) : problem(c, 'unknown_check');
}

export const detailOf = (check: StaffCheck, { settings }: Store, canMail: boolean): CheckDetail => {
  const isLive = check.replacedBy === null && check.forgottenAtMs === null;
  return {
    ...check,
    targetAtMs: reviewTargetOf(check.inReviewSinceMs, settings.review),
    canInvite: canMail && isLive && openStatuses.includes(check.status),
  };
};
