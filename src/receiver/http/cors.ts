import type { MiddlewareHandler } from 'hono';
import type { Stores } from '../store/stores.ts';
import type { Env } from './parts.ts';
import { problem } from './problem.ts';

const preflightLifeSeconds = 600;

/**
 * Lets the pages of known stores call us, and our own, and refuses those of others before anything is read. Which of the stores a page may speak
 * for is each route's own question. A request without an origin does not come from a page, and needs its token all the same.
 */
export function cors(stores: Stores, ownOrigin: string): MiddlewareHandler<Env> {
  return async (c, next) => {
    const origin = c.req.header('origin');
    c.header('Vary', 'Origin');
    if (origin === undefined) return next();
    if (origin !== ownOrigin && !(await stores.hasOrigin(origin))) return problem(c, 'origin_not_allowed');
    if (c.req.method === 'OPTIONS') {
      return c.body(null, 204, {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Methods': 'GET, POST',
        'Access-Control-Allow-Headers': 'authorization, content-type',
        'Access-Control-Max-Age': String(preflightLifeSeconds),
      });
    }
    await next();
    c.header('Access-Control-Allow-Origin', origin);
    return;
  };
}
