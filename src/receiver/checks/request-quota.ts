/** What an answer of BigCommerce said of the store's quota. */
export interface QuotaNews {
  readonly requestsLeft: number;
  /** Until the window ends, counted from when the request was answered. */
  readonly resetMs: number;
}

/** How a request ended, as far as the next one is concerned. `overloaded` and `unreachable` tell nothing of the quota. */
export type RequestEnd =
  | { readonly kind: 'answered'; readonly news: QuotaNews | null }
  | { readonly kind: 'overloaded'; readonly news: QuotaNews | null; readonly retryAfterMs: number | null }
  | { readonly kind: 'unreachable' };

/** A request that may be sent. */
export interface RequestPass {
  readonly windowNo: string;
  readonly sentAtMs: number;
  /** The slot it holds at an endpoint that answers only so many at once. */
  readonly slot: { readonly endpoint: string; readonly number: number } | null;
}

/** An endpoint that answers only so many requests at once. */
export interface RequestCap {
  readonly endpoint: string;
  readonly atOnce: number;
}

export type Entry =
  | { readonly isOpen: true; readonly pass: RequestPass }
  /** No request may be sent for so long. */
  | { readonly isOpen: false; readonly forMs: number };

/** One store's request quota, which all receivers share with each other and with other apps. */
export interface RequestQuota {
  /** Takes leave to send one request. */
  enter(nowMs: number, cap: RequestCap | null): Promise<Entry>;
  /** Has to be called once for every pass, however its request ended. */
  leave(pass: RequestPass, end: RequestEnd, nowMs: number): Promise<void>;
  /** For how long no request may be sent; 0 while it may. */
  closedForMs(nowMs: number): Promise<number>;
  /** For how long work that nobody waits for should not be done, so that this many requests are left to others; 0 while there are more. */
  spareForMs(nowMs: number, leftToOthers: number): Promise<number>;
}

/** For a program that asks little and alone. */
export const noQuota: RequestQuota = {
  enter: async (nowMs) => ({ isOpen: true, pass: { windowNo: '0', sentAtMs: nowMs, slot: null } }),
  leave: async () => {},
  closedForMs: async () => 0,
  spareForMs: async () => 0,
};

const shortestResetMs = 1_000;
const longestResetMs = 60_000;

/** A time that an answer told, within what a window can be: a wrong one must neither open nor close a store for long. */
export const boundedResetMs = (toldMs: number): number =>
  Number.isFinite(toldMs) ? Math.min(Math.max(toldMs, shortestResetMs), longestResetMs) : longestResetMs;

/** The failures in a row of which nothing is thought yet: a connection breaks now and then. */
const forgivenFailures = 2;
const firstPauseMs = 5_000;
const longestPauseMs = 600_000;

/**
 * For how long a store is left alone after so many failures in a row. `isOverloaded` is said by BigCommerce itself, and never forgiven.
 */
export function pauseAfter(failuresInARow: number, isOverloaded: boolean): number {
  const counted = isOverloaded ? failuresInARow : failuresInARow - forgivenFailures;
  return counted < 1 ? 0 : Math.min(firstPauseMs * 2 ** (counted - 1), longestPauseMs);
}
