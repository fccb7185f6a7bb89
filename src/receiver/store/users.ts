import type { PoolClient } from 'pg';
import type { Role } from '../../contract/schema/admin/role.ts';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import type { ShopUser } from '../checks/app-call.ts';
import { addToAudit } from './audit.ts';
import type { Database } from './database.ts';
import { placeOfEmail } from './staff.ts';
import type { Vault } from './vault.ts';

/** Somebody of a store's staff who has opened the app. */
export interface User extends ShopUser {
  readonly locale: string;
  readonly role: Role;
  /** From when they may use the app. What they were let in by before is good no more. */
  readonly addedAtMs: number;
  readonly seenAtMs: number;
}

export interface Users {
  /** Undefined for somebody who never opened the app, or may use it no longer. */
  find(storeHash: string, userId: number): Promise<User | undefined>;
  /** Everybody who may use the app, the longest known first. */
  list(storeHash: string): Promise<User[]>;
  /**
   * Gives somebody another role, on the word of `byUserId`, and notes it in the audit trail. Fails with `not_found` for somebody who may
   * not use the app, and with `forbidden_role` for the owner, whom BigCommerce names. Safe to repeat.
   */
  changeRole(
    storeHash: string,
    userId: number,
    role: Exclude<Role, 'owner'>,
    byUserId: number,
    nowMs: number,
  ): Promise<Result<User, 'not_found' | 'forbidden_role'>>;
}

interface Row {
  user_id: string;
  email_sealed: Buffer;
  locale: string;
  role: Role;
  added_at: Date;
  seen_at: Date;
}

const fromRow = (vault: Vault, storeHash: string, row: Row): User => ({
  userId: Number(row.user_id),
  email: vault.open(row.email_sealed, placeOfEmail(storeHash, row.user_id)),
  locale: row.locale,
  role: row.role,
  addedAtMs: row.added_at.getTime(),
  seenAtMs: row.seen_at.getTime(),
});

export function createUsers(database: Database, vault: Vault): Users {
  return {
    async find(storeHash, userId) {
      const { rows } = await database
        .of(storeHash)
        .query<Row>('select * from users where store_hash = $1 and user_id = $2', [storeHash, userId]);
      return rows[0] && fromRow(vault, storeHash, rows[0]);
    },

    async list(storeHash) {
      const { rows } = await database
        .of(storeHash)
        .query<Row>('select * from users where store_hash = $1 order by added_at, user_id', [storeHash]);
      return rows.map((row) => fromRow(vault, storeHash, row));
    },

    changeRole: (storeHash, userId, role, byUserId, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        const { rows } = await client.query<Row>(
          'select * from users where store_hash = $1 and user_id = $2 for no key update',
          [storeHash, userId],
        );
        const [row] = rows;
        if (!row) return fail('not_found');
        if (row.role === 'owner') return fail('forbidden_role');
        const user = { ...fromRow(vault, storeHash, row), role };
        if (row.role === role) return ok(user);
        await client.query('update users set role = $3 where store_hash = $1 and user_id = $2', [
          storeHash,
          userId,
          role,
        ]);
        await addToAudit(client, {
          storeHash,
          userId: byUserId,
          action: 'user.changed',
          what: String(userId),
          before: { role: row.role },
          after: { role },
          atMs: nowMs,
        });
        return ok(user);
      }),
  };
}

/** Who is there, and who BigCommerce says owns the store. */
interface Seen {
  readonly user: ShopUser & { readonly locale?: string };
  readonly owner: ShopUser;
}

/**
 * Notes, as a part of the client's open transaction, that somebody opened the app. Whoever is new may look, until the owner lets them do
 * more; who owned the store before, and does no longer, may review.
 */
export async function noteUser(
  client: PoolClient,
  vault: Vault,
  storeHash: string,
  { user: { userId, email, locale }, owner }: Seen,
  nowMs: number,
): Promise<User> {
  await client.query(`update users set role = 'reviewer' where store_hash = $1 and role = 'owner' and user_id <> $2`, [
    storeHash,
    owner.userId,
  ]);
  const { rows } = await client.query<Row>(
    `insert into users (store_hash, user_id, email_sealed, locale, role, added_at, seen_at)
     values ($1, $2, $3, coalesce($4, 'en'), $5, $6, $6)
     on conflict (store_hash, user_id) do update
       set email_sealed = $3, locale = coalesce($4, users.locale), seen_at = $6,
           role = case when $5 = 'owner' then 'owner' else users.role end
     returning *`,
    [
      storeHash,
      userId,
      vault.seal(email, placeOfEmail(storeHash, userId)),
      locale ?? null,
      userId === owner.userId ? 'owner' : 'viewer',
      new Date(nowMs),
    ],
  );
  const [row] = rows;
  if (!row) throw new Error('A row that was written is answered');
  return fromRow(vault, storeHash, row);
}
