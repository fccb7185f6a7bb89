import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/**
 * The headers that prove a webhook to be ours, after the rules of Standard Webhooks: each secret signs, so that a receiver may know one of them
 * alone. A secret is `whsec_` and its bytes in base64.
 */
export function webhookHeaders(
  secrets: readonly string[],
  id: string,
  sentAtMs: number,
  body: string,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(sentAtMs / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
