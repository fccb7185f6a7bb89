import type { PoolClient } from 'pg';
import type { Draft, PolicyVersion, PolicyVersionItem } from '../../contract/schema/admin/policy.ts';
import type { Staff } from '../../contract/schema/admin/staff.ts';
import type { Rule } from '../../contract/wire/policy.ts';
import { ok, type Result } from '../../contract/wire/result.ts';
import { addToAudit } from './audit.ts';
import type { Database, Scope } from './database.ts';
import type { Queue } from './queue.ts';
import { type StaffRow, staffFromRow } from './staff.ts';
import type { Vault } from './vault.ts';

/** That somebody was quicker. Nothing was changed. */
export interface EditConflict {
  readonly ok: false;
  readonly code: 'edit_conflict';
  readonly editedBy: Staff;
  readonly editedAtMs: number | null;
}
export type Edited<T> = Promise<{ readonly ok: true; readonly value: T } | EditConflict>;

/** Who does it, and when. */
export interface Doing {
  readonly storeHash: string;
  readonly userId: number;
  readonly atMs: number;
}

/** A store's rules: every version that was ever live, and the draft of the next. */
export interface Policies {
  /** Undefined for a version that there never was. */
  find(storeHash: string, version: number | 'live'): Promise<PolicyVersion | undefined>;
  findDraft(storeHash: string): Promise<Draft | undefined>;
  /** Up to `limit` versions, the newest first, those before `before` where one is given. */
  list(storeHash: string, before: number | undefined, limit: number): Promise<PolicyVersionItem[]>;
  /** Keeps a draft. `revision` is that of the one it was made from; null where there is to be none yet. */
  saveDraft(doing: Doing, rules: readonly Rule[], revision: number | null): Edited<Draft>;
  dropDraft(doing: Doing, revision: number): Edited<null>;
  /** Makes the draft the store's live policy, if it is still the draft, and the live policy what it began with. */
  publish(doing: Doing, revision: number): Edited<PolicyVersion>;
  /** Makes the rules of an earlier version live again, as a new one. Fails with `not_found` for a version that there never was. */
  restore(
    doing: Doing,
    version: number,
    liveVersion: number,
  ): Promise<Awaited<Edited<PolicyVersion>> | Result<never, 'not_found'>>;
}

interface VersionRow extends StaffRow {
  version: number;
  rules: Rule[];
  created_at: Date;
  restored_from: number | null;
}
interface DraftRow extends StaffRow {
  rules: Rule[] | null;
  revision: number;
  based_on_version: number;
  edited_at: Date;
}

const publisher = 'left join users on users.store_hash = policies.store_hash and users.user_id = published_by';
const selectDraft = `select rules, revision, based_on_version, edited_at, edited_by as user_id, email_sealed from policy_drafts
  left join users on users.store_hash = policy_drafts.store_hash and users.user_id = edited_by where policy_drafts.store_hash = $1`;

