import { createHmac } from 'node:crypto';

/**
 * The `webhook-signature` of a delivery. The key is the client secret's own bytes, as they stand.
 * @see Standard Webhooks 1.0, "Signature scheme"; bigcommerce/docs https-webhook-overview (read 2026-04).
 */
export function signDelivery(clientSecret: string, id: string, timestampSeconds: number, body: string): string {
  const digest = createHmac('sha256', clientSecret).update(`${id}.${timestampSeconds}.${body}`).digest('base64');
  return `v1,${digest}`;
}
