import { pageObjectOf } from '../page-object.ts';
import type { Asked } from '../payment.ts';
import { tell } from '../tell.ts';

const verdicts: readonly string[] = ['verified', 'manually_approved', 'failed', 'manually_rejected'];

/** Tells the page of each check once that it is asked for, once that it is clear, and its verdict to whoever waits for that. */
export function createAnnounce(): (asked: Asked) => void {
  const told = new Set<string>();
  return ({ check: { checkId, status }, decision }) => {
    const name = decision === 'clear' ? 'clear' : 'required';
    if (!told.has(name + checkId)) tell(name, { checkId, status, error: null });
    told.add(name + checkId);
    const page = pageObjectOf(window);
    if (!verdicts.includes(status)) return;
    page.onComplete?.({ check_id: checkId, status });
    page.onComplete = undefined;
  };
}
