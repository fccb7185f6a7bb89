import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import type { AppCall, AppGrant } from '../checks/app-call.ts';
import { defaultSettings, type StoreSettings } from '../checks/settings.ts';
import { addToAudit } from './audit.ts';
import type { Database } from './database.ts';
import type { Queue } from './queue.ts';
import { digestOf } from './stores-that-left.ts';
import { noteUser, type User } from './users.ts';
import { placeOf, type Vault } from './vault.ts';

/** What became of a store by its merchant's consent. */
export interface Installed {
  readonly user: User;
  /** `app_now`: it was connected by a token of its own. `again`: it had the app already. `back`: it had left, and is as it was. */
  readonly how: 'new' | 'app_now' | 'again' | 'back';
  /** Why BigCommerce asked for consent again, as far as that can be told. */
  readonly isOwnerNew: boolean;
  readonly areScopesNew: boolean;
}

/** What BigCommerce tells the app of its stores and their staff. Each signed call counts once, together with what it does. */
export interface AppCalls {
  /** Installs a store by a merchant's consent, or takes its new token, and has the installation checked. Safe to repeat. */
  install(grant: AppGrant, webhookSecret: string, nowMs: number): Promise<Installed>;
  /** Notes that somebody opened the app, and has the installation looked at. Fails with `seen` for a call that was answered before. */
  load(call: AppCall, nowMs: number): Promise<Result<User, 'seen' | 'unknown_store'>>;
  /** Somebody may use the app no longer: whatever let them in is good no more. A call that was answered before does nothing. */
  removeUser(call: AppCall, nowMs: number): Promise<void>;
  /**
   * The app was taken off. Told by the owner, the store leaves at once; told by somebody else, who may just have kept the address that
   * opened the app for them, it does when its token turns out to be dead. A call from before the installation, or that was answered
   * before, does nothing.
   */
  uninstall(call: AppCall, nowMs: number): Promise<'left' | 'asked' | 'nothing'>;
  /** Somebody says that the app was taken off, who need not be right: the store's token is looked at again in a while. Safe to repeat. */
  noteUninstall(storeHash: string, nowMs: number): Promise<void>;
  /**
   * Answers whether the store has left by what somebody who is not the owner said: it has when its token turned out to be dead, and what
   * they said is forgotten when the token was good after a while.
   */
  settleUninstall(storeHash: string, isTokenGood: boolean, nowMs: number): Promise<boolean>;
  /**
   * The merchant wants everything to go. Nothing is done for the store any more but that, and its rows go as soon as it is done.
   * Safe to repeat.
   */
  askRemoval(storeHash: string, userId: number, nowMs: number): Promise<void>;
  /**
   * Nothing is done for the store any more, but its token is kept until everything of ours is taken out of its BigCommerce. Its rows go
   * after a while. Safe to repeat.
   */
  close(storeHash: string, nowMs: number): Promise<void>;
  /** A store that has left and whose token is still kept, because everything of ours is to be taken out of its BigCommerce. */
  findRemoval(storeHash: string): Promise<{ readonly settings: StoreSettings } | undefined>;
  /** Nothing is done for the store any more, and its token is forgotten. Its rows go after a while. Safe to repeat. */
  leave(storeHash: string, nowMs: number): Promise<void>;
}

/** For how long the rows of a store that left are kept, so that a merchant who comes back finds everything as it was. */
export const keptAfterLeavingDays = 30;
const dayMs = 24 * 60 * 60 * 1_000;
/** A dead token may stay alive for a moment after the app was taken off. */
const lookAgainMs = 15 * 60 * 1_000;
/** How far BigCommerce's clock may be from ours. */
const leewayMs = 60_000;

