import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, type World } from '../../support/receiver.ts';
import type { BenchDatabase } from '../receiver/database.ts';
import { startVirtualTime, type VirtualTime } from './virtual-time.ts';

type Options = Omit<Parameters<typeof createWorld>[0], 'examiner' | 'ownTime' | 'nowMs' | 'database'>;

const examination = { kind: 'judged', outcome: 'verified', finding: null, evidence } as const;
const examiner = { examine: async () => ({ ok: true as const, value: examination }) };
const settledWithinMs = 1_800_000;

/** A receiver and its sandbox shops in this process, on the embedded PostgreSQL and on a clock that can be let go ahead. */
export interface Bench extends AsyncDisposable {
  readonly world: World;
  readonly time: VirtualTime;
  readonly sandboxes: readonly Sandbox[];
}

export async function createBench(
  database: BenchDatabase,
  name: string,
  options: Options = {},
  more: (world: World, time: VirtualTime) => Promise<readonly Sandbox[]> = async () => [],
): Promise<Bench> {
  const url = await database.create(name);
  const time = await startVirtualTime(url);
  // A pause of a client would be slept through: what it waits for is over by then.
  const ownTime = { clock: time.clock, pause: (durationMs: number) => time.pass(durationMs) };
  const given = { examiner, ...options, ownTime, nowMs: time.clock() };
  const world = await createWorld({ ...given, database: { url, drop: async () => {} } });
  await time.bindJobs();
  const sandboxes = [world.sandbox, ...(await more(world, time))];
  return { world, time, sandboxes, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

const due = `state in ('created', 'retry') and start_after <= now()`;

/** Ends when no job is under way or due. Answers in how many milliseconds the next one is, or undefined when none waits. */
export async function settle({ world, sandboxes }: Bench): Promise<number | undefined> {
  for (const endMs = performance.now() + settledWithinMs; performance.now() < endMs; ) {
    for (const { flushWebhooks } of sandboxes) await flushWebhooks();
    const { rows } = await world.pool.query<{ busy: number; next_ms: number | null }>(
      `select count(*) filter (where state = 'active' or ${due})::int as busy,
              (extract(epoch from min(start_after) filter (where state in ('created', 'retry')) - now()) * 1000)::float8 as next_ms
       from jobs.job where name not like '%-failed' and name not like '\\_\\_%'`,
    );
    const [row] = rows;
    if (row?.busy === 0) return row.next_ms ?? undefined;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The jobs did not come to an end');
}

/** Lets time pass, and does what is due by then. */
export async function pass(bench: Bench, durationMs: number): Promise<number | undefined> {
  await bench.time.pass(durationMs);
  for (const { time } of bench.sandboxes) await time.pass(0);
  await bench.world.pool.query(
    `select pg_notify('idgate_work', name) from (select distinct name from jobs.job where ${due}) as names`,
  );
  return settle(bench);
}
