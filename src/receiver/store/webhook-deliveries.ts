import type { DeliveryView } from '../../contract/schema/webhook.ts';
import type { AfterTry, WebhookAnswer } from '../checks/webhook.ts';
import { addToAudit } from './audit.ts';
import type { Database } from './database.ts';
import type { Queue } from './queue.ts';
import type { Vault } from './vault.ts';
import { placeOfSecret } from './webhook-endpoints.ts';

/** A delivery whose turn it is. */
export interface DueDelivery {
  readonly endpointId: string;
  readonly url: string;
  readonly payload: string;
  /** The newest first. */
  readonly secrets: readonly string[];
  readonly isEnabled: boolean;
  readonly failingSinceMs: number | null;
}

export interface DeliveryPosition {
  readonly createdAtMs: number;
  readonly deliveryId: string;
}

/** What is on its way to merchants, and what became of it. */
export interface WebhookDeliveries {
  /** Undefined for a try that was made already, or is wanted no more. `attempt` is how many were made before. */
  due(storeHash: string, deliveryId: string, attempt: number, nowMs: number): Promise<DueDelivery | undefined>;
  /** Keeps what came of a try, with the next one where there is to be another. */
  tried(
    storeHash: string,
    deliveryId: string,
    answer: WebhookAnswer | 'switched_off',
    after: AfterTry,
    nowMs: number,
  ): Promise<void>;
  /** Has a test sent to one endpoint. Undefined where there is none. */
  addTest(storeHash: string, endpointId: string, nowMs: number): Promise<DeliveryView | undefined>;
  /** Has a delivery tried now, whatever became of it before. Undefined where there is none. `byUserId`: of the staff, where one wants it. */
  sendAgain(
    storeHash: string,
    endpointId: string,
    deliveryId: string,
    nowMs: number,
    byUserId?: number,
  ): Promise<DeliveryView | undefined>;
  /** Up to `limit` deliveries to one endpoint, newest first, behind a position. */
  list(
    storeHash: string,
    endpointId: string,
    statuses: readonly DeliveryView['status'][] | undefined,
    after: DeliveryPosition | undefined,
    limit: number,
  ): Promise<DeliveryView[]>;
}

interface Row {
  delivery_id: string;
  event_type: DeliveryView['eventType'];
  status: DeliveryView['status'];
  attempts: number;
  last_attempt_at: Date | null;
  last_answer: string | null;
  next_attempt_at: Date | null;
  created_at: Date;
}

interface DueRow {
  endpoint_id: string;
  url: string;
  payload: string;
  secret_sealed: Buffer;
  previous_secret_sealed: Buffer | null;
  previous_secret_until: Date | null;
  is_enabled: boolean;
  failing_since: Date | null;
}

const fromRow = (row: Row): DeliveryView => ({
  deliveryId: row.delivery_id,
  eventType: row.event_type,
  status: row.status,
  attempts: row.attempts,
  lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
  lastAnswer: row.last_answer,
  nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
});

