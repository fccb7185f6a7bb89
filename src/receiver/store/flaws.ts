import type { Flaw, FlawKind, Inspected } from '../checks/installation.ts';
import { addToAudit } from './audit.ts';
import type { Database } from './database.ts';
import type { Queue } from './queue.ts';

/** A flaw, and for how long it was there. */
export interface KnownFlaw extends Flaw {
  readonly sinceMs: number;
  /** Null while it is there. */
  readonly repairedAtMs: number | null;
}

/** What is wrong, or was, with a store's installation. */
export interface Flaws {
  /** Keeps what was found: what is new begins now, what is there no longer has ended now, and what was mended did both. Safe to repeat. */
  record(
    storeHash: string,
    inspected: { readonly found: readonly Flaw[]; readonly mended: Inspected['mended'] },
    nowMs: number,
  ): Promise<void>;
  /** What is there and what was lately, the newest first, and what is there before what was. */
  list(storeHash: string): Promise<KnownFlaw[]>;
  /** Has everything put right that can be, and notes who wanted it. Safe to repeat. */
  repair(storeHash: string, asked: RepairAsked): Promise<void>;
}

export interface RepairAsked {
  readonly userId: number;
  /** What of it they had in view. */
  readonly what: string;
  readonly atMs: number;
}

const listed = 100;

interface Row {
  kind: FlawKind;
  about: string;
  detail: string | null;
  since: Date;
  repaired_at: Date | null;
}

export function createFlaws(database: Database, queue: Pick<Queue, 'add'>): Flaws {
  return {
    record: (storeHash, { found, mended }, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        await client.query(
          `insert into installation_flaws (store_hash, kind, about, detail, since, repaired_at)
           select $1, kind, about, detail, $5, $5 from unnest($2::text[], $3::text[], $4::text[]) as given (kind, about, detail)
           where not exists (select from installation_flaws as present where store_hash = $1
             and present.kind = given.kind and present.about = given.about and present.repaired_at is null)`,
          [storeHash, ...columnsOf(mended), new Date(nowMs)],
        );
        await client.query(
          `update installation_flaws set repaired_at = $4
           where store_hash = $1 and repaired_at is null and (kind, about) not in (select * from unnest($2::text[], $3::text[]))`,
          [storeHash, ...columnsOf(found).slice(0, 2), new Date(nowMs)],
        );
        await client.query(
          `insert into installation_flaws (store_hash, kind, about, detail, since)
           select $1, kind, about, detail, $5 from unnest($2::text[], $3::text[], $4::text[]) as given (kind, about, detail)
           on conflict (store_hash, kind, about) where repaired_at is null do update set detail = excluded.detail`,
          [storeHash, ...columnsOf(found), new Date(nowMs)],
        );
      }),

    async list(storeHash) {
      const { rows } = await database.of(storeHash).query<Row>(
        `select kind, about, detail, since, repaired_at from installation_flaws where store_hash = $1
           order by repaired_at desc nulls first, since desc, kind, about limit ${listed}`,
        [storeHash],
      );
      return rows.map(({ kind, about, detail, since, repaired_at }) => ({
        kind,
        about,
        detail,
        sinceMs: since.getTime(),
        repairedAtMs: repaired_at?.getTime() ?? null,
      }));
    },

    repair: (storeHash, { userId, what, atMs }) =>
      database.of(storeHash).transaction(async (client) => {
        await queue.add(client, [{ name: 'check-installation', storeHash }]);
        const entry = { storeHash, userId, what, atMs, before: null, after: null };
        await addToAudit(client, { ...entry, action: 'setup.repaired' });
      }),
  };
}

const columnsOf = (flaws: readonly Flaw[]) => [
  flaws.map(({ kind }) => kind),
  flaws.map(({ about }) => about),
  flaws.map(({ detail }) => detail),
];
