import { Hono } from 'hono';
import type { Me } from '../../../contract/schema/admin/me.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

/** `GET /me`: who is there. `POST /session`: a session for the next quarter of an hour, while the day is not over. */
export function me({ sessionTokens, isSandbox }: Pick<Parts, 'sessionTokens' | 'isSandbox'>): Hono<AdminEnv> {
  return new Hono<AdminEnv>()
    .get('/me', (c) => {
      const { storeHash, name: storeName, timeZone, currency } = c.get('store');
      const { userId, email, role, locale } = c.get('user');
      const user = { userId, email, role };
      return c.json({ storeHash, storeName, timeZone, currency, locale, user, isSandbox } satisfies Me);
    })

    .post('/session', async (c) => {
      const { storeHash } = c.get('store');
      const session = await sessionTokens.issue({
        storeHash,
        userId: c.get('user').userId,
        beganAtMs: c.get('beganAtMs'),
      });
      return session ? c.json(session) : problem(c, 'session_over');
    });
}
