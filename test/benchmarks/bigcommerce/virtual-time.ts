import { query } from '../receiver/database.ts';

/** A clock that is ahead of the real one by as much as was let pass, for a receiver and for its database alike. */
export interface VirtualTime {
  clock(): number;
  pass(durationMs: number): Promise<void>;
  /** Has pg-boss go by it as well, once it has made its tables. */
  bindJobs(): Promise<void>;
}

/** Has to come before anything else in the database: what is made there afterwards finds this `now()` in the place of PostgreSQL's own. */
export async function startVirtualTime(url: string): Promise<VirtualTime> {
  const name = new URL(url).pathname.slice(1);
  await query(
    url,
    `create schema ahead;
     create table ahead.clock (by_ms bigint not null);
     insert into ahead.clock values (0);
     create function ahead.now() returns timestamptz language sql stable
       as 'select pg_catalog.now() + by_ms * interval ''1 ms'' from ahead.clock';
     grant usage on schema ahead to public;
     grant select on ahead.clock to public;
     alter database ${name} set search_path = public, ahead, pg_catalog`,
  );
  let aheadMs = 0;
  return {
    clock: () => Date.now() + aheadMs,
    async pass(durationMs) {
      aheadMs += Math.round(durationMs);
      await query(url, 'update ahead.clock set by_ms = $1', [aheadMs]);
    },
    async bindJobs() {
      await query(
        url,
        `create or replace function jobs.job_now() returns timestamptz language sql stable as 'select ahead.now()'`,
      );
    },
  };
}
