import type { Policy, Rule } from '../../contract/wire/policy.ts';
import type { ShopProfile } from '../checks/ports.ts';
import { type StoreSettings, wholeSettings } from '../checks/settings.ts';
import type { Database } from './database.ts';
import type { Queue } from './queue.ts';
import { remembered } from './remembered.ts';
import { digestOf } from './stores-that-left.ts';
import { placeOf, type Vault } from './vault.ts';

/** A store that idgate is installed in. */
export interface Store {
  readonly storeHash: string;
  /** As its shoppers know it. */
  readonly name: string;
  /** The shop's own, after BCP 47. */
  readonly language: string;
  readonly origins: readonly string[];
  readonly timeZone: string;
  /** ISO 4217; empty until the store was read for the first time. */
  readonly currency: string;
  readonly settings: StoreSettings;
  readonly policy: Policy;
  /** What the app's token may do. Null for a token that the merchant made themselves. */
  readonly scopes: readonly string[] | null;
  /** Sent with every webhook of this store, as a second proof beside the signature. */
  readonly webhookSecret: string;
  /** Orders from before this moment are none of our business. */
  readonly installedAtMs: number;
  /** When a checkout was first asked for a check; null while none was. */
  readonly firstGatedAtMs: number | null;
}

export interface Stores {
  find(storeHash: string): Promise<Store | undefined>;
  /** As `find`, but what it answers may be two seconds old. For what comes by the thousand. */
  findRecent(storeHash: string): Promise<Store | undefined>;
  /** Whether any store has this origin: all that a preflight can be asked. */
  hasOrigin(origin: string): Promise<boolean>;
  /** The token that opens the store's BigCommerce. Undefined for one that is not installed. */
  findAccessToken(storeHash: string): Promise<string | undefined>;
  /**
   * Installs a store or updates it, numbers its rules anew if they changed, and has its installation checked. A store keeps the webhook
   * secret it got first, its access token until another is given, and the settings and rules that staff chose in the control panel. With
   * a token one that has left is back. Safe to repeat.
   */
  connect(
    storeHash: string,
    settings: StoreSettings,
    rules: readonly Rule[],
    webhookSecret: string,
    accessToken?: string,
  ): Promise<void>;
  /** Whether idgate was taken out of the store, and nobody has asked for it since. Also once all its rows are gone. */
  hasLeft(storeHash: string): Promise<boolean>;
  /** Notes that a checkout was asked for a check, if none was before. */
  noteGated(storeHash: string, atMs: number): Promise<void>;
  saveProfile(storeHash: string, profile: Omit<ShopProfile, 'channelIds' | 'flaws'>): Promise<void>;
}

const recentMs = 2_000;

interface Row {
  store_hash: string;
  name: string;
  language: string;
  origins: string[];
  time_zone: string;
  currency: string;
  settings: Partial<StoreSettings>;
  scopes: string[] | null;
  webhook_secret: string;
  webhook_secret_sealed: Buffer | null;
  policy_version: number;
  installed_at: Date;
  first_gated_at: Date | null;
  rules: Rule[];
}

