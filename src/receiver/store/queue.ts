import type { PoolClient } from 'pg';
import { type Job, PgBoss } from 'pg-boss';
import { mergeWork, type Work, type WorkName, workKey } from '../checks/work.ts';
import type { Statement } from './database.ts';
import { laneOf } from './lane.ts';
import { type Outcome, startWorkers, type Workers } from './workers.ts';

const workNames: readonly WorkName[] = [
  'settle-order',
  'sweep-orders',
  'send-mail',
  'warn-of-lapse',
  'write-back',
  'take-back',
  'follow-into-account',
  'check-installation',
  'remove-installation',
  'refresh-session',
  'erase-session',
  'deliver-webhook',
  'simulate-policy',
];

/** A try of a job that failed. What is done on a schedule is about no store. */
export interface JobFailure {
  readonly name: string;
  readonly storeHash: string | null;
  readonly error: Error;
  /** No more tries: it waits among the dead letters for a person. */
  readonly isGivenUp: boolean;
}

/** A failure that was foreseen, told in a message that quotes nothing of what the job was about. */
export interface ForeseenFailure {
  readonly message: string;
  /** Whether it passes by itself, such as a shop that can't be reached; it is tried for days then, and else for a quarter of an hour. */
  readonly passes: boolean;
  /** For how long no job of the same name and store can be done: they are put back, and none has used up a try. Null for a try that failed. */
  readonly postponedForMs: number | null;
}

/** What a receiver wants to hear of its jobs. */
export interface QueueWatch {
  /** Trouble that no single job can tell of. */
  onError(error: Error): void;
  onFailure(failure: JobFailure): void;
  onTried?(tried: { name: string; outcome: Outcome['kind']; tookMs: number }): void;
}

/** The jobs, kept in the same database as what they are about. */
export interface Queue {
  /** Adds work as a part of the client's open transaction, to be begun at once, or not before `notBeforeMs`. */
  add(client: PoolClient, work: readonly Work[], notBeforeMs?: number): Promise<void>;
  /** What `add` would have the database do, for who sends it along with statements of its own. */
  statementsFor(work: readonly Work[], notBeforeMs?: number): Promise<Statement[]>;
  /** Runs `handle` for each piece of work of this name, again after a failure with growing pauses, and again within half a minute after a crash. */
  onWork<N extends WorkName>(name: N, handle: (work: Extract<Work, { name: N }>) => Promise<void>): Promise<void>;
  /**
   * Runs `handle` at the times that `cron` names, in UTC, in one of the receivers; again after a failure. A time that passed while no
   * receiver ran is made up for once. `name` is the job's own, and not that of any work.
   */
  onSchedule(name: string, cron: string, handle: () => Promise<void>): Promise<void>;
  /** How much waits, of all receivers together: jobs that are due, and jobs that were given up. */
  look(): Promise<QueueLevels>;
  stop(): Promise<void>;
}

export interface QueueLevels {
  readonly jobs: readonly { readonly name: string; readonly waiting: number; readonly oldestSeconds: number }[];
  readonly deadLetters: readonly { readonly name: string; readonly count: number }[];
}

/** Where pg-boss has its tables. */
export const jobSchema = 'jobs';
/** Told with a queue's name when it has new work. */
const channel = 'idgate_work';
const daySeconds = 86_400;

/** Some 60 hours of tries: longer than any retry schedule of those whose news woke the work. */
const mostTries = 250;
/** A job whose failure does not pass, or that nobody foresaw, is not made better by trying. This many take a quarter of an hour. */
const mostTriesLasting = 10;

/** Of these jobs one does what all of the same key would that wait: the newest state wins. */
const mergedNames: readonly WorkName[] = ['settle-order', 'write-back'];

const queueOptions = {
  retryLimit: mostTries,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 900,
  expireInSeconds: 120,
  // A worker that is killed sends no more heartbeats, and its job is handed out again.
  heartbeatSeconds: 10,
  retentionSeconds: 14 * daySeconds,
  // Long enough to see what was done a moment ago; looking for work stays quick.
  deleteAfterSeconds: 3_600,
  // We wake our workers ourselves, one at a time.
  notify: false,
};

/** Where jobs that were given up wait for a person. */
export const deadLettersOf = (name: string): string => `${name}-failed`;
const isDeadLetters = (name: string) => name.endsWith('-failed');

