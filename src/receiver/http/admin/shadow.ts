import { Hono } from 'hono';
import { type ShadowView, shadowQuerySchema } from '../../../contract/schema/admin/simulation.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

/** `GET /policy/shadow?fromMs&toMs`: whom the rules in shadow mode would have asked. */
export const shadow = ({ shadowHits }: Parts): Hono<AdminEnv> =>
  new Hono<AdminEnv>().get('/', async (c) => {
    const query = shadowQuerySchema.safeParse(c.req.query());
    if (!query.success) return problem(c, 'invalid_request');
    const items = await shadowHits.read(c.get('store').storeHash, query.data.fromMs, query.data.toMs);
    return c.json({
      items: items.map((item) => ({ ...item, latestOrderIds: [...item.latestOrderIds] })),
    } satisfies ShadowView);
  });
