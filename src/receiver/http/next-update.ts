import type { CheckUpdate } from '../../contract/wire/decision.ts';
import { changesOf } from './check-changes.ts';
import type { Parts } from './parts.ts';

const longestWaitMs = 25_000;

/** What a page that can't hold a stream says of itself: the revision that it knows, and how long it would wait for a later one. */
export interface Wanted {
  readonly after: number;
  readonly waitMs: number;
}

/** Undefined for what is not asked so. Without `after` there is nothing to wait for; without `waitMs` it is as long as may be. */
export function readWanted({
  after,
  waitMs = String(longestWaitMs),
}: Readonly<Record<string, string>>): Wanted | undefined {
  if (after === undefined) return { after: -1, waitMs: 0 };
  const isWhole = /^(-1|\d{1,9})$/.test(after) && /^\d{1,6}$/.test(waitMs);
  return isWhole ? { after: Number(after), waitMs: Math.min(Number(waitMs), longestWaitMs) } : undefined;
}

/**
 * The check as soon as it is later than the revision the page knows, and at the latest when its wait is over. Undefined when the check is
 * no more. Ends early when the page goes away or the receiver ends: the page asks again.
 */
export async function nextUpdate(
  { feed, ending, clock }: Pick<Parts, 'feed' | 'ending' | 'clock'>,
  checkId: string,
  { after, waitMs }: Wanted,
  gone: AbortSignal,
  read: () => Promise<CheckUpdate | undefined>,
): Promise<CheckUpdate | undefined> {
  using changes = changesOf(feed, checkId, [gone, ending]);
  const untilMs = clock() + waitMs;
  for (;;) {
    const update = await read();
    const restMs = untilMs - clock();
    if (!update || update.check.revision > after || restMs <= 0 || gone.aborted || ending.aborted) return update;
    await changes.next(restMs);
  }
}