/** Starts the queue. `foreseen` answers undefined for a fault of our own. */
export async function startQueue(
  connectionString: string,
  { onError, onFailure, onTried }: QueueWatch,
  foreseen: (error: Error) => ForeseenFailure | undefined,
): Promise<Queue> {
  const boss = new PgBoss({
    connectionString,
    schema: jobSchema,
    application_name: 'idgate jobs',
    superviseIntervalSeconds: 6,
    monitorIntervalSeconds: 6,
    maintenanceIntervalSeconds: 600,
    queueCacheIntervalSeconds: 1,
    max: 5,
  });
  boss.on('error', onError);
  await boss.start();
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  const workers = new Map<string, Workers>();

  const createQueue = async (name: string) => {
    const deadLetter = deadLettersOf(name);
    if (!known.has(deadLetter)) await boss.createQueue(deadLetter, { retentionSeconds: 90 * daySeconds });
    // One job about the same thing runs at a time. More may wait: dropping one because another waits would lose a change that is
    // committed after the waiting one has begun to read.
    if (!known.has(name)) await boss.createQueue(name, { ...queueOptions, policy: 'singleton', deadLetter });
    const before: Partial<Record<string, unknown>> = { ...known.get(name) };
    const isSame = Object.entries(queueOptions).every(([option, value]) => before[option] === value);
    if (!isSame) await boss.updateQueue(name, queueOptions);
  };
  for (const name of workNames) await createQueue(name);

  /** One try, whose failure is put into a word: what an error says may quote what it was about. */
  const tryOnce = async (
    { name, storeHash, triesBefore }: { name: string; storeHash: string | null; triesBefore: number },
    handle: () => Promise<void>,
  ): Promise<Outcome> => {
    const began = performance.now();
    const outcome = await handle().then(
      (): Outcome => ({ kind: 'done' }),
      (error: Error): Outcome => {
        const failure = foreseen(error);
        if (failure && failure.postponedForMs !== null && storeHash !== null)
          return { kind: 'put_back', storeHash, forMs: failure.postponedForMs };
        const isGivenUp = triesBefore + 1 >= (failure?.passes ? mostTries : mostTriesLasting);
        onFailure({ name, storeHash, error, isGivenUp });
        return { kind: isGivenUp ? 'given_up' : 'failed', error: failure?.message ?? error.name };
      },
    );
    onTried?.({ name, outcome: outcome.kind, tookMs: performance.now() - began });
    return outcome;
  };

  const run = async <T extends object>(name: string, runJob: (job: Job<T>) => Promise<Outcome>) => {
    workers.set(name, await startWorkers<T>(boss, name, runJob));
  };

  // Every few seconds pg-boss notes what is being done, and has nobody look for work about these things until it notes again. Lanes keep
  // it apart already: what arrives just then would only begin late.
  const forgetting = setInterval(() => {
    boss
      .getDb()
      .executeSql(`update ${jobSchema}.queue set singletons_active = null where singletons_active is not null`)
      .catch(onError);
  }, 1_000);

  /** Does with one piece of work what those would that wait for the same thing: what they are about is committed, and so seen by it. */
  const handleMerged = async <W extends Work>(work: W, handle: (work: W) => Promise<void>): Promise<void> => {
    const { name } = work;
    const { rows: others } = await boss.getDb().executeSql(
      `select id, data from jobs.job
       where name = $1 and singleton_key = $2 and state < 'active' and start_after <= now()`,
      [name, workKey(work)],
    );
    await handle(
      mergeWork(
        work,
        others.map(({ data }) => ({ name, ...data }) as Work),
      ),
    );
    if (others.length === 0) return;
    await boss
      .getDb()
      .executeSql(`delete from jobs.job where name = $1 and id = any($2) and state < 'active'`, [
        name,
        others.map(({ id }) => id),
      ]);
  };

  const hearing = await boss.getDb().listen?.(
    channel,
    (name) => workers.get(name)?.wake(),
    () => {
      for (const one of workers.values()) one.wake();
    },
  );

  const statementsFor = async (work: readonly Work[], notBeforeMs?: number): Promise<Statement[]> => {
    const statements: Statement[] = [];
    const db = {
      async executeSql(text: string, values?: unknown[]) {
        statements.push({ text, values });
        return { rows: [] };
      },
    };
    const startAfter = notBeforeMs === undefined ? {} : { startAfter: new Date(notBeforeMs).toISOString() };
    for (const [name, ofName] of Map.groupBy(work, (one) => one.name)) {
      const jobs = ofName.map((one) => {
        const { name: _, ...data } = one;
        const key = workKey(one);
        return { data, singletonKey: key, group: { id: laneOf(one.storeHash, key) }, ...startAfter };
      });
      await boss.insert(name, jobs, { db });
      if (notBeforeMs === undefined) {
        statements.push({ text: 'select pg_notify($1, $2)', values: [channel, name] });
      }
    }
    return statements;
  };

  return {
    async add(client, work, notBeforeMs) {
      const statements = await statementsFor(work, notBeforeMs);
      await Promise.all(statements.map(({ text, values }) => client.query(text, values)));
    },

    statementsFor,

    onWork: (name, handle) => {
      type Handled = Extract<Work, { name: typeof name }>;
      return run<Omit<Handled, 'name'> & { storeHash: string }>(name, ({ data, retryCount: triesBefore }) =>
        tryOnce({ name, storeHash: data.storeHash, triesBefore }, async () => {
          const work = { name, ...data } as Handled;
          await (mergedNames.includes(name) ? handleMerged(work, handle) : handle(work));
        }),
      );
    },

    async onSchedule(name, cron, handle) {
      await createQueue(name);
      await run(name, ({ retryCount: triesBefore }) => tryOnce({ name, storeHash: null, triesBefore }, handle));
      await boss.schedule(name, cron, null, { tz: 'UTC', missed: 'once' });
    },

    async look() {
      const { rows } = await boss.getDb().executeSql(
        `select q.name, count(j.id)::int as waiting, coalesce(extract(epoch from now() - min(j.start_after)), 0)::float8 as "oldestSeconds"
         from jobs.queue q
         left join jobs.job j on j.name = q.name and j.state in ('created', 'retry') and j.start_after <= now()
         where q.name not like '\\_\\_pgboss%' group by q.name order by q.name`,
      );
      const levels = rows as QueueLevels['jobs'];
      const dead = new Map(levels.map(({ name, waiting }) => [name, waiting]));
      return {
        jobs: levels.filter(({ name }) => !isDeadLetters(name)),
        deadLetters: levels
          .filter(({ name }) => !isDeadLetters(name))
          .map(({ name }) => ({ name, count: dead.get(deadLettersOf(name)) ?? 0 })),
      };
    },

    async stop() {
      clearInterval(forgetting);
      for (const one of workers.values()) one.stop();
      await hearing?.close();
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
