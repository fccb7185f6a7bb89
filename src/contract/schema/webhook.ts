import { z } from 'zod';
import { momentSchema, orderIdSchema } from './ids.ts';
import { checkSummarySchema, cursorSchema, pageLimitSchema } from './merchant-check.ts';
import { statusSchema } from './status.ts';

/** What a merchant can be told of. */
export const eventTypes = ['check.created', 'check.status_changed', 'order.held', 'order.released'] as const;
export const eventTypeSchema = z.enum(eventTypes).meta({ id: 'EventType' });
export type EventType = z.infer<typeof eventTypeSchema>;

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({
    type: z.literal(type),
    timestamp: momentSchema.meta({ description: 'When it happened. The header tells when it was sent.' }),
    data: z.object(data),
  });

/** The body of each kind of webhook. */
export const eventSchemas = {
  'check.created': event('check.created', { check: checkSummarySchema }).meta({ id: 'CheckCreated' }),
  'check.status_changed': event('check.status_changed', {
    check: checkSummarySchema,
    previousStatus: statusSchema,
  }).meta({ id: 'CheckStatusChanged' }),
  'order.held': event('order.held', { orderId: orderIdSchema, check: checkSummarySchema.nullable() }).meta({
    id: 'OrderHeld',
  }),
  'order.released': event('order.released', { orderId: orderIdSchema, check: checkSummarySchema.nullable() }).meta({
    id: 'OrderReleased',
  }),
  'webhook.test': event('webhook.test', {}).meta({ id: 'WebhookTest' }),
};
export type WebhookEvent = {
  [Type in keyof typeof eventSchemas]: Omit<z.infer<(typeof eventSchemas)[Type]>, 'timestamp'>;
}[keyof typeof eventSchemas];

export const endpointIdSchema = z.string().regex(/^whe_[\w-]{22}$/);
export const deliveryIdSchema = z.string().regex(/^msg_[0-9a-f]{32}$/);

const urlSchema = z.url().max(2_000).meta({ description: 'Public, and https.' });
const wantedEvents = z
  .array(eventTypeSchema)
  .min(1)
  .max(20)
  .transform((types) => [...new Set(types)])
  .meta({ override: ({ jsonSchema }) => void delete jsonSchema.anyOf });

export const newEndpointSchema = z
  .strictObject({ url: urlSchema, eventTypes: wantedEvents.default([...eventTypes]) })
  .meta({ id: 'NewWebhookEndpoint' });
export const endpointChangesSchema = z
  .strictObject({ url: urlSchema, eventTypes: wantedEvents, isEnabled: z.boolean() })
  .partial()
  .meta({ id: 'WebhookEndpointChanges', description: 'What is left out stays as it is.' });

export const endpointSchema = z
  .object({
    endpointId: endpointIdSchema,
    url: z.string(),
    eventTypes: z.array(eventTypeSchema),
    isEnabled: z.boolean(),
    failingSince: momentSchema
      .nullable()
      .meta({ description: 'Since when every try failed; null while the latest one succeeded.' }),
    givenUpAt: momentSchema.nullable().meta({
      description:
        'When idgate switched it off, after three days of nothing but failures. Switch it on again with `isEnabled`.',
    }),
    previousSecretUntil: momentSchema
      .nullable()
      .meta({ description: 'Until when the secret from before signs too; null where there is none.' }),
    createdAt: momentSchema,
  })
  .meta({ id: 'WebhookEndpoint' });
export type Endpoint = z.infer<typeof endpointSchema>;

const secretSchema = z
  .string()
  .regex(/^whsec_[\w+/=]+$/)
  .meta({ description: 'Signs every webhook to this endpoint. Shown this once.' });
export const createdEndpointSchema = endpointSchema
  .extend({ secret: secretSchema })
  .meta({ id: 'CreatedWebhookEndpoint' });
export const rotatedSecretSchema = z
  .object({ secret: secretSchema, previousSecretUntil: momentSchema })
  .meta({ id: 'RotatedSecret' });
export const endpointListSchema = z.object({ endpoints: z.array(endpointSchema) }).meta({ id: 'WebhookEndpointList' });

export const deliveryStatusSchema = z.enum(['waiting', 'delivered', 'failed']);
export const deliverySchema = z
  .object({
    deliveryId: deliveryIdSchema.meta({ description: 'The `webhook-id` of every try, by which you know it again.' }),
    eventType: z.enum([...eventTypes, 'webhook.test']),
    status: deliveryStatusSchema.meta({
      description: '`waiting` for its next try, `delivered` with a 2xx answer, or `failed` for good.',
    }),
    attempts: z.int(),
    lastAttemptAt: momentSchema.nullable(),
    lastAnswer: z.string().nullable().meta({
      description:
        'The status of the latest answer, or why there was none: `unreachable`, `timed_out`, `not_allowed` for an address that is not public, `switched_off`.',
    }),
    nextAttemptAt: momentSchema.nullable(),
    createdAt: momentSchema,
  })
  .meta({ id: 'WebhookDelivery' });
export type DeliveryView = z.infer<typeof deliverySchema>;

export const deliveryListQuerySchema = z.strictObject({
  status: z.array(deliveryStatusSchema).optional(),
  cursor: cursorSchema.optional(),
  limit: pageLimitSchema,
});
export const deliveryListSchema = z
  .object({ deliveries: z.array(deliverySchema), nextCursor: z.string().nullable() })
  .meta({ id: 'WebhookDeliveryList' });
