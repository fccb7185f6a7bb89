import { Hono } from 'hono';
import { newSettingsSchema, type Settings, type SettingsView } from '../../../contract/schema/admin/settings.ts';
import { defaultSettings, type StoreSettings } from '../../checks/settings.ts';
import type { EditedSettings } from '../../store/store-settings.ts';
import { readJson } from '../body.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

const maxBytes = 256 * 1_024;

/** `GET /settings` and `PUT /settings`: how the store wants idgate to behave. */
export function settings({ settingsEdits, storeProviders, clock, log }: Parts): Hono<AdminEnv> {
  const viewOf = (edited: EditedSettings): SettingsView => ({
    ...edited,
    settings: asJson(edited.settings),
    defaults: asJson(defaultSettings),
  });

  return new Hono<AdminEnv>()
    .get('/', async (c) => c.json(viewOf(await settingsEdits.read(c.get('store').storeHash))))

    .put('/', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      const given = await readJson(c.req.raw, (value) => newSettingsSchema.safeParse(value).data, { maxBytes });
      if (!given.ok) return problem(c, given.code);
      const { settings: wanted, revision } = given.value;
      // Nobody could be checked with a provider that can't be opened.
      for (const place of ['first', 'second'] as const) {
        const name = wanted.providers[place];
        const canOpen = name === null || name === 'document' || (await storeProviders.find(storeHash, name));
        if (!canOpen) return problem(c, 'invalid_request', { fields: [`providers.${place}`] });
      }
      const saved = await settingsEdits.save(storeHash, wanted, revision, userId, clock());
      if (!saved.ok) {
        const { editedBy, editedAtMs } = await settingsEdits.read(storeHash);
        return problem(c, saved.code, { editedBy, editedAtMs });
      }
      log.info({ storeHash, userId, revision: saved.value.revision }, 'settings changed');
      return c.json(viewOf(saved.value));
    });
}

/** The same, as what is sent has it: of a list nothing says there that it may not be changed. */
const asJson = (some: StoreSettings): Settings => some as Settings;
