import type { PoolClient } from 'pg';
import type { Database } from './database.ts';
import { placeIn, type SealedColumn, sealedColumns } from './sealed-columns.ts';
import { type KeyedVault, placeOf, VaultError } from './vault.ts';

/** How much there was to seal anew. */
export interface ReSealed {
  readonly sealed: number;
  /** What could not be opened, and was left as it is. */
  readonly unopened: number;
}

const batchSize = 200;
/** Longer than it takes to give a new key to all receivers. One of them may still seal under a key that another has left. */
const keptAfterEnrolment = '7 days';

/**
 * Seals under the vault's first key what stands under another, and seals what an older version stored in plain. When a whole run found
 * nothing to do, the other keys are needed no longer. Safe to repeat, and while others read and write.
 */
export async function reSeal(database: Database, vault: KeyedVault): Promise<ReSealed> {
  let [sealed, unopened] = [await sealPlainSecrets(database, vault), 0];
  for (const column of sealedColumns) {
    let after: readonly string[] | undefined;
    do {
      const batch = await database.acrossStores.transaction((client) => reSealBatch(client, vault, column, after));
      sealed += batch.sealed;
      unopened += batch.unopened;
      after = batch.last;
    } while (after);
  }
  if (sealed === 0 && unopened === 0) {
    await database.acrossStores.query(
      `delete from vault_keys where key_id <> $1 and since < now() - interval '${keptAfterEnrolment}'`,
      [vault.keyIds[0]],
    );
  }
  return { sealed, unopened };
}

async function reSealBatch(
  client: PoolClient,
  vault: KeyedVault,
  one: SealedColumn,
  after: readonly string[] | undefined,
): Promise<ReSealed & { last: readonly string[] | undefined }> {
  const { table, column } = one;
  const rowKey = ['store_hash', ...one.rowKey];
  const key = rowKey.map((name) => `${name}::text`).join(', ');
  const begin = after ? `and (${key}) > (${after.map((_, index) => `$${index + 3}`).join(', ')})` : '';
  const { rows } = await client.query<{ key: string[]; text: Buffer }>(
    `select array[${key}] as key, ${column} as text from ${table}
     where substring(${column} for $1) <> $2 ${begin} order by ${key} limit ${batchSize} for update`,
    [vault.prefix.length, vault.prefix, ...(after ?? [])],
  );
  let sealed = 0;
  for (const { key: values, text } of rows) {
    const [storeHash = '', ...ofRow] = values;
    const anew = openAndSeal(vault, text, placeIn(one, storeHash, ofRow));
    if (!anew) continue;
    const row = rowKey.map((name, index) => `${name}::text = $${index + 2}`).join(' and ');
    await client.query(`update ${table} set ${column} = $1 where ${row}`, [anew, ...values]);
    sealed++;
  }
  return { sealed, unopened: rows.length - sealed, last: rows.at(-1)?.key };
}

function openAndSeal(vault: KeyedVault, text: Buffer, place: string): Buffer | undefined {
  try {
    return vault.seal(vault.open(text, place), place);
  } catch (error) {
    if (error instanceof VaultError) return undefined;
    throw error;
  }
}

/** Seals the secrets of webhooks that a version before this one stored as they are. Answers how many. Safe to repeat. */
export const sealPlainSecrets = ({ acrossStores }: Database, vault: KeyedVault): Promise<number> =>
  acrossStores.transaction(async (client) => {
    const { rows } = await client.query<{ store_hash: string; webhook_secret: string }>(
      'select store_hash, webhook_secret from stores where webhook_secret_sealed is null for update',
    );
    for (const { store_hash, webhook_secret } of rows) {
      await client.query(
        'update stores set webhook_secret_sealed = $2, webhook_secret = default where store_hash = $1',
        [store_hash, vault.seal(webhook_secret, placeOf(store_hash, 'stores.webhook_secret_sealed'))],
      );
    }
    return rows.length;
  });
