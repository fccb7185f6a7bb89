import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { reSeal, sealPlainSecrets } from '../../../src/receiver/store/re-seal.ts';
import { sealedColumns } from '../../../src/receiver/store/sealed-columns.ts';
import { createStores } from '../../../src/receiver/store/stores.ts';
import { createVault, type KeyedVault } from '../../../src/receiver/store/vault.ts';
import { enrolKey } from '../../../src/receiver/store/vault-keys.ts';
import { createStorage, type Storage } from '../../support/storage.ts';

const [older, newer, wrong] = ['older', 'newer', 'wrong'].map((id) => ({ id, key: Buffer.alloc(32, id) }));
if (!older || !newer || !wrong) throw new Error('no keys');
const hashes = Array.from({ length: 450 }, (_, index) => `store${index}`);

let storage: Storage;
beforeAll(async () => {
  storage = await createStorage();
});
afterAll(() => storage.drop());
beforeEach(() => storage.pool.query('truncate stores, vault_keys cascade'));

const storesWith = (vault: KeyedVault) => createStores(storage.database, storage.queue, vault);
const fill = async (vault: KeyedVault) => {
  const stores = storesWith(vault);
  for (const hash of hashes) await stores.connect(hash, defaultSettings, [], `secret of ${hash}`, `token of ${hash}`);
};
const neededKeys = async () =>
  (await storage.pool.query('select key_id from vault_keys order by 1')).rows.map(({ key_id }) => key_id);

describe('sealing anew', () => {
  test('puts everything under the first key, in batches, and then the older key opens nothing and is not needed', async () => {
    await fill(createVault([older]));
    const both = createVault([newer, older]);
    expect(await reSeal(storage.database, both)).toEqual({ sealed: 900, unopened: 0 });
    expect(await reSeal(storage.database, both)).toEqual({ sealed: 0, unopened: 0 });
    const stores = storesWith(createVault([newer]));
    expect(await stores.findAccessToken('store449')).toBe('token of store449');
    expect(await stores.find('store0')).toMatchObject({ webhookSecret: 'secret of store0' });
    await expect(storesWith(createVault([older])).find('store0')).rejects.toThrow('unknown_key');
  }, 30_000);

  test('leaves what it can not open as it is, and says how much that is', async () => {
    const stores = storesWith(createVault([older]));
    await stores.connect('abc123', defaultSettings, [], 'secret', 'token');
    await storage.pool.query(`update stores set access_token_sealed = webhook_secret_sealed`);
    expect(await reSeal(storage.database, createVault([newer, older]))).toEqual({ sealed: 1, unopened: 1 });
    expect(await reSeal(storage.database, createVault([newer, older]))).toEqual({ sealed: 0, unopened: 1 });
  });

  test('seals what a version before stored in plain, once, and leaves nothing of it', async () => {
    await storage.pool.query(
      `insert into stores (store_hash, settings, webhook_secret) values ('abc123', '{}', 'canary')`,
    );
    await storage.pool.query(`insert into policies values ('abc123', 0, '[]')`);
    const vault = createVault([older]);
    expect(await storesWith(vault).find('abc123')).toMatchObject({ webhookSecret: 'canary' });
    expect(
      await Promise.all([sealPlainSecrets(storage.database, vault), sealPlainSecrets(storage.database, vault)]),
    ).toContain(1);
    expect(await sealPlainSecrets(storage.database, vault)).toBe(0);
    expect(await storesWith(vault).find('abc123')).toMatchObject({ webhookSecret: 'canary' });
    const { rows } = await storage.pool.query('select stores::text as row from stores');
    expect(rows[0].row).not.toMatch(/canary/);
  });
});

describe('a key', () => {
  test('is needed at each start from when it was the first, until a run finds nothing under it', async () => {
    expect(await enrolKey(storage.database, createVault([older]))).toEqual([]);
    expect(await enrolKey(storage.database, createVault([newer]))).toEqual(['older']);
    expect(await neededKeys()).toEqual(['older']);
    const both = createVault([newer, older]);
    expect(await enrolKey(storage.database, both)).toEqual([]);
    await storesWith(createVault([older])).connect('abc123', defaultSettings, [], 'secret');
    await storage.pool.query(`update vault_keys set since = now() - interval '8 days' where key_id = 'older'`);
    await reSeal(storage.database, both);
    expect(await neededKeys()).toEqual(['newer', 'older']);
    await reSeal(storage.database, both);
    expect(await neededKeys()).toEqual(['newer']);
    expect(await enrolKey(storage.database, createVault([newer]))).toEqual([]);
  });

  test('that is new stays needed while a receiver that has not got it as its first looks for what to seal', async () => {
    await enrolKey(storage.database, createVault([newer]));
    await reSeal(storage.database, createVault([older, newer]));
    expect(await neededKeys()).toEqual(['newer']);
  });

  test('is not taken for another that goes by its name', async () => {
    await enrolKey(storage.database, createVault([older]));
    expect(await enrolKey(storage.database, createVault([{ ...wrong, id: 'older' }]))).toEqual(['older']);
  });
});

test('every column of bytes is known to be sealed, or to be no secret', async () => {
  /** Why these are stored as they are. */
  const unsealed: Record<string, string> = {
    'built_files.content': 'files that every page may load',
    'deliveries.body_sha256': 'a hash',
    'checks.email_index': 'a hash that needs the key of the receiver',
    'hand_offs.code_hash': 'a hash of 32 random bytes',
    'merchant_keys.secret_sha256': 'a hash of 32 random bytes',
    'idempotency_keys.request_sha256': 'a hash',
    'app_calls.call_sha256': 'a hash',
    'audit_entries.hash': 'a hash that shows what was changed in the trail',
    'audit_heads.hash': 'the same',
    'stores_gone.name_sha256': 'a hash',
    'vault_keys.proof_sealed': 'goes with its key',
  };
  const { rows } = await storage.pool.query<{ name: string }>(
    `select relname || '.' || attname as name from pg_attribute join pg_class on pg_class.oid = attrelid
     where atttypid = 'bytea'::regtype and relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const known = new Set([...Object.keys(unsealed), ...sealedColumns.map(({ table, column }) => `${table}.${column}`)]);
  expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
});
