import type { ProviderCredentials, RemoteProviderName } from '../checks/provider.ts';
import { addToAudit } from './audit.ts';
import type { Database, Scope } from './database.ts';
import { placeOf, type Vault } from './vault.ts';

/** The credentials with which stores are known to their providers, sealed. */
export interface StoreProviders {
  find(storeHash: string, provider: RemoteProviderName): Promise<ProviderCredentials | undefined>;
  /**
   * Keeps the credentials that the receiver starts with, and forgets those that are not among them. Those that staff gave in the control
   * panel stay. Safe to repeat.
   */
  save(
    storeHash: string,
    credentials: Readonly<Partial<Record<RemoteProviderName, ProviderCredentials>>>,
    atMs: number,
  ): Promise<void>;
  /** Keeps what a member of staff gave. Of credentials the trail of changes has the names alone. */
  give(
    doing: { readonly storeHash: string; readonly userId: number; readonly atMs: number },
    provider: RemoteProviderName,
    credentials: ProviderCredentials | null,
  ): Promise<void>;
}

const contextOf = (storeHash: string, provider: string): string =>
  placeOf(storeHash, 'store_providers.credentials', provider);

export function createStoreProviders(database: Database, vault: Vault): StoreProviders {
  const find = async (
    client: Pick<Scope, 'query'>,
    storeHash: string,
    provider: RemoteProviderName,
  ): Promise<ProviderCredentials | undefined> => {
    const { rows } = await client.query<{ credentials: Buffer }>(
      'select credentials from store_providers where store_hash = $1 and provider = $2',
      [storeHash, provider],
    );
    return rows[0] && JSON.parse(vault.open(rows[0].credentials, contextOf(storeHash, provider)));
  };

  return {
    find: (storeHash, provider) => find(database.of(storeHash), storeHash, provider),

    give: ({ storeHash, userId, atMs }, provider, credentials) =>
      database.of(storeHash).transaction(async (client) => {
        const before = await find(client, storeHash, provider);
        if (credentials) {
          await client.query(
            `insert into store_providers (store_hash, provider, credentials, updated_at, set_by) values ($1, $2, $3, $4, $5)
             on conflict (store_hash, provider) do update set credentials = $3, updated_at = $4, set_by = $5`,
            [
              storeHash,
              provider,
              vault.seal(JSON.stringify(credentials), contextOf(storeHash, provider)),
              new Date(atMs),
              userId,
            ],
          );
        } else {
          await client.query('delete from store_providers where store_hash = $1 and provider = $2', [
            storeHash,
            provider,
          ]);
        }
        const entry = { storeHash, userId, atMs, action: 'credentials.changed' as const, what: provider };
        const names = (some: ProviderCredentials | null | undefined) => some && { names: Object.keys(some).sort() };
        await addToAudit(client, { ...entry, before: names(before) ?? null, after: names(credentials) ?? null });
      }),

    save: (storeHash, credentials, atMs) =>
      database.of(storeHash).transaction(async (client) => {
        const given = Object.entries(credentials);
        await client.query(
          'delete from store_providers where store_hash = $1 and set_by is null and provider <> all ($2)',
          [storeHash, given.map(([provider]) => provider)],
        );
        for (const [provider, values] of given) {
          await client.query(
            `insert into store_providers (store_hash, provider, credentials, updated_at) values ($1, $2, $3, $4)
             on conflict (store_hash, provider) do update set credentials = $3, updated_at = $4
             where store_providers.set_by is null`,
            [storeHash, provider, vault.seal(JSON.stringify(values), contextOf(storeHash, provider)), new Date(atMs)],
          );
        }
      }),
  };
}