export function createPolicies(database: Database, queue: Queue, vault: Vault): Policies {
  const staffOf = (storeHash: string, row: StaffRow) => staffFromRow(vault, storeHash, row);
  const versionFrom = (storeHash: string, row: VersionRow): PolicyVersion => ({
    version: row.version,
    rules: row.rules,
    publishedBy: staffOf(storeHash, row),
    publishedAtMs: row.created_at.getTime(),
    restoredFrom: row.restored_from,
  });
  const draftFrom = (storeHash: string, row: DraftRow): Draft | undefined =>
    row.rules === null
      ? undefined
      : {
          rules: row.rules,
          revision: row.revision,
          basedOnVersion: row.based_on_version,
          editedBy: staffOf(storeHash, row),
          editedAtMs: row.edited_at.getTime(),
        };

  const find = async (client: Pick<Scope, 'query'>, storeHash: string, version: number | 'live') => {
    const { rows } = await client.query<VersionRow>(
      `select version, rules, policies.created_at, restored_from, published_by as user_id, email_sealed from policies ${publisher}
       where policies.store_hash = $1
         and version = coalesce($2, (select policy_version from stores where store_hash = $1))`,
      [storeHash, version === 'live' ? null : version],
    );
    return rows[0];
  };
  const readDraft = async (client: Pick<Scope, 'query'>, storeHash: string) =>
    (await client.query<DraftRow>(selectDraft, [storeHash])).rows[0];

  /** One change of a store's rules at a time. */
  const changing = <T>({ storeHash }: Doing, work: (client: PoolClient) => Promise<T>): Promise<T> =>
    database.of(storeHash).transaction(async (client) => {
      await client.query('select 1 from stores where store_hash = $1 for no key update', [storeHash]);
      return work(client);
    });

  const draftConflict = (storeHash: string, row: DraftRow | undefined): EditConflict => ({
    ok: false,
    code: 'edit_conflict',
    editedBy: row ? staffOf(storeHash, row) : null,
    editedAtMs: row?.edited_at.getTime() ?? null,
  });
  const liveConflict = (storeHash: string, live: VersionRow | undefined): EditConflict => ({
    ok: false,
    code: 'edit_conflict',
    editedBy: live ? staffOf(storeHash, live) : null,
    editedAtMs: live?.created_at.getTime() ?? null,
  });

  const clearDraft = (client: PoolClient, { storeHash, userId, atMs }: Doing) =>
    client.query(
      'update policy_drafts set rules = null, revision = revision + 1, edited_by = $2, edited_at = $3 where store_hash = $1',
      [storeHash, userId, new Date(atMs)],
    );

  const goLive = async (client: PoolClient, doing: Doing, rules: readonly Rule[], restoredFrom: number | null) => {
    const { storeHash, userId, atMs } = doing;
    const { rows } = await client.query<{ policy_version: number }>(
      'update stores set policy_version = policy_version + 1 where store_hash = $1 returning policy_version',
      [storeHash],
    );
    const version = rows[0]?.policy_version ?? 0;
    await client.query(
      `insert into policies (store_hash, version, rules, created_at, published_by, restored_from) values ($1, $2, $3, $4, $5, $6)`,
      [storeHash, version, JSON.stringify(rules), new Date(atMs), userId, restoredFrom],
    );
    // The pages' script carries the rules.
    await queue.add(client, [{ name: 'check-installation', storeHash, isWatch: true }]);
    await addToAudit(client, {
      storeHash,
      userId,
      action: restoredFrom === null ? 'policy.published' : 'policy.restored',
      what: String(version),
      before: { version: version - 1 },
      after: { version, ...(restoredFrom !== null && { restoredFrom }), rules: rules.map(({ id }) => id) },
      atMs,
    });
    const live = await find(client, storeHash, version);
    if (!live) throw new Error('A row that was written is there');
    return versionFrom(storeHash, live);
  };

  return {
    async find(storeHash, version) {
      const row = await find(database.of(storeHash), storeHash, version);
      return row && versionFrom(storeHash, row);
    },

    async findDraft(storeHash) {
      const row = await readDraft(database.of(storeHash), storeHash);
      return row && draftFrom(storeHash, row);
    },

    async list(storeHash, before, limit) {
      const { rows } = await database.of(storeHash).query<Omit<VersionRow, 'rules'> & { rules: number }>(
        `select version, jsonb_array_length(rules) as rules, policies.created_at, restored_from, published_by as user_id, email_sealed
         from policies ${publisher}
         where policies.store_hash = $1 and ($2::integer is null or version < $2) order by version desc limit $3`,
        [storeHash, before, limit],
      );
      return rows.map((row) => ({ ...versionFrom(storeHash, { ...row, rules: [] }), rules: row.rules }));
    },

    saveDraft: (doing, rules, revision) =>
      changing(doing, async (client) => {
        const { storeHash, userId, atMs } = doing;
        const row = await readDraft(client, storeHash);
        const present = row && draftFrom(storeHash, row);
        if ((present?.revision ?? null) !== revision) return draftConflict(storeHash, row);
        await client.query(
          `insert into policy_drafts (store_hash, rules, revision, based_on_version, edited_by, edited_at)
           select $1, $2, 1, policy_version, $3, $4 from stores where store_hash = $1
           on conflict (store_hash) do update
             set rules = $2, revision = policy_drafts.revision + 1, edited_by = $3, edited_at = $4,
                 based_on_version = case when policy_drafts.rules is null then excluded.based_on_version
                                         else policy_drafts.based_on_version end`,
          [storeHash, JSON.stringify(rules), userId, new Date(atMs)],
        );
        const ids = (some: readonly Rule[] | undefined) => some?.map(({ id }) => id) ?? null;
        await addToAudit(client, {
          ...{ storeHash, userId, atMs },
          action: 'draft.saved',
          what: '',
          before: ids(present?.rules),
          after: ids(rules),
        });
        const saved = await readDraft(client, storeHash);
        const draft = saved && draftFrom(storeHash, saved);
        if (!draft) throw new Error('A row that was written is there');
        return ok(draft);
      }),

    dropDraft: (doing, revision) =>
      changing(doing, async (client) => {
        const { storeHash, userId, atMs } = doing;
        const row = await readDraft(client, storeHash);
        const draft = row && draftFrom(storeHash, row);
        if (draft?.revision !== revision) return draftConflict(storeHash, row);
        await clearDraft(client, doing);
        const before = draft.rules.map(({ id }) => id);
        await addToAudit(client, { storeHash, userId, atMs, action: 'draft.dropped', what: '', before, after: null });
        return ok(null);
      }),

    publish: (doing, revision) =>
      changing(doing, async (client) => {
        const { storeHash } = doing;
        const row = await readDraft(client, storeHash);
        const draft = row && draftFrom(storeHash, row);
        if (draft?.revision !== revision) return draftConflict(storeHash, row);
        const live = await find(client, storeHash, 'live');
        if (live?.version !== draft.basedOnVersion) return liveConflict(storeHash, live);
        await clearDraft(client, doing);
        return ok(await goLive(client, doing, draft.rules, null));
      }),

    restore: (doing, version, liveVersion) =>
      changing(doing, async (client) => {
        const { storeHash } = doing;
        const wanted = await find(client, storeHash, version);
        if (!wanted) return { ok: false, code: 'not_found' };
        const live = await find(client, storeHash, 'live');
        if (live?.version !== liveVersion) return liveConflict(storeHash, live);
        return ok(await goLive(client, doing, wanted.rules, version));
      }),
  };
}
