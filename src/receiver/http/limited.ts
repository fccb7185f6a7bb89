import type { Context } from 'hono';
import type { RequestLimit } from '../store/request-limit.ts';
import type { Env } from './parts.ts';
import { problem } from './problem.ts';

/**
 * Counts the request, tells its sender where they stand, and answers the refusal when they had too many. The headers are those of the
 * IETF's draft on rate limits; `name` is what they call this limit.
 */
export async function limited(
  c: Context<Env>,
  limit: RequestLimit,
  name: string,
  key: string,
): Promise<Response | undefined> {
  const { isAllowed, remaining, resetMs } = await limit.take(key);
  const resetSeconds = Math.ceil(resetMs / 1_000);
  c.header('RateLimit-Policy', `"${name}";q=${limit.perMinute};w=60`);
  c.header('RateLimit', `"${name}";r=${remaining};t=${resetSeconds}`);
  if (isAllowed) return undefined;
  c.header('Retry-After', String(Math.max(1, resetSeconds)));
  return problem(c, 'rate_limited');
}
