import type { World } from './receiver.ts';

/** A time for a world to begin at in which nothing that is planned for later begins early: the database goes by the real time. */
export const aheadMs = (): number => Date.now() + 60_000;

/** Lets time pass in a world that began ahead of the real time, and has done what was planned for until then. */
export async function passPlanned({ time, pool, settled }: World, durationMs: number): Promise<void> {
  time.nowMs += durationMs;
  await settled();
  await pool.query(
    `update jobs.job set start_after = now()
     where state = 'created' and start_after between now() and to_timestamp($1::float8 / 1000)`,
    [time.nowMs],
  );
  await settled();
}
