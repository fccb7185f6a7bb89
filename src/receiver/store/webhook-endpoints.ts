import type { Endpoint, EventType } from '../../contract/schema/webhook.ts';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
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

/** Where a store's merchant wants to be told of things. */
export interface WebhookEndpoints {
  create(endpoint: NewEndpoint, nowMs: number): Promise<Result<Endpoint, 'too_many_endpoints'>>;
  find(storeHash: string, endpointId: string): Promise<Endpoint | undefined>;
  /** Oldest first. */
  list(storeHash: string): Promise<Endpoint[]>;
  /** Undefined where there is none. One that is switched on again begins without its failures. */
  change(storeHash: string, endpointId: string, changes: EndpointChanges): Promise<Endpoint | undefined>;
  /** Makes `secret` the one that signs; the one from before signs too until `untilMs`. Answers whether there is such an endpoint. */
  rotate(storeHash: string, endpointId: string, secret: string, untilMs: number): Promise<boolean>;
  /** Forgets an endpoint with its deliveries. Answers whether there was one. */
  remove(storeHash: string, endpointId: string): Promise<boolean>;
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
    create: ({ endpointId, storeHash, url, eventTypes, secret }, nowMs) =>
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
        return rows[0] ? ok(fromRow(rows[0])) : fail('too_many_endpoints');
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

    async change(storeHash, endpointId, { url, eventTypes, isEnabled }) {
      const { rows } = await database.of(storeHash).query<Row>(
        `update webhook_endpoints
         set url = coalesce($3, url), event_types = coalesce($4, event_types), is_enabled = coalesce($5, is_enabled),
             failing_since = case when $5 and not is_enabled then null else failing_since end,
             given_up_at = case when $5 then null else given_up_at end
         where store_hash = $1 and endpoint_id = $2 returning *`,
        [storeHash, endpointId, url ?? null, eventTypes ?? null, isEnabled ?? null],
      );
      return rows[0] && fromRow(rows[0]);
    },

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

    async remove(storeHash, endpointId) {
      const { rowCount } = await database
        .of(storeHash)
        .query('delete from webhook_endpoints where store_hash = $1 and endpoint_id = $2', [storeHash, endpointId]);
      return rowCount === 1;
    },
  };
}
