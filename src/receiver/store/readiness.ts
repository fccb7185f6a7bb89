import { setTimeout } from 'node:timers/promises';
import type { Database } from './database.ts';
import { migrationNames } from './migrate.ts';

/** What a receiver lacks that can't do its work. */
export type Lacking = 'database' | 'migrations' | 'queue';

const patienceMs = 2_000;

/** Answers what is missing, within two seconds: nothing where all is well. Tables newer than this receiver are well too. */
export function createReadiness({ acrossStores }: Database): () => Promise<readonly Lacking[]> {
  const look = async (): Promise<readonly Lacking[]> => {
    const { rows } = await acrossStores.query<{ done: string[]; has_queue: boolean }>(
      `select (select array_agg(name) from migrations) as done, to_regclass('jobs.job') is not null as has_queue`,
    );
    const isCurrent = (await migrationNames()).every((name) => rows[0]?.done.includes(name));
    return [...(isCurrent ? [] : (['migrations'] as const)), ...(rows[0]?.has_queue ? [] : (['queue'] as const))];
  };
  return async () => {
    const waiting = new AbortController();
    const late = setTimeout<readonly Lacking[]>(patienceMs, ['database'], { signal: waiting.signal });
    try {
      return await Promise.race([late, look().catch((): readonly Lacking[] => ['database'])]);
    } finally {
      waiting.abort();
      late.catch(() => {});
    }
  };
}
