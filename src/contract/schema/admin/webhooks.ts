import { z } from 'zod';
import { createdEndpointSchema, deliverySchema, endpointSchema } from '../webhook.ts';
import { pageOf, pageQuery } from './page.ts';

/**
 * Endpoints and deliveries look as they do to merchants' programs (`schema/webhook.ts`), times included. `POST /admin/api/webhooks` takes
 * `newEndpointSchema` and answers `createdEndpointSchema` with the secret, shown this once; `PUT /admin/api/webhooks/{id}` takes
 * `endpointChangesSchema` and answers the endpoint; `DELETE` answers 204; `POST …/{id}/deliveries/{deliveryId}/resend` answers 202.
 */
export const webhooksSchema = z.object({ items: z.array(endpointSchema) });
export type WebhooksView = z.infer<typeof webhooksSchema>;

/** `GET /admin/api/webhooks/{id}/deliveries` */
export const webhookDeliveriesQuerySchema = z.strictObject(pageQuery);
export const webhookDeliveriesSchema = pageOf(deliverySchema);
export type WebhookDeliveriesView = z.infer<typeof webhookDeliveriesSchema>;

export { endpointChangesSchema, newEndpointSchema } from '../webhook.ts';
export { createdEndpointSchema, endpointSchema };
