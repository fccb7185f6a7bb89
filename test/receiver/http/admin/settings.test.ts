import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { type Settings, settingsSchema, settingsViewSchema } from '../../../../src/contract/schema/admin/settings.ts';
import { defaultSettings, type StoreSettings } from '../../../../src/receiver/checks/settings.ts';
import { openControlPanel, type Person } from '../../../support/admin.ts';
import { clerkId, ownerId } from '../../../support/control-panel.ts';
import { createWorld, storeHash, type World } from '../../../support/receiver.ts';

let world: World;
let owner: Person;
let clerk: Person;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  const panel = await openControlPanel(world);
  ({ owner, clerk } = panel);
  await panel.become('owner');
});
afterAll(() => world[Symbol.asyncDispose]());

const read = async () => settingsViewSchema.parse((await owner.get('/settings')).body);
const save = (by: Person, settings: unknown, revision: number) => by.send('PUT', '/settings', { settings, revision });

test('the settings are of one shape inside and outside', () => {
  expectTypeOf<Settings>().toExtend<StoreSettings>();
  expect(settingsSchema.parse(defaultSettings)).toEqual(defaultSettings);
});

test('settings are what the receiver started with until staff change them, and then stay what these chose', async () => {
  const before = await read();
  expect(before).toEqual({
    settings: defaultSettings,
    defaults: defaultSettings,
    revision: 0,
    editedBy: null,
    editedAtMs: null,
  });
  const settings = {
    ...before.settings,
    orderStatusSync: { ...before.settings.orderStatusSync, isOn: true, protectedStatusIds: [2, 4] },
  };
  const saved = await save(owner, settings, before.revision);
  expect(saved.status).toBe(200);
  expect(await read()).toMatchObject({ settings, revision: 1, editedBy: { userId: ownerId } });
  await world.stores.connect(storeHash, { ...defaultSettings, keptDays: 9 }, [], 'secret');
  expect((await read()).settings).toEqual(settings);
  expect((await world.stores.find(storeHash))?.settings).toEqual(settings);
});

test('the second of two who change them is told, and nothing is overwritten', async () => {
  const { settings, revision } = await read();
  expect((await save(clerk, { ...settings, keptDays: 30 }, revision)).status).toBe(200);
  const refused = await save(owner, { ...settings, keptDays: 60 }, revision);
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'edit_conflict', editedBy: { userId: clerkId }, editedAtMs: world.time.nowMs },
  });
  expect((await read()).settings.keptDays).toBe(30);
});

test('of two who save in the same moment one is told', async () => {
  const { settings, revision } = await read();
  const answers = await Promise.all(
    [owner, clerk].map((one, at) => save(one, { ...settings, keptDays: 100 + at }, revision)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

describe('settings that can not be', () => {
  test.each<[string, (settings: Settings) => unknown]>([
    [
      'a status that there is not',
      (s) => ({ ...s, orderStatusSync: { ...s.orderStatusSync, protectedStatusIds: [99] } }),
    ],
    ['one provider as first and second', (s) => ({ ...s, providers: { first: 'document', second: 'document' } })],
    ['a provider without credentials', (s) => ({ ...s, providers: { first: 'stripe', second: 'document' } })],
    [
      'a colour that is none',
      (s) => ({ ...s, widget: { ...s.widget, colours: { ...s.widget.colours, accent: 'url(x)' } } }),
    ],
    ['something more', (s) => ({ ...s, isAdmin: true })],
    ['something less', ({ keptDays: _, ...rest }) => rest],
  ])('are refused: %s', async (_what, change) => {
    const { settings, revision } = await read();
    expect((await save(owner, change(settings), revision)).status).toBe(400);
    expect(await read()).toMatchObject({ settings, revision });
  });
});

test('each change is in the audit trail with what was there before, and one that changes nothing is not', async () => {
  const { settings, revision } = await read();
  await save(owner, settings, revision);
  expect((await read()).revision).toBe(revision);
  await save(owner, { ...settings, linkByEmail: true }, revision);
  const [latest, other] = await world.audit.list(storeHash, undefined, 2);
  expect(latest).toMatchObject({
    action: 'settings.changed',
    what: 'linkByEmail',
    who: { userId: ownerId },
    before: { linkByEmail: false },
    after: { linkByEmail: true },
  });
  expect(other).toMatchObject({ what: 'keptDays' });
});
