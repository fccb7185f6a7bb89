import type { CheckSummary } from '../../contract/schema/merchant-check.ts';
import type { Check } from './check.ts';

/** A check as its merchant may see it. */
export const summaryOf = (check: Check, orderIds: readonly number[]): CheckSummary => ({
  checkId: check.checkId,
  status: check.status,
  revision: check.revision,
  provider: check.provider,
  requirement: check.requirement,
  finding: check.finding,
  attemptsUsed: check.attemptsUsed,
  evidence: check.evidence,
  customerId: check.customerId,
  orderIds: [...orderIds],
  policyVersion: check.policyVersion,
  ruleIds: [...check.ruleIds],
  createdAt: new Date(check.createdAtMs).toISOString(),
  updatedAt: new Date(check.updatedAtMs).toISOString(),
});
