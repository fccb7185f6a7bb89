import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { pageQuery } from '../../../contract/schema/admin/page.ts';
import {
  dropDraftQuerySchema,
  newDraftSchema,
  type PolicyVersionItem,
  type PolicyView,
  publishSchema,
  restoreSchema,
} from '../../../contract/schema/admin/policy.ts';
import type { Doing, EditConflict } from '../../store/policies.ts';
import { readJson } from '../body.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

const maxBytes = 512 * 1_024;
const versionSchema = z.coerce.number().int().min(1).max(2_147_483_647);
const versionsQuerySchema = z.strictObject({ ...pageQuery, cursor: versionSchema.optional() });

/** `/policy`: the store's live rules, the draft of the next, and every version that was ever live. */
export function policy({ policies, clock, log }: Parts): Hono<AdminEnv> {
  const doing = (c: Context<AdminEnv>): Doing => ({
    storeHash: c.get('store').storeHash,
    userId: c.get('user').userId,
    atMs: clock(),
  });
  const conflict = (c: Context<AdminEnv>, { code, editedBy, editedAtMs }: EditConflict) =>
    problem(c, code, { editedBy, editedAtMs });

  return new Hono<AdminEnv>()
    .get('/', async (c) => {
      const { storeHash } = c.get('store');
      const [live, draft] = await Promise.all([policies.find(storeHash, 'live'), policies.findDraft(storeHash)]);
      if (!live) throw new Error('A store that is connected has a policy');
      return c.json({ live, draft: draft ?? null } satisfies PolicyView);
    })

    .put('/draft', async (c) => {
      const given = await readJson(c.req.raw, (value) => newDraftSchema.safeParse(value).data, { maxBytes });
      if (!given.ok) return problem(c, given.code);
      const saved = await policies.saveDraft(doing(c), given.value.rules, given.value.revision);
      return saved.ok ? c.json(saved.value) : conflict(c, saved);
    })

    .delete('/draft', async (c) => {
      const query = dropDraftQuerySchema.safeParse(c.req.query());
      if (!query.success) return problem(c, 'invalid_request');
      const dropped = await policies.dropDraft(doing(c), query.data.revision);
      return dropped.ok ? c.body(null, 204) : conflict(c, dropped);
    })

    .post('/draft/publish', async (c) => {
      const given = await readJson(c.req.raw, (value) => publishSchema.safeParse(value).data);
      if (!given.ok) return problem(c, given.code);
      const published = await policies.publish(doing(c), given.value.revision);
      if (!published.ok) return conflict(c, published);
      const { version } = published.value;
      log.info({ storeHash: c.get('store').storeHash, userId: c.get('user').userId, version }, 'policy published');
      return c.json(published.value);
    })

    .get('/versions', async (c) => {
      const query = versionsQuerySchema.safeParse(c.req.query());
      if (!query.success) return problem(c, 'invalid_request');
      const { cursor, limit } = query.data;
      const found = await policies.list(c.get('store').storeHash, cursor, limit + 1);
      const items: PolicyVersionItem[] = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return c.json({ items, nextCursor: last ? String(last.version) : null });
    })

    .get('/versions/:version', async (c) => {
      const version = versionSchema.safeParse(c.req.param('version'));
      const found = version.success && (await policies.find(c.get('store').storeHash, version.data));
      return found ? c.json(found) : problem(c, 'not_found');
    })

    .post('/versions/:version/restore', async (c) => {
      const version = versionSchema.safeParse(c.req.param('version'));
      if (!version.success) return problem(c, 'not_found');
      const given = await readJson(c.req.raw, (value) => restoreSchema.safeParse(value).data);
      if (!given.ok) return problem(c, given.code);
      const restored = await policies.restore(doing(c), version.data, given.value.liveVersion);
      if (!restored.ok) return restored.code === 'not_found' ? problem(c, 'not_found') : conflict(c, restored);
      const { storeHash } = c.get('store');
      log.info({ storeHash, userId: c.get('user').userId, version: restored.value.version }, 'policy restored');
      return c.json(restored.value);
    });
}
