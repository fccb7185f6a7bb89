import { Hono } from 'hono';
import { type AuditView, auditQuerySchema } from '../../../contract/schema/admin/audit.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import { readQuery } from '../query.ts';
import type { AdminEnv } from './admin-session.ts';

/** `GET /audit`: what was changed in the store, by whom, and whether the trail is as it was written. */
export function audit({ audit: trail }: Pick<Parts, 'audit'>): Hono<AdminEnv> {
  return new Hono<AdminEnv>().get('/', async (c) => {
    const { storeHash } = c.get('store');
    const query = readQuery(c, auditQuerySchema);
    const before = query?.cursor === undefined ? undefined : numberOf(query.cursor);
    if (!query || before === null) return problem(c, 'invalid_request');
    // One more than wanted tells whether there is another page.
    const [found, isIntact] = await Promise.all([
      trail.list(storeHash, before, query.limit + 1),
      trail.isIntact(storeHash),
    ]);
    const page = found.slice(0, query.limit);
    const last = found.length > query.limit ? page.at(-1) : undefined;
    const nextCursor = last ? String(last.number) : null;
    return c.json({ items: page, nextCursor, isIntact } satisfies AuditView);
  });
}

/** Null for a text that is no entry's number. */
const numberOf = (cursor: string): number | null => (/^[1-9]\d{0,14}$/.test(cursor) ? Number(cursor) : null);
