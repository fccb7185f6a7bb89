import type { Requirement } from '../../contract/wire/requirement.ts';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import { strictestRequirement } from '../../rules/decide.ts';
import { type Check, maxAttempts, openStatuses } from './check.ts';
import type { Examination } from './ports.ts';

/** What can happen to a check. Nothing else ever changes its status. */
export type CheckEvent =
  /** The shopper began. */
  | { readonly kind: 'opened' }
  /** The shopper agreed to be checked. */
  | { readonly kind: 'consented' }
  /** The shopper can't or doesn't want to show a document, and asks for a person. */
  | { readonly kind: 'personAsked' }
  /** The rules ask for more than they did, for instance because the cart grew. */
  | { readonly kind: 'required'; readonly requirement: Requirement }
  /** The shopper signed in, so that the check is now a customer's. */
  | { readonly kind: 'claimed'; readonly customerId: number }
  | { readonly kind: 'examined'; readonly examination: Examination }
  /** A named member of staff decided. Final against everything but another member of staff. */
  | { readonly kind: 'approved' | 'rejected'; readonly by: string };

/**
 * The check after the event, or the same object when the event changes nothing. Pure, and the only way a check moves.
 * Fails with `check_closed` for a photo, or a wish for a person, that comes after the verdict.
 */
export function advance(check: Check, event: CheckEvent, atMs: number): Result<Check, 'check_closed'> {
  const changes = changesBy(check, event, atMs);
  if (changes === 'check_closed') return fail(changes);
  return ok(changes ? { ...check, ...changes, revision: check.revision + 1, updatedAtMs: atMs } : check);
}

function changesBy(check: Check, event: CheckEvent, atMs: number): Partial<Check> | undefined | 'check_closed' {
  switch (event.kind) {
    case 'opened':
      return check.status === 'pending' ? { status: 'in_progress' } : undefined;
    case 'consented':
      return openStatuses.includes(check.status) && check.consentedAtMs === null ? { consentedAtMs: atMs } : undefined;
    case 'personAsked':
      if (check.status === 'in_review') return undefined;
      return openStatuses.includes(check.status) ? { status: 'in_review', finding: 'person_asked' } : 'check_closed';
    case 'required': {
      const requirement = strictestRequirement([check.requirement, event.requirement]);
      const isSame =
        requirement.ial === check.requirement.ial && requirement.minimumAge === check.requirement.minimumAge;
      return isSame ? undefined : { requirement };
    }
    case 'claimed':
      return check.customerId === null ? { customerId: event.customerId } : undefined;
    case 'examined':
      return openStatuses.includes(check.status) ? afterExamination(check, event.examination) : 'check_closed';
    case 'approved':
      return check.status === 'manually_approved' ? undefined : { status: 'manually_approved', finding: null };
    case 'rejected':
      return check.status === 'manually_rejected' ? undefined : { status: 'manually_rejected', finding: null };
    default:
      return event satisfies never;
  }
}

function afterExamination(check: Check, examination: Examination): Partial<Check> {
  const attemptsUsed = check.attemptsUsed + 1;
  if (examination.kind === 'judged') {
    const { outcome, finding, evidence } = examination;
    return { status: outcome, finding, evidence, attemptsUsed };
  }
  return attemptsUsed >= maxAttempts
    ? { status: 'in_review', finding: 'attempts_used_up', attemptsUsed }
    : { status: 'in_progress', finding: examination.finding, attemptsUsed };
}