export function createAppCalls(database: Database, queue: Pick<Queue, 'add'>, vault: Vault): AppCalls {
  /** Notes the call. False when it was noted before. */
  const isFirst = async (client: PoolClient, { storeHash, callId, expiresAtMs }: AppCall, nowMs: number) => {
    await client.query('delete from app_calls where store_hash = $1 and expires_at < $2', [
      storeHash,
      new Date(nowMs - leewayMs),
    ]);
    const { rowCount } = await client.query(
      'insert into app_calls (store_hash, call_sha256, expires_at) values ($1, $2, $3) on conflict do nothing',
      [storeHash, createHash('sha256').update(callId).digest(), new Date(expiresAtMs)],
    );
    return rowCount === 1;
  };

  const findInstalled = async (client: PoolClient, storeHash: string) => {
    const { rows } = await client.query<{ installed_at: Date }>(
      'select installed_at from stores where store_hash = $1 and left_at is null for no key update',
      [storeHash],
    );
    return rows[0];
  };

  const leave = async (client: PoolClient, storeHash: string, nowMs: number) => {
    await client.query(
      `update stores set access_token_sealed = null, scopes = null, uninstall_told_at = null,
                         left_at = coalesce(left_at, $2), purge_after = coalesce(purge_after, $3)
       where store_hash = $1`,
      [storeHash, new Date(nowMs), new Date(nowMs + keptAfterLeavingDays * dayMs)],
    );
    await client.query('delete from users where store_hash = $1', [storeHash]);
  };

  const noteUninstall = async (client: PoolClient, storeHash: string, nowMs: number) => {
    await client.query('update stores set uninstall_told_at = $2 where store_hash = $1 and left_at is null', [
      storeHash,
      new Date(nowMs),
    ]);
    await queue.add(client, [{ name: 'check-installation', storeHash, isWatch: true }], nowMs + lookAgainMs);
  };

  return {
    install: ({ storeHash, accessToken, scopes, user, owner }, webhookSecret, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        const { rows: made } = await client.query(
          `insert into stores (store_hash, settings, webhook_secret_sealed, policy_version, installed_at)
           values ($1, $2, $3, 1, $4) on conflict do nothing returning 1`,
          [
            storeHash,
            defaultSettings,
            vault.seal(webhookSecret, placeOf(storeHash, 'stores.webhook_secret_sealed')),
            new Date(nowMs),
          ],
        );
        const isNew = made.length === 1;
        await client.query('delete from stores_gone where name_sha256 = $1', [digestOf(storeHash)]);
        if (isNew)
          await client.query(`insert into policies (store_hash, version, rules) values ($1, 1, '[]')`, [storeHash]);
        const { rows } = await client.query<{ scopes: string[] | null; owner_id: string | null; is_back: boolean }>(
          'select scopes, owner_id, left_at is not null as is_back from stores where store_hash = $1 for no key update',
          [storeHash],
        );
        const [before] = rows;
        const isBack = before?.is_back ?? false;
        await client.query(
          `update stores set access_token_sealed = $2, scopes = $3, owner_id = $4, left_at = null, purge_after = null,
                             uninstall_told_at = null, installed_at = case when $5 then $6 else installed_at end
           where store_hash = $1`,
          [
            storeHash,
            vault.seal(accessToken, placeOf(storeHash, 'stores.access_token_sealed')),
            scopes,
            owner.userId,
            isBack,
            new Date(nowMs),
          ],
        );
        const noted = await noteUser(client, vault, storeHash, { user, owner }, nowMs);
        await queue.add(client, [{ name: 'check-installation', storeHash }]);
        // Whoever agreed to the app has an owner.
        const how = isNew ? 'new' : isBack ? 'back' : before?.owner_id === null ? 'app_now' : 'again';
        const isAgain = how === 'again';
        return {
          user: noted,
          how,
          isOwnerNew: isAgain && Number(before?.owner_id) !== owner.userId,
          areScopesNew: isAgain && !isSameSet(before?.scopes ?? null, scopes),
        };
      }),

    load: (call, nowMs) =>
      database.of(call.storeHash).transaction(async (client) => {
        if (!(await findInstalled(client, call.storeHash))) return fail('unknown_store');
        if (!(await isFirst(client, call, nowMs))) return fail('seen');
        await client.query('update stores set owner_id = $2 where store_hash = $1', [
          call.storeHash,
          call.owner.userId,
        ]);
        return ok(await noteUser(client, vault, call.storeHash, call, nowMs));
      }),

    removeUser: (call, nowMs) =>
      database.of(call.storeHash).transaction(async (client) => {
        if (!(await findInstalled(client, call.storeHash)) || !(await isFirst(client, call, nowMs))) return;
        await client.query('delete from users where store_hash = $1 and user_id = $2', [
          call.storeHash,
          call.user.userId,
        ]);
      }),

    uninstall: (call, nowMs) =>
      database.of(call.storeHash).transaction(async (client) => {
        const { storeHash } = call;
        const store = await findInstalled(client, storeHash);
        const isStale = !store || call.issuedAtMs + leewayMs < store.installed_at.getTime();
        if (isStale || !(await isFirst(client, call, nowMs))) return 'nothing';
        if (call.user.userId === call.owner.userId) {
          await leave(client, storeHash, nowMs);
          return 'left';
        }
        await noteUninstall(client, storeHash, nowMs);
        await queue.add(client, [{ name: 'check-installation', storeHash, isWatch: true }]);
        return 'asked';
      }),

    noteUninstall: (storeHash, nowMs) =>
      database.of(storeHash).transaction((client) => noteUninstall(client, storeHash, nowMs)),

    settleUninstall: (storeHash, isTokenGood, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        const { rows } = await client.query<{ told_at: Date }>(
          `select uninstall_told_at as told_at from stores
           where store_hash = $1 and left_at is null and uninstall_told_at is not null for no key update`,
          [storeHash],
        );
        const [told] = rows;
        if (!told) return false;
        if (!isTokenGood) {
          await leave(client, storeHash, nowMs);
          return true;
        }
        if (told.told_at.getTime() + lookAgainMs <= nowMs)
          await client.query('update stores set uninstall_told_at = null where store_hash = $1', [storeHash]);
        return false;
      }),

    askRemoval: (storeHash, userId, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        const now = new Date(nowMs);
        await client.query(
          'update stores set left_at = coalesce(left_at, $2), purge_after = $2 where store_hash = $1',
          [storeHash, now],
        );
        await client.query('delete from users where store_hash = $1', [storeHash]);
        await queue.add(client, [{ name: 'remove-installation', storeHash }]);
        const entry = { storeHash, userId, atMs: nowMs, what: '', before: null, after: null };
        await addToAudit(client, { ...entry, action: 'installation.removed' });
      }),

    close: (storeHash, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        await client.query(
          'update stores set left_at = coalesce(left_at, $2), purge_after = coalesce(purge_after, $3) where store_hash = $1',
          [storeHash, new Date(nowMs), new Date(nowMs + keptAfterLeavingDays * dayMs)],
        );
        await client.query('delete from users where store_hash = $1', [storeHash]);
      }),

    async findRemoval(storeHash) {
      const { rows } = await database.of(storeHash).query<{ settings: Partial<StoreSettings> }>(
        `select settings from stores
         where store_hash = $1 and left_at is not null and access_token_sealed is not null`,
        [storeHash],
      );
      return rows[0] && { settings: { ...defaultSettings, ...rows[0].settings } };
    },

    leave: (storeHash, nowMs) => database.of(storeHash).transaction((client) => leave(client, storeHash, nowMs)),
  };
}

const isSameSet = (before: readonly string[] | null, after: readonly string[]): boolean =>
  before === null || [...before].sort().join(' ') === [...after].sort().join(' ');
