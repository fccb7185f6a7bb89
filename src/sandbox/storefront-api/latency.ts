import type { MiddlewareHandler } from 'hono';
import type { Store } from '../store.ts';
import { readSession } from './sessions.ts';

/** Lets a shopper who asked for it wait for each answer, as on a slow line. */
export function latency(store: Store): MiddlewareHandler {
  return async (c, next) => {
    const longestMs = readSession(store, c)?.switches.latencyMs ?? 0;
    if (longestMs > 0) await store.delay(store.chance() * longestMs);
    await next();
  };
}
