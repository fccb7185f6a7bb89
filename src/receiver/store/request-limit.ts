import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** How much of the present minute's requests somebody has used. */
export interface Taken {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Until the count begins anew. */
  readonly resetMs: number;
}

/** A number of requests a minute for each key, counted by all receivers together. */
export interface RequestLimit {
  readonly perMinute: number;
  /** Counts one request. A key that is over its limit is counted by nobody until the minute is over. */
  take(key: string): Promise<Taken>;
}

/** `name` keeps the keys of one limit apart from those of others. */
export function createRequestLimit(pool: Pool, name: string, perMinute: number): RequestLimit {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: name,
    points: perMinute,
    duration: 60,
    inMemoryBlockOnConsumed: perMinute + 1,
  });
  return {
    perMinute,
    async take(key) {
      try {
        const { remainingPoints: remaining, msBeforeNext: resetMs } = await limiter.consume(key);
        return { isAllowed: true, remaining, resetMs };
      } catch (over) {
        if (!(over instanceof RateLimiterRes)) throw over;
        return { isAllowed: false, remaining: 0, resetMs: over.msBeforeNext };
      }
    },
  };
}
