import type { Requirement } from '../../contract/wire/requirement.ts';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import { strictestRequirement } from '../../rules/decide.ts';
import { type Check, maxAttempts, openStatuses, staffStatuses } from './check.ts';
import type { Examination } from './ports.ts';
import type { ProviderName, RemoteProviderName, SessionState } from './provider.ts';
import type { Why } from './requirement-for.ts';
import { isSameEvidence } from './same-evidence.ts';

/** What can happen to a check. Nothing else ever changes its status. */
export type CheckEvent =
  /** The shopper began. */
  | { readonly kind: 'opened' }
  /** The shopper goes on on another device. Only the page they came from has to know. */
  | { readonly kind: 'handedOver' }
  /** The shopper agreed to be checked. */
  | { readonly kind: 'consented' }
  /** The shopper can't or doesn't want to show a document, and asks for a person. */
  | { readonly kind: 'personAsked' }
  /** The rules ask for more than they did, for instance because the cart grew. */
  | { readonly kind: 'required'; readonly requirement: Requirement; readonly why?: Why }
  /** The shopper signed in, so that the check is now a customer's; or, where an order is named, made the account that the order is now of. */
  | { readonly kind: 'claimed'; readonly customerId: number; readonly orderId?: number }
  | { readonly kind: 'examined'; readonly examination: Examination }
  /** What a provider says of the check's latest session, looked up where the session is kept. Its credential stays out of the history. */
  | {
      readonly kind: 'reported';
      readonly provider: RemoteProviderName;
      readonly sessionId: string;
      readonly state: ReportedState;
    }
  /** Its provider never got to make a session, and another does it. */
  | { readonly kind: 'rerouted'; readonly provider: ProviderName }
  /** As many sessions as a check may have ended without a verdict. */
  | { readonly kind: 'sessionsUsedUp' }
  /** A named member of staff decided. Final against everything but another member of staff. */
  | {
      readonly kind: 'approved' | 'rejected';
      readonly by: string;
      /** Who it was in the control panel; absent where a program of the merchant's says it. */
      readonly userId?: number;
      readonly reason: string;
    }
  /** Staff take back what they decided. What was found counts again. */
  | { readonly kind: 'undone'; readonly by: string; readonly userId: number; readonly found: Found };

/** What was found out about a shopper, without what staff make of it. */
export type Found = Pick<Check, 'status' | 'finding' | 'evidence'>;

export type ReportedState =
  | Exclude<SessionState, { kind: 'judged' }>
  | Omit<Extract<SessionState, { kind: 'judged' }>, 'credential'>;

/** A provider's verdict that comes after staff decided. It moves nothing, and is kept in the history all the same. */
export const isLateNews = (check: Check, event: CheckEvent): boolean =>
  event.kind === 'reported' && event.state.kind === 'judged' && staffStatuses.includes(check.status);

const forAPerson: readonly Check['finding'][] = ['person_asked', 'attempts_used_up', 'revoked'];

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
    case 'handedOver':
      return openStatuses.includes(check.status) ? {} : undefined;
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
    case 'reported':
      return staffStatuses.includes(check.status) ? undefined : afterReport(check, event.state);
    case 'rerouted':
      return openStatuses.includes(check.status) && check.provider !== event.provider
        ? { provider: event.provider }
        : undefined;
    case 'sessionsUsedUp':
      return openStatuses.includes(check.status) ? { status: 'in_review', finding: 'attempts_used_up' } : undefined;
    case 'approved':
      return check.status === 'manually_approved' ? undefined : { status: 'manually_approved', finding: null };
    case 'rejected':
      return check.status === 'manually_rejected' ? undefined : { status: 'manually_rejected', finding: null };
    case 'undone':
      return staffStatuses.includes(check.status) ? event.found : undefined;
    default:
      return event satisfies never;
  }
}

/** What the present state of the latest session makes of a check that staff has not decided. The same state again changes nothing. */
function afterReport(check: Check, state: ReportedState): Partial<Check> | undefined {
  switch (state.kind) {
    case 'judged':
      return afterVerdict(check, state);
    case 'resubmission':
      return afterResubmission(check, state.finding);
    case 'opened':
    case 'submitted':
    case 'ended': {
      const isSame = check.status === 'in_progress' && check.finding === null;
      return isSame || !openStatuses.includes(check.status) ? undefined : { status: 'in_progress', finding: null };
    }
    case 'created':
    case 'erased':
      return undefined;
    default:
      return state satisfies never;
  }
}

/** A verdict that the provider takes back to let the shopper try again counts no more; what we gave to a person stays with them. */
function afterResubmission(check: Check, finding: 'unreadable' | 'not_a_licence'): Partial<Check> | undefined {
  if (check.status === 'verified') return { status: 'in_review', finding: 'revoked' };
  if (check.status === 'in_review' && forAPerson.includes(check.finding)) return undefined;
  // One that still stands is not another one.
  const isSame = check.status === 'in_progress' && check.finding === finding;
  return isSame ? undefined : { ...afterUnusable(check, finding), evidence: null };
}

function afterVerdict(
  check: Check,
  { outcome, finding, evidence }: Extract<ReportedState, { kind: 'judged' }>,
): Partial<Check> | undefined {
  // Whatever took the provider's approval back, a person sees to it: an order may have gone out on that approval.
  const isTakenBack = (check.status === 'verified' || check.finding === 'revoked') && outcome !== 'verified';
  const next: Pick<Check, 'status' | 'finding' | 'evidence'> = isTakenBack
    ? { status: 'in_review', finding: 'revoked', evidence }
    : { status: outcome, finding, evidence };
  const isSame = next.status === check.status && next.finding === check.finding;
  return isSame && isSameEvidence(evidence, check.evidence) ? undefined : next;
}

function afterExamination(check: Check, examination: Examination): Partial<Check> {
  if (examination.kind === 'judged') {
    const { outcome, finding, evidence } = examination;
    return { status: outcome, finding, evidence, attemptsUsed: check.attemptsUsed + 1 };
  }
  return afterUnusable(check, examination.finding);
}

function afterUnusable(check: Check, finding: 'unreadable' | 'not_a_licence'): Partial<Check> {
  const attemptsUsed = check.attemptsUsed + 1;
  return attemptsUsed >= maxAttempts
    ? { status: 'in_review', finding: 'attempts_used_up', attemptsUsed }
    : { status: 'in_progress', finding, attemptsUsed };
}
