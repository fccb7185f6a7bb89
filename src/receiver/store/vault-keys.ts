import type { Database } from './database.ts';
import { type KeyedVault, placeOf, VaultError } from './vault.ts';

const proof = 'idgate';
const placeOfProof = (keyId: string) => placeOf('', 'vault_keys.proof_sealed', keyId);

/**
 * Notes that this vault seals under its first key, so that nobody starts without that as long as something needs it. Answers the ids of
 * keys that stored data needs and the vault lacks, or has another key for; then nothing is noted. Safe to repeat.
 */
export async function enrolKey({ acrossStores }: Database, vault: KeyedVault): Promise<readonly string[]> {
  const { rows } = await acrossStores.query<{ key_id: string; proof_sealed: Buffer }>(
    'select key_id, proof_sealed from vault_keys order by key_id',
  );
  const lacking = rows.filter(({ key_id, proof_sealed }) => !opens(vault, proof_sealed, key_id));
  if (lacking.length > 0) return lacking.map(({ key_id }) => key_id);
  const [first = ''] = vault.keyIds;
  await acrossStores.query('insert into vault_keys (key_id, proof_sealed) values ($1, $2) on conflict do nothing', [
    first,
    vault.seal(proof, placeOfProof(first)),
  ]);
  return [];
}

function opens(vault: KeyedVault, sealed: Buffer, keyId: string): boolean {
  try {
    return vault.open(sealed, placeOfProof(keyId)) === proof;
  } catch (error) {
    if (error instanceof VaultError) return false;
    throw error;
  }
}
