import type { CheckView } from '../../contract/wire/check-view.ts';
import type { Evidence } from '../../contract/wire/evidence.ts';
import type { Finding } from '../../contract/wire/finding.ts';
import type { Requirement } from '../../contract/wire/requirement.ts';
import type { Status } from '../../contract/wire/status.ts';
import type { ProviderName } from './provider.ts';
import type { StoreSettings } from './settings.ts';

/** One ID check of one shopper. */
export interface Check {
  readonly checkId: string;
  readonly storeHash: string;
  readonly provider: ProviderName;
  readonly status: Status;
  /** Grows by one with every change. */
  readonly revision: number;
  /** The strictest that was asked of this shopper under this check. */
  readonly requirement: Requirement;
  readonly finding: Finding | null;
  readonly attemptsUsed: number;
  readonly evidence: Evidence | null;
  /** When the shopper agreed to be checked; null while they have not. */
  readonly consentedAtMs: number | null;
  /** The cart it was asked for; null for a check that began with an order. */
  readonly cartId: string | null;
  /** BigCommerce's customer id; null for a guest. */
  readonly customerId: number | null;
  /** The version of the rules that asked, and which of them. */
  readonly policyVersion: number;
  readonly ruleIds: readonly string[];
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** Photos a shopper may try before a person has to look. */
export const maxAttempts = 6;

export const openStatuses: readonly Status[] = ['pending', 'in_progress'];
/** Those that a named member of staff gave. */
export const staffStatuses: readonly Status[] = ['manually_approved', 'manually_rejected'];

/** Whether the store asks for the shopper's consent, and has not got it for this check. */
export const needsConsent = ({ consentedAtMs }: Check, { consent }: StoreSettings): boolean =>
  consent.isAsked && consentedAtMs === null;

/** The check as its own shopper may see it: no evidence, no store, no customer. */
export function viewOf(check: Check, settings: StoreSettings): CheckView {
  const { checkId, status, revision, requirement, finding, attemptsUsed } = check;
  return {
    checkId,
    status,
    revision,
    requirement,
    finding,
    attemptsLeft: Math.max(0, maxAttempts - attemptsUsed),
    needsConsent: needsConsent(check, settings),
    keptDays: settings.keptDays,
    isElsewhere: check.provider !== 'document',
  };
}
