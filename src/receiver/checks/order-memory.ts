import { type Check, staffStatuses } from './check.ts';
import { stageOf } from './projection.ts';
import type { Asked } from './requirement-for.ts';
import type { Stage } from './settings.ts';
import type { OrderNews } from './work.ts';

/** An order as it stood when all that it needed was done. */
export interface Seen {
  readonly statusId: number;
  /** The check that spoke for it, as it was; null where there was none. */
  readonly check: { readonly checkId: string; readonly revision: number; readonly stage: Stage } | null;
  readonly needsHold: boolean;
}

/** What the rules said of an order. They say the same again of the same contents, as long as they are the same rules. */
export interface Judged {
  readonly policyVersion: number;
  readonly contents: string;
  readonly asked: Asked | null;
  /** When they were asked; absent where a version before this one did not keep it. */
  readonly atMs?: number;
}

export interface Remembered {
  readonly seen: Seen | null;
  readonly judged: Judged | null;
}

/** What was learned of orders, so that it need not be asked for again. Losing it costs requests and nothing else. */
export interface OrderMemory {
  find(storeHash: string, orderId: number): Promise<Remembered>;
  save(storeHash: string, orderId: number, remembered: Remembered): Promise<void>;
}

/**
 * What news of an order leaves to be done.
 * - `nothing`: it is no news, as what BigCommerce says of our own writes.
 * - `show`: the check has gone on without a verdict, and the order only has to show it.
 * - `look`: anything may have to be done.
 */
export type Task = 'nothing' | 'show' | 'look';

/** `check` is the one that speaks for the order by now. */
export function taskAfter(
  news: OrderNews | undefined,
  { seen, judged }: Remembered,
  check: Check | undefined,
  policyVersion: number,
  protectedStatusIds: readonly number[],
): Task {
  // It was looked at as a whole order since.
  if (news?.kind === 'created') return seen ? 'nothing' : 'look';
  const isSameCheck = seen !== null && (seen.check?.checkId ?? null) === (check?.checkId ?? null);
  const isSameRule = judged !== null && judged.policyVersion === policyVersion;
  if (!news || !isSameCheck || !isSameRule) return 'look';
  const isSameRevision = (seen.check?.revision ?? null) === (check?.revision ?? null);
  if (news.kind === 'check') return check && !isSameRevision && keepsWaiting(seen, check) ? 'show' : 'look';
  if (news.kind === 'several' || !isSameRevision) return 'look';
  // A change that leaves the status where it is, is one of something else.
  if (news.statusId === seen.statusId) return news.kind === 'status' ? 'nothing' : 'look';
  // Nothing is ever done to an order that is protected; one that is shipped in spite of our hold is looked at, to be recorded.
  return !seen.needsHold && protectedStatusIds.includes(news.statusId) ? 'nothing' : 'look';
}

const keepsWaiting = ({ check: before, needsHold }: Seen, check: Check): boolean =>
  needsHold &&
  before?.stage === stageOf(check.status) &&
  stageOf(check.status) === 'inProgress' &&
  !staffStatuses.includes(check.status);
