import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftSchema, policySchema, policyVersionSchema } from '../../../../src/contract/schema/admin/policy.ts';
import type { Rule } from '../../../../src/contract/wire/policy.ts';
import { openControlPanel, type Person } from '../../../support/admin.ts';
import { clerkId, ownerId } from '../../../support/control-panel.ts';
import { createWorld, spirits, storeHash, type World } from '../../../support/receiver.ts';

let world: World;
let owner: Person;
let clerk: Person;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  const panel = await openControlPanel(world);
  ({ owner, clerk } = panel);
  // Two who may change rules, as where a store changed hands.
  await panel.become('owner');
});
afterAll(() => world[Symbol.asyncDispose]());

const named = (id: string, changes: Partial<Rule> = {}): Rule => ({ ...spirits, id, name: id, ...changes });
const policyNow = async () => policySchema.parse((await owner.get('/policy')).body);
const begin = async (rules: readonly Rule[], by: Person = owner) =>
  draftSchema.parse((await by.send('PUT', '/policy/draft', { rules, revision: null })).body);

describe('a draft', () => {
  test('changes nothing until it is published, and then is the next version, in the pages too', async () => {
    const { live } = await policyNow();
    expect(live).toMatchObject({ version: 1, rules: [spirits], publishedBy: null, restoredFrom: null });
    const draft = await begin([named('wine')]);
    expect(draft).toMatchObject({ basedOnVersion: 1, editedBy: { userId: ownerId } });
    expect((await policyNow()).live).toEqual(live);
    const published = await owner.send('POST', '/policy/draft/publish', { revision: draft.revision });
    expect(published.status).toBe(200);
    expect(policyVersionSchema.parse(published.body)).toMatchObject({ version: 2, publishedBy: { userId: ownerId } });
    expect(await policyNow()).toMatchObject({ live: { version: 2, rules: [{ id: 'wine' }] }, draft: null });
    await world.settled();
    expect(world.sandbox.state.scripts[0]?.['src']).toContain('%22version%22%3A2');
  });

  test('of one who was overtaken overwrites nothing, and they are told by whom and when', async () => {
    const mine = await begin([named('mine')]);
    const theirs = await clerk.send('PUT', '/policy/draft', { rules: [named('theirs')], revision: mine.revision });
    expect(theirs.status).toBe(200);
    const late = { rules: [named('late')], revision: mine.revision };
    const refused = await owner.send('PUT', '/policy/draft', late);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'edit_conflict', editedBy: { userId: clerkId }, editedAtMs: world.time.nowMs },
    });
    expect((await owner.send('POST', '/policy/draft/publish', { revision: mine.revision })).status).toBe(409);
    expect((await owner.send('DELETE', `/policy/draft?revision=${mine.revision}`)).status).toBe(409);
    expect((await policyNow()).draft?.rules).toEqual([named('theirs')]);
    expect((await owner.send('DELETE', `/policy/draft?revision=${theirs.body.revision}`)).status).toBe(204);
    // Nor does one that is begun anew count as the one that was dropped.
    await begin([named('again')]);
    expect((await owner.send('PUT', '/policy/draft', { ...late, revision: theirs.body.revision })).status).toBe(409);
    expect((await owner.send('PUT', '/policy/draft', { ...late, revision: null })).status).toBe(409);
    await owner.send('DELETE', `/policy/draft?revision=${(await policyNow()).draft?.revision}`);
  });

  test('is not published over a version that went live after it was begun', async () => {
    const draft = await begin([named('older')]);
    const { live } = await policyNow();
    const restored = await clerk.send('POST', '/policy/versions/1/restore', { liveVersion: live.version });
    expect(restored.status).toBe(200);
    const refused = await owner.send('POST', '/policy/draft/publish', { revision: draft.revision });
    expect(refused).toMatchObject({ status: 409, body: { editedBy: { userId: clerkId } } });
    expect((await policyNow()).live.version).toBe(live.version + 1);
    await owner.send('DELETE', `/policy/draft?revision=${draft.revision}`);
  });

  test('is published once when two people do so in the same moment', async () => {
    const draft = await begin([named('both')]);
    const { version } = (await policyNow()).live;
    const answers = await Promise.all(
      [owner, clerk].map((one) => one.send('POST', '/policy/draft/publish', { revision: draft.revision })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await policyNow()).live.version).toBe(version + 1);
  });

  test.each<[string, unknown]>([
    ['a rule that is none', { rules: [{ ...spirits, when: { totalAtMost: 1 } }], revision: null }],
    ['two rules of one id', { rules: [spirits, spirits], revision: null }],
    ['no revision', { rules: [spirits] }],
    ['something more', { rules: [spirits], revision: null, publish: true }],
  ])('with %s is refused', async (_what, body) => {
    expect(await owner.send('PUT', '/policy/draft', body)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
    expect((await policyNow()).draft).toBeNull();
  });
});

describe('a version', () => {
  test('that is restored is a new one with the rules of the old', async () => {
    const { live } = await policyNow();
    const restored = await owner.send('POST', '/policy/versions/1/restore', { liveVersion: live.version });
    expect(restored.body).toMatchObject({ version: live.version + 1, rules: [spirits], restoredFrom: 1 });
    expect((await owner.send('POST', '/policy/versions/1/restore', { liveVersion: live.version })).status).toBe(409);
    expect((await owner.send('POST', '/policy/versions/99/restore', { liveVersion: live.version })).status).toBe(404);
    expect((await owner.get('/policy/versions/99')).status).toBe(404);
    expect((await owner.get('/policy/versions/x')).status).toBe(404);
  });

  test('stays what it was, and all are listed, the newest first', async () => {
    const { live } = await policyNow();
    const numbers: number[] = [];
    let query = '?limit=2';
    for (;;) {
      const { body } = await clerk.get(`/policy/versions${query}`);
      numbers.push(...body.items.map(({ version }: { version: number }) => version));
      if (body.nextCursor === null) break;
      query = `?limit=2&cursor=${body.nextCursor}`;
    }
    expect(numbers).toEqual(Array.from({ length: live.version }, (_, at) => live.version - at));
    expect((await owner.get('/policy/versions/2')).body).toMatchObject({ rules: [{ id: 'wine' }] });
  });
});

test('the rules that the receiver starts with no longer count once staff published theirs', async () => {
  const { live } = await policyNow();
  await world.stores.connect(storeHash, world.settings, [named('from-the-file')], 'secret');
  expect((await policyNow()).live).toEqual(live);
});

test('each change is in the audit trail', async () => {
  const entries = await world.audit.list(storeHash, undefined, 100);
  expect(new Set(entries.map(({ action }) => action))).toEqual(
    new Set(['draft.saved', 'draft.dropped', 'policy.published', 'policy.restored']),
  );
  expect(await world.audit.isIntact(storeHash)).toBe(true);
});
