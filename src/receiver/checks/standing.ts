import type { Requirement } from '../../contract/wire/requirement.ts';
import type { Check } from './check.ts';
import type { StoreSettings } from './settings.ts';

/**
 * What a check is worth against a requirement.
 * - `clear`: it satisfies it.
 * - `wait`: a person is looking at it.
 * - `verify`: the shopper has yet to show something, or was refused.
 * - `outgrown`: it was clear once, but is out of date or for less than is required now: a new check is needed.
 */
export type Standing = 'clear' | 'wait' | 'verify' | 'outgrown';

/** `today` is the shop's calendar day, `YYYY-MM-DD`. */
export function standingOf(check: Check, requirement: Requirement, today: string): Standing {
  switch (check.status) {
    case 'in_review':
      return 'wait';
    case 'verified':
      return satisfies(check, requirement, today) ? 'clear' : 'outgrown';
    case 'manually_approved':
      // A person vouched for what was asked then, not for whatever is asked later.
      return covers(check.requirement, requirement) ? 'clear' : 'outgrown';
    case 'failed':
      // Too young for what was asked then may be old enough for what is asked now.
      return check.finding === 'under_age' && isOldEnough(check, requirement) ? 'outgrown' : 'verify';
    case 'pending':
    case 'in_progress':
    case 'manually_rejected':
      return 'verify';
    default:
      return check.status satisfies never;
  }
}

/** Whether the shopper may order as things stand, though the check is not clear. Such an order is held. */
export const mayOrder = (standing: Standing, { orderWhileInReview }: StoreSettings): boolean =>
  standing === 'wait' && orderWhileInReview;

function satisfies(check: Check, requirement: Requirement, today: string): boolean {
  const { evidence } = check;
  if (!evidence || evidence.ial < requirement.ial || !isOldEnough(check, requirement)) return false;
  return evidence.documentExpiresOn === null || evidence.documentExpiresOn >= today;
}

const isOldEnough = ({ evidence }: Check, { minimumAge }: Requirement) =>
  minimumAge === null || (evidence?.ageOver.some((age) => age >= minimumAge) ?? false);

function covers(asked: Requirement, requirement: Requirement): boolean {
  return asked.ial >= requirement.ial && (asked.minimumAge ?? 0) >= (requirement.minimumAge ?? 0);
}
