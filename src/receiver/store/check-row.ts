import type { Evidence } from '../../contract/wire/evidence.ts';
import type { Finding } from '../../contract/wire/finding.ts';
import type { Requirement } from '../../contract/wire/requirement.ts';
import type { Status } from '../../contract/wire/status.ts';
import type { Check } from '../checks/check.ts';
import type { ProviderName } from '../checks/provider.ts';

export interface CheckRow {
  check_id: string;
  store_hash: string;
  provider: ProviderName;
  status: Status;
  revision: number;
  requirement: Requirement;
  finding: Finding | null;
  attempts_used: number;
  evidence: Evidence | null;
  consented_at: Date | null;
  cart_id: string | null;
  customer_id: string | null;
  policy_version: number;
  rule_ids: string[];
  created_at: Date;
  updated_at: Date;
}

/** A check that a newer one replaced, or that is forgotten, answers no more questions. */
export const liveCheck = 'store_hash = $1 and replaced_by is null and forgotten_at is null';

export const checkFromRow = (row: CheckRow): Check => ({
  checkId: row.check_id,
  storeHash: row.store_hash,
  provider: row.provider,
  status: row.status,
  revision: row.revision,
  requirement: row.requirement,
  finding: row.finding,
  attemptsUsed: row.attempts_used,
  evidence: row.evidence,
  consentedAtMs: row.consented_at?.getTime() ?? null,
  cartId: row.cart_id,
  customerId: row.customer_id === null ? null : Number(row.customer_id),
  policyVersion: row.policy_version,
  ruleIds: row.rule_ids,
  createdAtMs: row.created_at.getTime(),
  updatedAtMs: row.updated_at.getTime(),
});
