import type { Check } from './check.ts';
import { advance, type CheckEvent, type Found } from './machine.ts';
import type { Why } from './requirement-for.ts';

/** Everything that stands in the history of a check. */
export type HistoryEvent =
  | CheckEvent
  /** It was asked for: by rules, for these reasons, or by this member of staff. */
  | { readonly kind: 'created'; readonly why?: Why; readonly userId?: number }
  /** One member of staff wants it approved, and another has to agree. */
  | { readonly kind: 'agreed'; readonly by: string; readonly userId: number; readonly reason: string };

const ofStaff: readonly HistoryEvent['kind'][] = ['created', 'agreed', 'approved', 'rejected', 'undone'];

/** What was found out about the shopper of a check, after its whole history and without what staff decided in between. */
export function foundBy(check: Check, history: readonly HistoryEvent[]): Found {
  let found: Check = { ...check, status: 'pending', finding: null, evidence: null, attemptsUsed: 0 };
  for (const event of history) {
    if (ofStaff.includes(event.kind)) continue;
    const moved = advance(found, event as CheckEvent, check.updatedAtMs);
    if (moved.ok) found = moved.value;
  }
  const { status, finding, evidence } = found;
  return { status, finding, evidence };
}
