import { fail, ok, type Result } from '../../../contract/wire/result.ts';
import { openStatuses } from '../../checks/check.ts';
import type { Parts } from '../parts.ts';

/** Has a link to a check sent to its shopper, because somebody of the staff wants that. */
export async function inviteToCheck(
  {
    checks,
    invitations,
    mailLimit,
    canMail,
    clock,
  }: Pick<Parts, 'checks' | 'invitations' | 'mailLimit' | 'canMail' | 'clock'>,
  storeHash: string,
  checkId: string,
  userId: number,
): Promise<Result<void, 'unknown_check' | 'check_replaced' | 'check_closed' | 'no_mail' | 'rate_limited'>> {
  const check = await checks.find(storeHash, checkId);
  if (!check) return fail((await checks.findEver(storeHash, checkId)) ? 'check_replaced' : 'unknown_check');
  if (!openStatuses.includes(check.status)) return fail('check_closed');
  if (!canMail) return fail('no_mail');
  const { isAllowed } = await mailLimit.take(checkId);
  if (!isAllowed) return fail('rate_limited');
  await invitations.sendLink(storeHash, checkId, { userId, atMs: clock() });
  return ok(undefined);
}
