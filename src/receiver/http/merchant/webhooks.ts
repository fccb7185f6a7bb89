import { z } from 'zod';
import {
  createdEndpointSchema,
  deliveryIdSchema,
  deliveryListQuerySchema,
  deliveryListSchema,
  deliverySchema,
  endpointChangesSchema,
  endpointIdSchema,
  endpointListSchema,
  endpointSchema,
  newEndpointSchema,
  rotatedSecretSchema,
} from '../../../contract/schema/webhook.ts';
import { fail, ok } from '../../../contract/wire/result.ts';
import { addEndpoint, newWebhookSecret } from '../add-endpoint.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Parts } from '../parts.ts';
import { type Operation, operation } from './operation.ts';

const ofEndpoint = z.object({ endpointId: endpointIdSchema });
const ofDelivery = ofEndpoint.extend({ deliveryId: deliveryIdSchema });
const overlapMs = 24 * 60 * 60 * 1_000;
const scope = 'webhooks:manage';

/** `/webhooks…`: where the merchant wants to be told of things, and what became of telling them. */
export function webhooks(parts: Parts): readonly Operation[] {
  const { webhookEndpoints, webhookDeliveries, isWebhookUrl, clock } = parts;

  return [
    operation({
      id: 'listWebhookEndpoints',
      method: 'get',
      path: '/webhooks',
      scope,
      summary: 'List webhook endpoints',
      answers: { 200: { description: 'All endpoints, oldest first.', schema: endpointListSchema } },
      problems: [],
      answer: async ({ store }) =>
        ok({ status: 200, body: { endpoints: await webhookEndpoints.list(store.storeHash) } }),
    }),

    operation({
      id: 'createWebhookEndpoint',
      method: 'post',
      path: '/webhooks',
      scope,
      summary: 'Add a webhook endpoint',
      description:
        'What happens from now on is posted to this address, signed after Standard Webhooks. Any 2xx answer within 10 seconds counts as delivered; redirects are not followed. Other answers are tried again with growing pauses, for some 28 hours. An endpoint with nothing but failures for three days, or one that answers 410, is switched off, and says so in the list.',
      body: newEndpointSchema,
      answers: { 201: { description: 'The endpoint with its secret.', schema: createdEndpointSchema } },
      problems: ['url_not_allowed', 'too_many_endpoints'],
      answer: async ({ store: { storeHash }, body: { url, eventTypes } }) => {
        const created = await addEndpoint(parts, storeHash, url, eventTypes);
        return created.ok ? ok({ status: 201, body: created.value }) : created;
      },
    }),

    operation({
      id: 'getWebhookEndpoint',
      method: 'get',
      path: '/webhooks/{endpointId}',
      scope,
      summary: 'Read a webhook endpoint',
      params: ofEndpoint,
      unknown: 'unknown_endpoint',
      answers: { 200: { description: 'The endpoint.', schema: endpointSchema } },
      problems: ['unknown_endpoint'],
      answer: async ({ store, params }) => {
        const endpoint = await webhookEndpoints.find(store.storeHash, params.endpointId);
        return endpoint ? ok({ status: 200, body: endpoint }) : fail('unknown_endpoint');
      },
    }),

    operation({
      id: 'changeWebhookEndpoint',
      method: 'patch',
      path: '/webhooks/{endpointId}',
      scope,
      summary: 'Change a webhook endpoint',
      description: 'What happens while an endpoint is switched off is not sent to it later.',
      params: ofEndpoint,
      unknown: 'unknown_endpoint',
      body: endpointChangesSchema,
      answers: { 200: { description: 'The endpoint as it is now.', schema: endpointSchema } },
      problems: ['unknown_endpoint', 'url_not_allowed'],
      answer: async ({ store, params, body }) => {
        if (body.url !== undefined && !isWebhookUrl(body.url)) return fail('url_not_allowed');
        const changed = await webhookEndpoints.change(store.storeHash, params.endpointId, body);
        return changed ? ok({ status: 200, body: changed }) : fail('unknown_endpoint');
      },
    }),

    operation({
      id: 'deleteWebhookEndpoint',
      method: 'delete',
      path: '/webhooks/{endpointId}',
      scope,
      summary: 'Delete a webhook endpoint',
      description: 'Its deliveries are forgotten with it.',
      params: ofEndpoint,
      unknown: 'unknown_endpoint',
      answers: { 204: { description: 'It is gone.', schema: null } },
      problems: ['unknown_endpoint'],
      answer: async ({ store, params }) =>
        (await webhookEndpoints.remove(store.storeHash, params.endpointId))
          ? ok({ status: 204 })
          : fail('unknown_endpoint'),
    }),

    operation({
      id: 'rotateWebhookSecret',
      method: 'post',
      path: '/webhooks/{endpointId}/secret',
      scope,
      summary: 'Change the secret of a webhook endpoint',
      description:
        'Makes a new secret. For 24 hours both sign, so that every webhook has two signatures and can be proven with either.',
      params: ofEndpoint,
      unknown: 'unknown_endpoint',
      answers: { 200: { description: 'The new secret.', schema: rotatedSecretSchema } },
      problems: ['unknown_endpoint'],
      answer: async ({ store, params }) => {
        const secret = newWebhookSecret(parts);
        const untilMs = clock() + overlapMs;
        const isDone = await webhookEndpoints.rotate(store.storeHash, params.endpointId, secret, untilMs);
        const previousSecretUntil = new Date(untilMs).toISOString();
        return isDone ? ok({ status: 200, body: { secret, previousSecretUntil } }) : fail('unknown_endpoint');
      },
    }),

    operation({
      id: 'testWebhookEndpoint',
      method: 'post',
      path: '/webhooks/{endpointId}/test',
      scope,
      summary: 'Send a test to a webhook endpoint',
      params: ofEndpoint,
      unknown: 'unknown_endpoint',
      answers: { 202: { description: 'The delivery, which is on its way.', schema: deliverySchema } },
      problems: ['unknown_endpoint'],
      answer: async ({ store, params }) => {
        const delivery = await webhookDeliveries.addTest(store.storeHash, params.endpointId, clock());
        return delivery ? ok({ status: 202, body: delivery }) : fail('unknown_endpoint');
      },
    }),

    operation({
      id: 'listWebhookDeliveries',
      method: 'get',
      path: '/webhooks/{endpointId}/deliveries',
      scope,
      summary: 'List the deliveries to a webhook endpoint',
      description: 'Newest first. They are kept for 30 days.',
      params: ofEndpoint,
      unknown: 'unknown_endpoint',
      query: deliveryListQuerySchema,
      answers: { 200: { description: 'A page of deliveries.', schema: deliveryListSchema } },
      problems: ['unknown_endpoint', 'invalid_request'],
      answer: async ({ store: { storeHash }, params: { endpointId }, query: { status, cursor, limit } }) => {
        const position = cursor === undefined ? undefined : readCursor(cursor);
        if (cursor !== undefined && !position) return fail('invalid_request');
        if (!(await webhookEndpoints.find(storeHash, endpointId))) return fail('unknown_endpoint');
        const after = position && { createdAtMs: position.createdAtMs, deliveryId: position.id };
        // One more than wanted tells whether there is another page.
        const found = await webhookDeliveries.list(storeHash, endpointId, status, after, limit + 1);
        const deliveries = found.slice(0, limit);
        const last = found.length > limit ? deliveries.at(-1) : undefined;
        const nextCursor = last ? writeCursor(Date.parse(last.createdAt), last.deliveryId) : null;
        return ok({ status: 200, body: { deliveries, nextCursor } });
      },
    }),

    operation({
      id: 'resendWebhookDelivery',
      method: 'post',
      path: '/webhooks/{endpointId}/deliveries/{deliveryId}/resend',
      scope,
      summary: 'Send a delivery again',
      description: 'The same message with the same `webhook-id`, now, whether it was delivered before or not.',
      params: ofDelivery,
      unknown: 'unknown_delivery',
      answers: { 202: { description: 'The delivery, which is on its way.', schema: deliverySchema } },
      problems: ['unknown_delivery'],
      answer: async ({ store: { storeHash }, params: { endpointId, deliveryId } }) => {
        const delivery = await webhookDeliveries.sendAgain(storeHash, endpointId, deliveryId, clock());
        return delivery ? ok({ status: 202, body: delivery }) : fail('unknown_delivery');
      },
    }),
  ];
}
