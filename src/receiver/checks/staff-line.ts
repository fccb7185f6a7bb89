import type { Check } from './check.ts';

const mostCharacters = 65_535;
const ours = /^ID check \(chk_\w+\): .*$/m;

const words = {
  pending: 'asked for',
  in_progress: 'in progress',
  in_review: 'waits for a person',
  failed: 'failed',
  verified: 'verified',
  manually_approved: 'approved by staff',
  manually_rejected: 'rejected by staff',
} as const;

/** The line about a check that staff read in an order's notes: it changes with the status alone. */
export const staffLineFor = ({ checkId, status }: Check): string => `ID check (${checkId}): ${words[status]}`;

/** The notes with this line in the place of ours, or at their end where we have none; whatever else stands there stays. Null where there is no room. */
export function withStaffLine(notes: string, line: string): string | null {
  const changed = ours.test(notes)
    ? notes.replace(ours, () => line)
    : notes === ''
      ? line
      : `${notes.trimEnd()}\n${line}`;
  return changed.length <= mostCharacters ? changed : null;
}
