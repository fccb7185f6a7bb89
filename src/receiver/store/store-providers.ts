import type { ProviderCredentials, RemoteProviderName } from '../checks/provider.ts';
import type { Database } from './database.ts';
import { placeOf, type Vault } from './vault.ts';

/** The credentials with which stores are known to their providers, sealed. */
export interface StoreProviders {
  find(storeHash: string, provider: RemoteProviderName): Promise<ProviderCredentials | undefined>;
  /** Keeps a store's credentials, and forgets those that are not among them. Safe to repeat. */
  save(
    storeHash: string,
    credentials: Readonly<Partial<Record<RemoteProviderName, ProviderCredentials>>>,
    atMs: number,
  ): Promise<void>;
}

const contextOf = (storeHash: string, provider: string): string =>
  placeOf(storeHash, 'store_providers.credentials', provider);

export function createStoreProviders(database: Database, vault: Vault): StoreProviders {
  return {
    async find(storeHash, provider) {
      const { rows } = await database
        .of(storeHash)
        .query<{ credentials: Buffer }>(
          'select credentials from store_providers where store_hash = $1 and provider = $2',
          [storeHash, provider],
        );
      return rows[0] && JSON.parse(vault.open(rows[0].credentials, contextOf(storeHash, provider)));
    },

    save: (storeHash, credentials, atMs) =>
      database.of(storeHash).transaction(async (client) => {
        const given = Object.entries(credentials);
        await client.query('delete from store_providers where store_hash = $1 and provider <> all ($2)', [
          storeHash,
          given.map(([provider]) => provider),
        ]);
        for (const [provider, values] of given) {
          await client.query(
            `insert into store_providers (store_hash, provider, credentials, updated_at) values ($1, $2, $3, $4)
             on conflict (store_hash, provider) do update set credentials = $3, updated_at = $4`,
            [storeHash, provider, vault.seal(JSON.stringify(values), contextOf(storeHash, provider)), new Date(atMs)],
          );
        }
      }),
  };
}
