import type { Evidence } from '../../contract/wire/evidence.ts';

/** Whether two pieces of evidence say the same, in whatever order their fields were stored. */
export function isSameEvidence(one: Evidence, other: Evidence | null): boolean {
  return other !== null && textOf(one) === textOf(other);
}

const textOf = (evidence: Evidence): string =>
  JSON.stringify(Object.entries(evidence).sort(([a], [b]) => (a < b ? -1 : 1)));