export function createWebhookDeliveries(database: Database, queue: Queue, vault: Vault): WebhookDeliveries {
  return {
    async due(storeHash, deliveryId, attempt, nowMs) {
      const { rows } = await database.of(storeHash).query<DueRow>(
        `select endpoint_id, url, payload, secret_sealed, previous_secret_sealed, previous_secret_until, is_enabled, failing_since
         from webhook_deliveries join webhook_endpoints using (store_hash, endpoint_id)
         where store_hash = $1 and delivery_id = $2 and attempts = $3 and status = 'waiting'`,
        [storeHash, deliveryId, attempt],
      );
      const [row] = rows;
      if (!row) return undefined;
      const { endpoint_id: endpointId } = row;
      const open = (sealed: Buffer, column: 'secret_sealed' | 'previous_secret_sealed') =>
        vault.open(sealed, placeOfSecret(storeHash, column, endpointId));
      const isOverlapping = row.previous_secret_until !== null && row.previous_secret_until.getTime() > nowMs;
      return {
        endpointId,
        url: row.url,
        payload: row.payload,
        secrets: [
          open(row.secret_sealed, 'secret_sealed'),
          ...(isOverlapping && row.previous_secret_sealed
            ? [open(row.previous_secret_sealed, 'previous_secret_sealed')]
            : []),
        ],
        isEnabled: row.is_enabled,
        failingSinceMs: row.failing_since?.getTime() ?? null,
      };
    },

    tried: (storeHash, deliveryId, answer, { status, nextAttemptAtMs, failingSinceMs, isGivenUp }, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        const nextAttemptAt = nextAttemptAtMs === null ? null : new Date(nextAttemptAtMs);
        const { rows } = await client.query<{ endpoint_id: string; attempts: number }>(
          `update webhook_deliveries
           set status = $3, attempts = attempts + 1, last_attempt_at = $4, last_answer = $5, next_attempt_at = $6
           where store_hash = $1 and delivery_id = $2 returning endpoint_id, attempts`,
          [storeHash, deliveryId, status, new Date(nowMs), String(answer), nextAttemptAt],
        );
        const [row] = rows;
        if (!row) return;
        if (answer !== 'switched_off') {
          await client.query(
            `update webhook_endpoints
             set failing_since = case when $3::timestamptz is null then null else coalesce(failing_since, $3) end,
                 given_up_at = case when $4 and is_enabled then $5 else given_up_at end, is_enabled = is_enabled and not $4
             where store_hash = $1 and endpoint_id = $2`,
            [
              storeHash,
              row.endpoint_id,
              failingSinceMs === null ? null : new Date(failingSinceMs),
              isGivenUp,
              new Date(nowMs),
            ],
          );
        }
        if (nextAttemptAtMs === null) return;
        await queue.add(
          client,
          [{ name: 'deliver-webhook', storeHash, deliveryId, attempt: row.attempts }],
          nextAttemptAtMs,
        );
      }),

    addTest: (storeHash, endpointId, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        const now = new Date(nowMs);
        const payload = JSON.stringify({ type: 'webhook.test', timestamp: now.toISOString(), data: {} });
        const { rows } = await client.query<Row>(
          `insert into webhook_deliveries (store_hash, endpoint_id, event_type, payload, created_at, next_attempt_at)
           select store_hash, endpoint_id, 'webhook.test', $3, $4, $4 from webhook_endpoints
           where store_hash = $1 and endpoint_id = $2 returning *`,
          [storeHash, endpointId, payload, now],
        );
        const [row] = rows;
        if (!row) return undefined;
        await queue.add(client, [
          { name: 'deliver-webhook', storeHash, deliveryId: row.delivery_id, attempt: row.attempts },
        ]);
        return fromRow(row);
      }),

    sendAgain: (storeHash, endpointId, deliveryId, nowMs, byUserId) =>
      database.of(storeHash).transaction(async (client) => {
        const { rows } = await client.query<Row>(
          `update webhook_deliveries set status = 'waiting', next_attempt_at = $4
           where store_hash = $1 and endpoint_id = $2 and delivery_id = $3 returning *`,
          [storeHash, endpointId, deliveryId, new Date(nowMs)],
        );
        const [row] = rows;
        if (!row) return undefined;
        // A try that was planned for later finds that this one was made instead.
        await queue.add(client, [{ name: 'deliver-webhook', storeHash, deliveryId, attempt: row.attempts }]);
        if (byUserId !== undefined) {
          const entry = { storeHash, userId: byUserId, action: 'webhook.resent', what: deliveryId } as const;
          await addToAudit(client, { ...entry, before: null, after: { endpointId }, atMs: nowMs });
        }
        return fromRow(row);
      }),

    async list(storeHash, endpointId, statuses, after, limit) {
      const { rows } = await database.of(storeHash).query<Row>(
        `select * from webhook_deliveries
         where store_hash = $1 and endpoint_id = $2 and ($3::text[] is null or status = any($3))
           and ($4::timestamptz is null or (created_at, delivery_id) < ($4, $5))
         order by created_at desc, delivery_id desc limit $6`,
        [
          storeHash,
          endpointId,
          statuses ?? null,
          after ? new Date(after.createdAtMs) : null,
          after?.deliveryId ?? null,
          limit,
        ],
      );
      return rows.map(fromRow);
    },
  };
}
