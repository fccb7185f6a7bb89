import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditSchema } from '../../../../src/contract/schema/admin/audit.ts';
import { userItemSchema, usersSchema } from '../../../../src/contract/schema/admin/users.ts';
import { clerkId, createControlPanelUser, ownerId } from '../../../support/control-panel.ts';
import { createWorld, storeHash, type World } from '../../../support/receiver.ts';

let world: World;
let panel: ReturnType<typeof createControlPanelUser>;
let owner: Awaited<ReturnType<typeof panel.as>>;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  panel = createControlPanelUser(world);
  await panel.install();
  owner = await panel.as('owner');
});
afterAll(async () => {
  await world.settled();
  await world[Symbol.asyncDispose]();
});

describe('the roles of staff', () => {
  test('are listed, and given by the owner, at once', async () => {
    const clerk = await panel.as('viewer', clerkId);
    expect((await clerk('POST', '/installation/repair')).status).toBe(403);
    const changed = await owner('PUT', `/users/${clerkId}`, { role: 'reviewer' });
    expect(changed.status).toBe(200);
    expect(userItemSchema.parse(changed.value)).toMatchObject({ userId: clerkId, role: 'reviewer', canChange: true });
    expect((await clerk('POST', '/installation/repair')).status).toBe(202);
    const { items } = usersSchema.parse((await clerk('GET', '/users')).value);
    expect(items).toMatchObject([
      { userId: ownerId, email: 'owner@example.com', role: 'owner', canChange: false },
      { userId: clerkId, email: 'clerk@example.com', role: 'reviewer' },
    ]);
  });

  test('are not given to the owner, to strangers, or by another name', async () => {
    expect(await owner('PUT', `/users/${ownerId}`, { role: 'viewer' })).toMatchObject({ status: 403 });
    expect(await owner('PUT', '/users/4711', { role: 'viewer' })).toMatchObject({ status: 404 });
    expect(await owner('PUT', '/users/x', { role: 'viewer' })).toMatchObject({ status: 404 });
    expect(await owner('PUT', `/users/${clerkId}`, { role: 'owner' })).toMatchObject({ status: 400 });
    expect(await world.users.find(storeHash, ownerId)).toMatchObject({ role: 'owner' });
  });
});

describe('the audit trail', () => {
  test('tells of each role that was changed, and of none that was not', async () => {
    await owner('PUT', `/users/${clerkId}`, { role: 'viewer' });
    await owner('PUT', `/users/${clerkId}`, { role: 'viewer' });
    const { value } = await owner('GET', '/audit?limit=1');
    const { items, isIntact } = auditSchema.parse(value);
    expect(items).toMatchObject([
      {
        who: { userId: ownerId, email: 'owner@example.com' },
        action: 'user.changed',
        what: String(clerkId),
        before: { role: 'reviewer' },
        after: { role: 'viewer' },
      },
    ]);
    expect(isIntact).toBe(true);
  });

  test('is read page by page to its first entry', async () => {
    const numbers: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { value } = await owner('GET', `/audit?limit=1${cursor && `&cursor=${cursor}`}`);
      const page = auditSchema.parse(value);
      numbers.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    }
    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers).toEqual(numbers.map((_, index) => numbers.length - index));
  });

  test('keeps what somebody did who may use the app no longer, without their address', async () => {
    await world.sandbox.controlPanel.removeUser(clerkId);
    await world.audit.add({
      storeHash,
      userId: clerkId,
      action: 'check.invited',
      what: 'chk_1',
      before: null,
      after: null,
      atMs: world.time.nowMs,
    });
    const { value } = await owner('GET', '/audit?limit=1');
    expect(value.items).toMatchObject([{ who: { userId: clerkId, email: null }, action: 'check.invited' }]);
  });

  test('says that it was tampered with', async () => {
    await world.pool.query(`alter table audit_entries disable trigger keep_audit`);
    await world.pool.query('update audit_entries set user_id = 1 where number = 1');
    expect((await owner('GET', '/audit')).value.isIntact).toBe(false);
  });

  test.each(['cursor=x', 'cursor=-1', 'limit=0', 'limit=101', 'page=2'])('is not read by %s', async (query) => {
    expect(await owner('GET', `/audit?${query}`)).toMatchObject({ status: 400, value: { code: 'invalid_request' } });
  });
});
