import { randomUUID } from 'node:crypto';
import { signedDelivery } from '../../support/receiver-process.ts';
import type { Prepared } from './load.ts';

/** Webhooks of new orders, each signed and about an order of its own. */
export function webhooks(
  storeHash: string,
  clientSecret: string,
  webhookSecret: string,
  count: number,
): () => Prepared | undefined {
  const prepared: Prepared[] = [];
  for (let orderId = 1; orderId <= count; orderId++) {
    const body = JSON.stringify({
      scope: 'store/order/created',
      store_id: '1025646',
      producer: `stores/${storeHash}`,
      hash: '3f9ea420af83450d7ef9f78b08c8af25b2213637',
      created_at: 1_561_479_335,
      data: { type: 'order', id: orderId },
    });
    const init = signedDelivery(clientSecret, webhookSecret, { id: randomUUID(), body, nowMs: Date.now() });
    const headers = { ...(init.headers as Record<string, string>), 'content-length': String(Buffer.byteLength(body)) };
    prepared.push({ path: '/bc/webhooks', method: 'POST', headers, body });
  }
  return () => prepared.pop();
}
