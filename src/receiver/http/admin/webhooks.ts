import { Hono } from 'hono';
import {
  endpointChangesSchema,
  newEndpointSchema,
  type WebhookDeliveriesView,
  type WebhooksView,
  webhookDeliveriesQuerySchema,
} from '../../../contract/schema/admin/webhooks.ts';
import { addEndpoint } from '../add-endpoint.ts';
import { readJson } from '../body.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import { readQuery } from '../query.ts';
import type { AdminEnv } from './admin-session.ts';

/** `/webhooks…`: where the merchant's programs are told of things, and what became of telling them. */
export function webhooks(parts: Parts): Hono<AdminEnv> {
  const { webhookEndpoints, webhookDeliveries, isWebhookUrl, clock, log } = parts;
  return new Hono<AdminEnv>()
    .get('/', async (c) => {
      const items = await webhookEndpoints.list(c.get('store').storeHash);
      return c.json({ items } satisfies WebhooksView);
    })

    .post('/', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      const given = await readJson(c.req.raw, (value) => newEndpointSchema.safeParse(value).data);
      if (!given.ok) return problem(c, given.code);
      const created = await addEndpoint(parts, storeHash, given.value.url, given.value.eventTypes, userId);
      if (!created.ok) return problem(c, created.code);
      log.info({ storeHash, userId, endpointId: created.value.endpointId }, 'webhook endpoint added');
      return c.json(created.value, 201);
    })

    .put('/:endpointId', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      const endpointId = c.req.param('endpointId');
      const given = await readJson(c.req.raw, (value) => endpointChangesSchema.safeParse(value).data);
      if (!given.ok) return problem(c, given.code);
      if (given.value.url !== undefined && !isWebhookUrl(given.value.url)) return problem(c, 'url_not_allowed');
      const changed = await webhookEndpoints.change(storeHash, endpointId, given.value, { userId, atMs: clock() });
      if (!changed) return problem(c, 'unknown_endpoint');
      log.info({ storeHash, userId, endpointId }, 'webhook endpoint changed');
      return c.json(changed);
    })

    .delete('/:endpointId', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      const endpointId = c.req.param('endpointId');
      const isRemoved = await webhookEndpoints.remove(storeHash, endpointId, { userId, atMs: clock() });
      if (!isRemoved) return problem(c, 'unknown_endpoint');
      log.info({ storeHash, userId, endpointId }, 'webhook endpoint removed');
      return c.body(null, 204);
    })

    .get('/:endpointId/deliveries', async (c) => {
      const { storeHash } = c.get('store');
      const endpointId = c.req.param('endpointId');
      const query = readQuery(c, webhookDeliveriesQuerySchema);
      const position = query?.cursor === undefined ? undefined : readCursor(query.cursor);
      if (!query || (query.cursor !== undefined && !position)) return problem(c, 'invalid_request');
      if (!(await webhookEndpoints.find(storeHash, endpointId))) return problem(c, 'unknown_endpoint');
      const after = position && { createdAtMs: position.createdAtMs, deliveryId: position.id };
      // One more than wanted tells whether there is another page.
      const found = await webhookDeliveries.list(storeHash, endpointId, undefined, after, query.limit + 1);
      const items = found.slice(0, query.limit);
      const last = found.length > query.limit ? items.at(-1) : undefined;
      const nextCursor = last ? writeCursor(Date.parse(last.createdAt), last.deliveryId) : null;
      return c.json({ items, nextCursor } satisfies WebhookDeliveriesView);
    })

    .post('/:endpointId/deliveries/:deliveryId/resend', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      const { endpointId, deliveryId } = c.req.param();
      const sent = await webhookDeliveries.sendAgain(storeHash, endpointId, deliveryId, clock(), userId);
      return sent ? c.json(sent, 202) : problem(c, 'unknown_delivery');
    });
}
