import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Metrics } from '../observe/metrics.ts';
import type { Env } from './parts.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Counts each request under its route's template, so that neither ids nor what a stranger makes up gets into the figures. */
export function measured(metrics: Pick<Metrics, 'requestEnded'>, now: () => number): MiddlewareHandler<Env> {
  return async (c, next) => {
    const beganMs = now();
    await next();
    const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'none';
    const method = methods.includes(c.req.method) ? c.req.method : 'other';
    metrics.requestEnded({ method, route, status: c.res.status, tookMs: now() - beganMs });
  };
}
