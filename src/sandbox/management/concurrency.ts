import type { MiddlewareHandler } from 'hono';
import { tooManyRequests } from './quota.ts';

/** How many requests of a kind are worked on at once. */
const caps: readonly (readonly [RegExp, number])[] = [
  [/^PUT \/v3\/customers$/, 3],
  [/^POST \/v3\/customers\/attributes$/, 3],
  [/^PUT \/v3\/customers\/attributes$/, 3],
  [/^PUT \/v3\/customers\/attribute-values$/, 3],
  [/^PUT \/v3\/customers\/form-field-values$/, 10],
];

/** Answers with 429 what comes while as many requests of that kind as are allowed are under way. */
export function concurrency(storeHash: string): MiddlewareHandler {
  const underWay = caps.map(() => 0);
  return async (c, next) => {
    const asked = `${c.req.method} ${c.req.path.slice(`/stores/${storeHash}`.length)}`;
    const index = caps.findIndex(([pattern]) => pattern.test(asked));
    const [, most] = caps[index] ?? [];
    if (most === undefined) return next();
    const count = underWay[index] ?? 0;
    if (count >= most) {
      c.res = tooManyRequests(c);
      return undefined;
    }
    underWay[index] = count + 1;
    try {
      await next();
    } finally {
      underWay[index] = (underWay[index] ?? 1) - 1;
    }
    return undefined;
  };
}
