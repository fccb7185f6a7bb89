import type { PoolClient } from 'pg';
import type { AuditAction } from '../../contract/schema/admin/audit.ts';
import type { Endpoint, EventType } from '../../contract/schema/webhook.ts';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import { addToAudit, type By } from './audit.ts';
import type { Database } from './database.ts';
import { placeOf, type Vault } from './vault.ts';

export interface NewEndpoint {
  readonly endpointId: string;
  readonly storeHash: string;
  readonly url: string;
  readonly eventTypes: readonly EventType[];
  readonly secret: string;
}

export interface EndpointChanges {
  readonly url?: string | undefined;
  readonly eventTypes?: readonly EventType[] | undefined;
  readonly isEnabled?: boolean | undefined;
}

/** Where a store's merchant wants to be told of things. `by` is the member of staff who makes a change, where one does. */
export interface WebhookEndpoints {
  create(endpoint: NewEndpoint, nowMs: number, by?: By): Promise<Result<Endpoint, 'too_many_endpoints'>>;
  find(storeHash: string, endpointId: string): Promise<Endpoint | undefined>;
  /** Oldest first. */
  list(storeHash: string): Promise<Endpoint[]>;
  /** Undefined where there is none. One that is switched on again begins without its failures. */
  change(storeHash: string, endpointId: string, changes: EndpointChanges, by?: By): Promise<Endpoint | undefined>;
  /** Makes `secret` the one that signs; the one from before signs too until `untilMs`. Answers whether there is such an endpoint. */
  rotate(storeHash: string, endpointId: string, secret: string, untilMs: number): Promise<boolean>;
  /** Forgets an endpoint with its deliveries. Answers whether there was one. */
  remove(storeHash: string, endpointId: string, by?: By): Promise<boolean>;
}

const mostOfAStore = 10;

interface Row {
  endpoint_id: string;
  url: string;
  event_types: EventType[];
  is_enabled: boolean;
  failing_since: Date | null;
  given_up_at: Date | null;
  previous_secret_until: Date | null;
  created_at: Date;
}

const fromRow = (row: Row): Endpoint => ({
  endpointId: row.endpoint_id,
  url: row.url,
  eventTypes: row.event_types,
  isEnabled: row.is_enabled,
  failingSince: row.failing_since?.toISOString() ?? null,
  givenUpAt: row.given_up_at?.toISOString() ?? null,
  previousSecretUntil: row.previous_secret_until?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
});

const sealedColumns = ['secret_sealed', 'previous_secret_sealed'] as const;
/** Where an endpoint's secret is sealed for. */
export const placeOfSecret = (storeHash: string, column: (typeof sealedColumns)[number], endpointId: string): string =>
  placeOf(storeHash, `webhook_endpoints.${column}`, endpointId);

export function createWebhookEndpoints(database: Database, vault: Vault): WebhookEndpoints {
  return {
    create: ({ endpointId, storeHash, url, eventTypes, secret }, nowMs, by) =>
      database.of(storeHash).transaction(async (client) => {
        // Those who add one at once are counted one after the other.
        await client.query('select 1 from stores where store_hash = $1 for no key update', [storeHash]);
        const { rows } = await client.query<Row>(
          `insert into webhook_endpoints (endpoint_id, store_hash, url, event_types, secret_sealed, created_at)
           select $1, $2, $3, $4, $5, $6
           where (select count(*) from webhook_endpoints where store_hash = $2) < $7 returning *`,
          [
            endpointId,
            storeHash,
            url,
            eventTypes,
            vault.seal(secret, placeOfSecret(storeHash, 'secret_sealed', endpointId)),
            new Date(nowMs),
            mostOfAStore,
          ],
        );
        const [row] = rows;
        if (!row) return fail('too_many_endpoints');
        if (by) await note(client, storeHash, by, 'webhook.created', undefined, row);
        return ok(fromRow(row));
      }),

    async find(storeHash, endpointId) {
      const { rows } = await database
        .of(storeHash)
        .query<Row>('select * from webhook_endpoints where store_hash = $1 and endpoint_id = $2', [
          storeHash,
          endpointId,
        ]);
      return rows[0] && fromRow(rows[0]);
    },

    async list(storeHash) {
      const { rows } = await database
        .of(storeHash)
        .query<Row>('select * from webhook_endpoints where store_hash = $1 order by created_at, endpoint_id', [
          storeHash,
        ]);
      return rows.map(fromRow);
    },

    change: (storeHash, endpointId, { url, eventTypes, isEnabled }, by) =>
      database.of(storeHash).transaction(async (client) => {
        const before = await lock(client, storeHash, endpointId);
        if (!before) return undefined;
        const { rows } = await client.query<Row>(
          `update webhook_endpoints
           set url = coalesce($3, url), event_types = coalesce($4, event_types), is_enabled = coalesce($5, is_enabled),
               failing_since = case when $5 and not is_enabled then null else failing_since end,
               given_up_at = case when $5 then null else given_up_at end
           where store_hash = $1 and endpoint_id = $2 returning *`,
          [storeHash, endpointId, url ?? null, eventTypes ?? null, isEnabled ?? null],
        );
        const [row] = rows;
        if (row && by) await note(client, storeHash, by, 'webhook.changed', before, row);
        return row && fromRow(row);
      }),

    rotate: (storeHash, endpointId, secret, untilMs) =>
      database.of(storeHash).transaction(async (client) => {
        const { rows } = await client.query<{ secret_sealed: Buffer }>(
          'select secret_sealed from webhook_endpoints where store_hash = $1 and endpoint_id = $2 for update',
          [storeHash, endpointId],
        );
        if (!rows[0]) return false;
        const previous = vault.open(rows[0].secret_sealed, placeOfSecret(storeHash, 'secret_sealed', endpointId));
        await client.query(
          `update webhook_endpoints set secret_sealed = $3, previous_secret_sealed = $4, previous_secret_until = $5
           where store_hash = $1 and endpoint_id = $2`,
          [
            storeHash,
            endpointId,
            vault.seal(secret, placeOfSecret(storeHash, 'secret_sealed', endpointId)),
            vault.seal(previous, placeOfSecret(storeHash, 'previous_secret_sealed', endpointId)),
            new Date(untilMs),
          ],
        );
        return true;
      }),

    remove: (storeHash, endpointId, by) =>
      database.of(storeHash).transaction(async (client) => {
        const before = await lock(client, storeHash, endpointId);
        if (!before) return false;
        await client.query('delete from webhook_endpoints where store_hash = $1 and endpoint_id = $2', [
          storeHash,
          endpointId,
        ]);
        if (by) await note(client, storeHash, by, 'webhook.removed', before, undefined);
        return true;
      }),
  };
}

async function lock(client: PoolClient, storeHash: string, endpointId: string): Promise<Row | undefined> {
  const { rows } = await client.query<Row>(
    'select * from webhook_endpoints where store_hash = $1 and endpoint_id = $2 for update',
    [storeHash, endpointId],
  );
  return rows[0];
}

function note(
  client: PoolClient,
  storeHash: string,
  { userId, atMs }: By,
  action: AuditAction,
  before: Row | undefined,
  after: Row | undefined,
): Promise<void> {
  const what = (after ?? before)?.endpoint_id ?? '';
  return addToAudit(client, { storeHash, userId, action, what, before: toldOf(before), after: toldOf(after), atMs });
}

/** Of the address the host alone: what stands behind it often lets in whoever knows it. */
const toldOf = (row: Row | undefined) =>
  row ? { host: new URL(row.url).host, eventTypes: row.event_types, isEnabled: row.is_enabled } : null;
