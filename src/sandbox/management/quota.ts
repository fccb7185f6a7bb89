import type { MiddlewareHandler } from 'hono';
import { isLegacy, legacyProblem, problem } from './problems.ts';

const windowMs = 30_000;

/** The store's request quota: `requests` in each window of 30 s, shared by everybody who asks. Every answer carries what is left. */
export function quota(clock: () => number, requests: number): MiddlewareHandler {
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let used = 0;
  return async (c, next) => {
    const now = clock();
    if (now >= windowStartMs + windowMs) {
      windowStartMs = now;
      used = 0;
    }
    const isUsedUp = used >= requests;
    if (!isUsedUp) used += 1;
    const resetMs = windowStartMs + windowMs - now;
    if (isUsedUp) {
      const title = 'Your client has made too many requests';
      c.res = isLegacy(c) ? legacyProblem(c, 429, title) : problem(c, 429, title);
      c.res.headers.set('X-Retry-After', String(Math.ceil(resetMs / 1_000)));
    } else {
      await next();
    }
    c.res.headers.set('X-Rate-Limit-Time-Window-Ms', String(windowMs));
    c.res.headers.set('X-Rate-Limit-Time-Reset-Ms', String(resetMs));
    c.res.headers.set('X-Rate-Limit-Requests-Quota', String(requests));
    c.res.headers.set('X-Rate-Limit-Requests-Left', String(requests - used));
  };
}
