import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AuditEntry, addToAudit } from '../../../src/receiver/store/audit.ts';
import { noteUser } from '../../../src/receiver/store/users.ts';
import { connectStore, createStorage, type Storage } from '../../support/storage.ts';

const storeHash = 'abc123';
const entry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  storeHash,
  userId: 7,
  action: 'settings.changed',
  what: 'settings',
  before: { keptDays: 30 },
  after: { keptDays: 60 },
  atMs: 1_000,
  ...more,
});

let storage: Storage;
beforeAll(async () => {
  storage = await createStorage();
});
afterAll(() => storage.drop());
beforeEach(async () => {
  await storage.pool.query('truncate stores cascade');
  for (const hash of [storeHash, 'other1']) await connectStore(storage, hash);
});

/** Does what only somebody can who has the database in their hands. */
async function tamper(statement: string): Promise<void> {
  await storage.pool.query(
    `alter table audit_entries disable trigger keep_audit; ${statement}; alter table audit_entries enable trigger keep_audit`,
  );
}

async function addSome(count: number): Promise<void> {
  for (let number = 1; number <= count; number++) await storage.audit.add(entry({ after: { number } }));
}

describe('the audit trail', () => {
  test('tells who did what, and what was there before, newest first', async () => {
    await storage.database.of(storeHash).transaction(async (client) => {
      const user = { userId: 7, email: 'staff@shop.example' };
      await noteUser(client, storage.vault, storeHash, { user, owner: user }, 500);
    });
    await storage.audit.add(entry());
    await storage.audit.add(entry({ userId: null, action: 'check.approved', before: null, atMs: 2_000 }));
    expect(await storage.audit.list(storeHash, undefined, 10)).toMatchObject([
      { number: 2, atMs: 2_000, who: null, action: 'check.approved', before: null },
      {
        number: 1,
        atMs: 1_000,
        who: { userId: 7, email: 'staff@shop.example' },
        what: 'settings',
        before: { keptDays: 30 },
        after: { keptDays: 60 },
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  test('is read on from any entry', async () => {
    await addSome(5);
    const numbers = async (before?: number) =>
      (await storage.audit.list(storeHash, before, 2)).map(({ number }) => number);
    expect([await numbers(), await numbers(4), await numbers(2)]).toEqual([[5, 4], [3, 2], [1]]);
  });

  test('has no entry of a change that was not made', async () => {
    const failed = storage.database.of(storeHash).transaction(async (client) => {
      await addToAudit(client, entry());
      throw new Error('the change went wrong');
    });
    await expect(failed).rejects.toThrow('the change went wrong');
    expect(await storage.audit.list(storeHash, undefined, 10)).toEqual([]);
    expect(await storage.audit.isIntact(storeHash)).toBe(true);
  });

  test('stays one chain when many add to it at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => storage.audit.add(entry({ what: String(index) }))));
    expect(await storage.audit.list(storeHash, undefined, 50)).toHaveLength(20);
    expect(await storage.audit.isIntact(storeHash)).toBe(true);
  });

  test('is each store its own', async () => {
    await addSome(2);
    await storage.audit.add(entry({ storeHash: 'other1' }));
    expect(await storage.audit.list('other1', undefined, 10)).toMatchObject([{ number: 1 }]);
    await tamper(`update audit_entries set what = 'another' where store_hash = 'other1'`);
    expect(await storage.audit.isIntact(storeHash)).toBe(true);
    expect(await storage.audit.isIntact('other1')).toBe(false);
  });

  test('is intact when it is longer than what is read at once, and when it is empty', async () => {
    expect(await storage.audit.isIntact(storeHash)).toBe(true);
    await storage.database.of(storeHash).transaction(async (client) => {
      for (let number = 1; number <= 1_001; number++) await addToAudit(client, entry());
    });
    expect(await storage.audit.isIntact(storeHash)).toBe(true);
    await tamper('update audit_entries set user_id = 8 where number = 1001');
    expect(await storage.audit.isIntact(storeHash)).toBe(false);
  });

  test.each([
    'update audit_entries set user_id = 8 where number = 2',
    `update audit_entries set at = '2020-01-01' where number = 2`,
    `update audit_entries set action = 'nothing.done' where number = 2`,
    `update audit_entries set what = 'another' where number = 2`,
    'update audit_entries set before = null where number = 2',
    `update audit_entries set after = '{"number":3}' where number = 2`,
    'update audit_entries set hash = (select hash from audit_entries where number = 1) where number = 2',
    'update audit_entries set number = 9 where number = 3',
    'delete from audit_entries where number = 1',
    'delete from audit_entries where number = 2',
    'delete from audit_entries where number = 3',
    'delete from audit_entries',
    'update audit_heads set number = 2',
    `insert into audit_entries select store_hash, 4, at, user_id, action, what, before, after, hash from audit_entries where number = 3;
     update audit_heads set number = 4`,
  ])('shows that somebody did: %s', async (statement) => {
    await addSome(3);
    expect(await storage.audit.isIntact(storeHash)).toBe(true);
    await tamper(statement);
    expect(await storage.audit.isIntact(storeHash)).toBe(false);
  });

  test('can be neither changed nor deleted from, before the store has left', async () => {
    await addSome(1);
    const theirs = storage.database.of(storeHash);
    await expect(theirs.query(`update audit_entries set what = 'x'`)).rejects.toThrow('only added to');
    await expect(theirs.query('delete from audit_entries')).rejects.toThrow('only added to');
    await storage.pool.query('update stores set left_at = now()');
    expect((await theirs.query('delete from audit_entries')).rowCount).toBe(1);
  });
});
