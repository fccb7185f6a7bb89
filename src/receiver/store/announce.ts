import type { PoolClient } from 'pg';
import type { WebhookEvent } from '../../contract/schema/webhook.ts';
import type { Queue } from './queue.ts';

/** Has every endpoint of the store that wants to know told of an event, as a part of the client's open transaction. */
export async function announce(
  client: PoolClient,
  queue: Queue,
  storeHash: string,
  { type, data }: WebhookEvent,
  /** The check that tells whom it is about. */
  checkId: string | null,
  atMs: number,
): Promise<void> {
  const payload = JSON.stringify({ type, timestamp: new Date(atMs).toISOString(), data });
  const { rows } = await client.query<{ delivery_id: string }>(
    `insert into webhook_deliveries (store_hash, endpoint_id, event_type, payload, check_id, created_at, next_attempt_at)
     select store_hash, endpoint_id, $2, $3, $5, $4, $4 from webhook_endpoints
     where store_hash = $1 and is_enabled and $2 = any(event_types)
     returning delivery_id`,
    [storeHash, type, payload, new Date(atMs), checkId],
  );
  if (rows.length === 0) return;
  await queue.add(
    client,
    rows.map(({ delivery_id: deliveryId }) => ({ name: 'deliver-webhook', storeHash, deliveryId, attempt: 0 })),
  );
}
