import type { CheckView } from '../../contract/wire/check-view.ts';
import type { Evidence } from '../../contract/wire/evidence.ts';
import type { Finding } from '../../contract/wire/finding.ts';
import type { Requirement } from '../../contract/wire/requirement.ts';
import type { Status } from '../../contract/wire/status.ts';

/** One ID check of one shopper. */
export interface Check {
  readonly checkId: string;
  readonly storeHash: string;
  readonly provider: string;
  readonly status: Status;
  /** Grows by one with every change. */
  readonly revision: number;
  /** The strictest that was asked of this shopper under this check. */
  readonly requirement: Requirement;
  readonly finding: Finding | null;
  readonly attemptsUsed: number;
  readonly evidence: Evidence | null;
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

/** The check as its own shopper may see it: no evidence, no store, no customer. */
export function viewOf(check: Check): CheckView {
  const { checkId, status, revision, requirement, finding, attemptsUsed } = check;
  return { checkId, status, revision, requirement, finding, attemptsLeft: Math.max(0, maxAttempts - attemptsUsed) };
}
