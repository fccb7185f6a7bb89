import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

/**
 * For those who run the receiver. `GET /health`: the process answers. `GET /ready`: it can do its work, or else 503 and what is missing,
 * in words of ours, and what it does without all the same. `GET /metrics`: Prometheus figures, for the bearer of the token; not there where none is set.
 */
export function operators({ readiness, canMail, metrics, levels, metricsToken }: Parts): Hono<Env> {
  return new Hono<Env>()
    .get('/health', (c) => c.json({ status: 'ok' }))

    .get('/ready', async (c) => {
      const missing = await readiness();
      return c.json(
        { status: missing.length === 0 ? 'ready' : 'not ready', missing, without: canMail ? [] : ['mail'] },
        missing.length === 0 ? 200 : 503,
      );
    })

    .get('/metrics', async (c) => {
      if (metricsToken === undefined) return problem(c, 'not_found');
      const [, given = ''] = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '') ?? [];
      if (!isSame(given, metricsToken)) return problem(c, 'unauthorized');
      const { contentType, text } = await metrics.render(await levels());
      return c.body(text, 200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' });
    });
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (given: string, expected: string) => timingSafeEqual(digest(given), digest(expected));
