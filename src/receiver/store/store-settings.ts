import type { Staff } from '../../contract/schema/admin/staff.ts';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import { type StoreSettings, wholeSettings } from '../checks/settings.ts';
import { addToAudit } from './audit.ts';
import type { Database } from './database.ts';
import type { Queue } from './queue.ts';
import { type StaffRow, staffFromRow } from './staff.ts';
import type { Vault } from './vault.ts';

/** A store's settings as staff read and change them. */
export interface EditedSettings {
  readonly settings: StoreSettings;
  /** How often they were changed in the control panel. */
  readonly revision: number;
  /** Null where nobody did. */
  readonly editedBy: Staff;
  readonly editedAtMs: number | null;
}

export interface StoreSettingsEdits {
  /** Throws for a store that is not there. */
  read(storeHash: string): Promise<EditedSettings>;
  /** Puts others in place of the settings of this revision. Fails with `edit_conflict` where they are of another; then nothing is changed. */
  save(
    storeHash: string,
    settings: StoreSettings,
    revision: number,
    userId: number,
    atMs: number,
  ): Promise<Result<EditedSettings, 'edit_conflict'>>;
}

interface Row extends StaffRow {
  settings: Partial<StoreSettings>;
  settings_revision: number;
  settings_edited_at: Date | null;
}

const selectSettings = `select settings, settings_revision, settings_edited_at, settings_edited_by as user_id, email_sealed
  from stores left join users on users.store_hash = stores.store_hash and users.user_id = settings_edited_by
  where stores.store_hash = $1`;

export function createStoreSettingsEdits(database: Database, queue: Queue, vault: Vault): StoreSettingsEdits {
  const read = async (storeHash: string): Promise<EditedSettings> => {
    const { rows } = await database.of(storeHash).query<Row>(selectSettings, [storeHash]);
    const [row] = rows;
    if (!row) throw new Error('A store with a session is there');
    return {
      settings: wholeSettings(row.settings),
      revision: row.settings_revision,
      editedBy: staffFromRow(vault, storeHash, row),
      editedAtMs: row.settings_edited_at?.getTime() ?? null,
    };
  };

  return {
    read,

    async save(storeHash, settings, revision, userId, atMs) {
      const isSaved = await database.of(storeHash).transaction(async (client) => {
        const { rows } = await client.query<Pick<Row, 'settings' | 'settings_revision'>>(
          'select settings, settings_revision from stores where store_hash = $1 for no key update',
          [storeHash],
        );
        const [row] = rows;
        if (row?.settings_revision !== revision) return false;
        const before = wholeSettings(row.settings);
        const changed = changedParts(before, settings);
        // Saved as they were: nothing that anybody has to be told of.
        if (changed.length === 0) return true;
        await client.query(
          `update stores set settings = $2, settings_revision = settings_revision + 1, settings_edited_by = $3, settings_edited_at = $4
           where store_hash = $1`,
          [storeHash, settings, userId, new Date(atMs)],
        );
        if (changed.some((part) => shownParts.includes(part)))
          await queue.add(client, [{ name: 'check-installation', storeHash, isWatch: true }]);
        await addToAudit(client, {
          storeHash,
          userId,
          action: 'settings.changed',
          what: changed.join(', '),
          before: partsOf(before, changed),
          after: partsOf(settings, changed),
          atMs,
        });
        return true;
      });
      return isSaved ? ok(await read(storeHash)) : fail('edit_conflict');
    },
  };
}

type Part = keyof StoreSettings;

/** What has to be there in BigCommerce before it can be written to. */
const shownParts: readonly Part[] = ['ialAttributeName', 'credentialAttributeName', 'faceAttributeName'];

const changedParts = (before: StoreSettings, after: StoreSettings): Part[] =>
  (Object.keys(after) as Part[]).filter((part) => canonical(before[part]) !== canonical(after[part]));

const partsOf = (settings: StoreSettings, parts: readonly Part[]) =>
  Object.fromEntries(parts.map((part) => [part, settings[part]]));

/** The same text for the same value, in whatever order its fields come. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
