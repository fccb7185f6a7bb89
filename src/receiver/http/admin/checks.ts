import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import {
  type BulkResult,
  bulkSchema,
  type CheckItem,
  type ChecksView,
  checksQuerySchema,
  newAdminCheckSchema,
} from '../../../contract/schema/admin/checks.ts';
import { requestCheck } from '../../checks/request-check.ts';
import { reviewTargetOf } from '../../checks/review.ts';
import { type ListedCheck, positionOf, type StaffCheckPosition } from '../../store/staff-checks.ts';
import type { Store } from '../../store/stores.ts';
import { readJson } from '../body.ts';
import { csvLine } from '../csv.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import { readQuery } from '../query.ts';
import type { AdminEnv } from './admin-session.ts';
import { inviteToCheck } from './invite-to-check.ts';
import { showCheck } from './show-check.ts';

type Query = z.output<typeof checksQuerySchema>;
const csvPageSize = 500;

/**
 * `GET /checks`: a page of checks. `GET /checks.csv`: all of them, as a file. `POST /checks`: a new check of an order or a customer.
 * `POST /checks/bulk`: one thing done to several checks, each for itself.
 */
export function checks(parts: Parts): Hono<AdminEnv> {
  const { staffChecks, staffDecisions, orders, shops, clock, log } = parts;

  /** Undefined for a query that is none. */
  const readPage = (c: Context<AdminEnv>): { query: Query; after: StaffCheckPosition | undefined } | undefined => {
    const query = readQuery(c, checksQuerySchema);
    if (!query) return undefined;
    const position = query.cursor === undefined ? undefined : readCursor(query.cursor);
    if (query.cursor !== undefined && !position) return undefined;
    return { query, after: position && { atMs: position.createdAtMs, checkId: position.id } };
  };

  const list = ({ storeHash }: Store, query: Query, after: StaffCheckPosition | undefined, limit: number) => {
    const { status: statuses, queue, sort, ...filter } = query;
    return staffChecks.list(storeHash, { ...filter, statuses }, { queue, sort }, after, limit);
  };

  const findForOrder = async (storeHash: string, orderId: number) => {
    const record = await orders.find(storeHash, orderId);
    return record?.checkId ? parts.checks.findEver(storeHash, record.checkId) : undefined;
  };

  return new Hono<AdminEnv>()
    .get('/checks', async (c) => {
      const page = readPage(c);
      if (!page) return problem(c, 'invalid_request');
      const store = c.get('store');
      const { limit, queue } = page.query;
      // One more than wanted tells whether there is another page.
      const found = await list(store, page.query, page.after, limit + 1);
      const items = found.slice(0, limit).map((check) => itemOf(check, store));
      const last = found.length > limit ? items.at(-1) : undefined;
      const position = last && positionOf(last, queue);
      const nextCursor = position ? writeCursor(position.atMs, position.checkId) : null;
      return c.json({ items, nextCursor } satisfies ChecksView);
    })

    .get('/checks.csv', (c) => {
      const page = readPage(c);
      if (!page || page.query.cursor !== undefined) return problem(c, 'invalid_request');
      const store = c.get('store');
      log.info({ storeHash: store.storeHash, userId: c.get('user').userId }, 'checks exported');
      const encoder = new TextEncoder();
      let after: StaffCheckPosition | undefined;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(encoder.encode(csvLine(columns))),
        async pull(controller) {
          const found = await list(store, page.query, after, csvPageSize);
          controller.enqueue(encoder.encode(found.map(lineOf).join('')));
          const last = found.at(-1);
          after = last && positionOf(last, page.query.queue);
          if (found.length < csvPageSize) controller.close();
        },
      });
      return c.body(body, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="id-checks.csv"',
      });
    })

    .post('/checks', async (c) => {
      const store = c.get('store');
      const { storeHash } = store;
      const given = await readJson(c.req.raw, (value) => newAdminCheckSchema.safeParse(value).data);
      if (!given.ok) return problem(c, given.code);
      const { requirement, ...target } = given.value;
      const { userId } = c.get('user');
      const shop = await shops(storeHash);
      const created = await requestCheck({ ...parts, findForOrder }, store, shop, target, requirement, userId);
      if (!created.ok) return problem(c, created.code);
      const { checkId } = created.value;
      log.info({ storeHash, checkId, userId }, 'check asked for by staff');
      return showCheck(parts, c, checkId, 201);
    })

    .post('/checks/bulk', async (c) => {
      const store = c.get('store');
      const { storeHash, settings } = store;
      const given = await readJson(c.req.raw, (value) => bulkSchema.safeParse(value).data);
      if (!given.ok) return problem(c, given.code);
      const { action, reason } = given.value;
      const { userId } = c.get('user');
      const { needsTwo } = settings.review;
      const mailsShopper = settings.review.mailsShopper && parts.canMail;
      const act = async (checkId: string): Promise<string | null> => {
        if (action === 'invite') {
          const invited = await inviteToCheck(parts, storeHash, checkId, userId);
          return invited.ok ? null : invited.code;
        }
        const of = { storeHash, checkId, userId, revision: null, atMs: clock() };
        const decided = await staffDecisions.decide({ ...of, decision: action, reason, needsTwo, mailsShopper });
        if (!decided.ok) return decided.code;
        return decided.value === 'agreed' ? 'second_eyes_needed' : null;
      };
      const items: { checkId: string; code: string | null }[] = [];
      for (const checkId of new Set(given.value.checkIds)) items.push({ checkId, code: await act(checkId) });
      log.info({ storeHash, userId, action, checks: items.length }, 'checks decided by staff');
      return c.json({ items } satisfies BulkResult);
    });
}

const itemOf = (check: ListedCheck, { settings }: Store): CheckItem => ({
  ...check,
  targetAtMs: reviewTargetOf(check.inReviewSinceMs, settings.review),
});

const columns = [
  'check_id',
  'status',
  'finding',
  'provider',
  'ial',
  'minimum_age',
  'customer_id',
  'order_ids',
  'is_holding',
  'created_at',
  'updated_at',
  'in_review_since',
];

const lineOf = (check: ListedCheck): string =>
  csvLine([
    check.checkId,
    check.status,
    check.finding,
    check.provider,
    check.requirement.ial,
    check.requirement.minimumAge,
    check.customerId,
    check.orderIds.join(' '),
    check.isHolding ? 'yes' : 'no',
    momentOf(check.createdAtMs),
    momentOf(check.updatedAtMs),
    momentOf(check.inReviewSinceMs),
  ]);

const momentOf = (atMs: number | null): string | null => (atMs === null ? null : new Date(atMs).toISOString());
