import type { Context, MiddlewareHandler } from 'hono';
import type { Store } from '../store.ts';
import { isLegacy, legacyProblem, problem } from './problems.ts';

const windowMs = 30_000;
const keptWindows = 10_000;

/** What happened in one window of the request quota, of those in which anything was asked for. */
export interface QuotaWindow {
  readonly startMs: number;
  /** Requests of the app that were let through. */
  answered: number;
  /** Requests of the app that were answered with 429. */
  refused: number;
  /** Requests of other apps that were let through so far. */
  byOthers: number;
}

/** The store's request quota, which all of its apps share. */
export interface Quota {
  /** Oldest first; the last one may still be open. */
  readonly windows: readonly QuotaWindow[];
  readonly limit: MiddlewareHandler;
}

/** `requests` in each window of 30 s, of which other apps take what the switches say. Every answer carries what is left. */
export function createQuota({ clock, state }: Pick<Store, 'clock' | 'state'>, requests: number): Quota {
  const windows: QuotaWindow[] = [];
  const currentWindow = (): QuotaWindow => {
    const last = windows.at(-1);
    if (last && clock() < last.startMs + windowMs) return last;
    const fresh = { startMs: clock(), answered: 0, refused: 0, byOthers: 0 };
    windows.push(fresh);
    if (windows.length > keptWindows) windows.shift();
    return fresh;
  };

  /** Lets the other apps have what they have asked for by now, as far as it is there. */
  const serveOthers = (window: QuotaWindow): void => {
    const { otherAppsPercent, otherAppsPace } = state.faults;
    const pace = otherAppsPace === 'evenly' ? (clock() - window.startMs) / windowMs : 1;
    const wanted = Math.floor((requests * otherAppsPercent * pace) / 100);
    window.byOthers = Math.max(window.byOthers, Math.min(wanted, requests - window.answered));
  };

  return {
    windows,
    async limit(c, next) {
      const window = currentWindow();
      serveOthers(window);
      const resetMs = window.startMs + windowMs - clock();
      const isUsedUp = window.answered + window.byOthers >= requests;
      if (isUsedUp) {
        window.refused += 1;
        c.res = tooManyRequests(c);
        if (state.faults.isQuotaSilent) return;
        c.res.headers.set('X-Retry-After', String(Math.ceil(resetMs / 1_000)));
      } else {
        window.answered += 1;
        await next();
        if (c.get('saysNothingOfQuota') === true) return;
      }
      c.res.headers.set('X-Rate-Limit-Time-Window-Ms', String(windowMs));
      c.res.headers.set('X-Rate-Limit-Time-Reset-Ms', String(resetMs));
      c.res.headers.set('X-Rate-Limit-Requests-Quota', String(requests));
      c.res.headers.set(
        'X-Rate-Limit-Requests-Left',
        String(Math.max(0, requests - window.answered - window.byOthers)),
      );
    },
  };
}

/** A 429, in the way of the version that was asked. */
export function tooManyRequests(c: Context) {
  const title = 'Your client has made too many requests';
  return isLegacy(c) ? legacyProblem(c, 429, title) : problem(c, 429, title);
}
