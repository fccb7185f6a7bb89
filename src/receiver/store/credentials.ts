import type { Database } from './database.ts';
import { placeOf, type Vault } from './vault.ts';

/** The verified credentials that the receiver keeps. */
export interface Credentials {
  /** The signed token that this reference stands for. Undefined where it is not kept any more. */
  find(storeHash: string, checkId: string, reference: string): Promise<string | undefined>;
}

export function createCredentials(database: Database, vault: Vault): Credentials {
  return {
    async find(storeHash, checkId, reference) {
      const { rows } = await database.of(storeHash).query<{ provider: string; session_id: string; credential: Buffer }>(
        `select provider, session_id, credential from sessions
         where store_hash = $1 and check_id = $2 and credential_reference = $3 and credential is not null limit 1`,
        [storeHash, checkId, reference],
      );
      const row = rows[0];
      return row && vault.open(row.credential, placeOf(storeHash, 'sessions.credential', row.provider, row.session_id));
    },
  };
}