export function createStores(database: Database, queue: Pick<Queue, 'add'>, vault: Vault): Stores {
  const stores: Omit<Stores, 'findRecent'> = {
    async find(storeHash) {
      const { rows } = await database.of(storeHash).query<Row>(
        `select stores.*, policies.rules from stores
         join policies on policies.store_hash = stores.store_hash and policies.version = stores.policy_version
         where stores.store_hash = $1 and stores.left_at is null`,
        [storeHash],
      );
      const row = rows[0];
      return (
        row && {
          storeHash: row.store_hash,
          name: row.name,
          language: row.language,
          origins: row.origins,
          timeZone: row.time_zone,
          currency: row.currency,
          settings: wholeSettings(row.settings),
          policy: { version: row.policy_version, rules: row.rules },
          scopes: row.scopes,
          // Stored by a version that did not seal it, maybe.
          webhookSecret: row.webhook_secret_sealed
            ? vault.open(row.webhook_secret_sealed, placeOf(storeHash, 'stores.webhook_secret_sealed'))
            : row.webhook_secret,
          installedAtMs: row.installed_at.getTime(),
          firstGatedAtMs: row.first_gated_at?.getTime() ?? null,
        }
      );
    },

    async findAccessToken(storeHash) {
      const { rows } = await database
        .of(storeHash)
        .query<{ sealed: Buffer | null }>('select access_token_sealed as sealed from stores where store_hash = $1', [
          storeHash,
        ]);
      const sealed = rows[0]?.sealed;
      return sealed ? vault.open(sealed, placeOf(storeHash, 'stores.access_token_sealed')) : undefined;
    },

    async hasOrigin(origin) {
      const { rowCount } = await database.acrossStores.query(
        'select 1 from stores where $1 = any(origins) and left_at is null limit 1',
        [origin],
      );
      return rowCount !== 0;
    },

    connect: (storeHash, settings, rules, webhookSecret, accessToken) =>
      database.of(storeHash).transaction(async (client) => {
        const rulesText = JSON.stringify(rules);
        await client.query(
          `insert into stores (store_hash, settings, webhook_secret_sealed, access_token_sealed) values ($1, $2, $3, $4)
           on conflict (store_hash) do update
             set settings = case when stores.settings_revision = 0 then $2 else stores.settings end,
                 access_token_sealed = coalesce($4, stores.access_token_sealed),
                 scopes = case when $4 is null then stores.scopes end,
                 installed_at = case when $4 is null or stores.left_at is null then stores.installed_at else now() end,
                 left_at = case when $4 is null then stores.left_at end,
                 purge_after = case when $4 is null then stores.purge_after end`,
          [
            storeHash,
            settings,
            vault.seal(webhookSecret, placeOf(storeHash, 'stores.webhook_secret_sealed')),
            accessToken === undefined
              ? null
              : vault.seal(accessToken, placeOf(storeHash, 'stores.access_token_sealed')),
          ],
        );
        if (accessToken !== undefined)
          await client.query('delete from stores_gone where name_sha256 = $1', [digestOf(storeHash)]);
        await client.query('select 1 from stores where store_hash = $1 for update', [storeHash]);
        const { rowCount } = await client.query(
          `select 1 from policies join stores using (store_hash)
           where store_hash = $1 and (version = policy_version and rules = $2::jsonb or published_by is not null) limit 1`,
          [storeHash, rulesText],
        );
        if (rowCount === 0) {
          await client.query('update stores set policy_version = policy_version + 1 where store_hash = $1', [
            storeHash,
          ]);
          await client.query(
            'insert into policies (store_hash, version, rules) select store_hash, policy_version, $2 from stores where store_hash = $1',
            [storeHash, rulesText],
          );
        }
        await queue.add(client, [{ name: 'check-installation', storeHash }]);
      }),

    async hasLeft(storeHash) {
      const { rowCount } = await database.of(storeHash).query(
        `select from stores where store_hash = $1 and left_at is not null
           union all select from stores_gone where name_sha256 = $2`,
        [storeHash, digestOf(storeHash)],
      );
      return rowCount !== 0;
    },

    async noteGated(storeHash, atMs) {
      await database
        .of(storeHash)
        .query('update stores set first_gated_at = $2 where store_hash = $1 and first_gated_at is null', [
          storeHash,
          new Date(atMs),
        ]);
    },

    async saveProfile(storeHash, { name, origins, timeZone, currency, language }) {
      await database
        .of(storeHash)
        .query(
          'update stores set name = $2, origins = $3, time_zone = $4, currency = $5, language = $6 where store_hash = $1',
          [storeHash, name, origins, timeZone, currency, language],
        );
    },
  };
  return { ...stores, findRecent: remembered(stores.find, recentMs) };
}
