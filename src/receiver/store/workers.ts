import type { Job, JobResult, PgBoss } from 'pg-boss';

/** The workers of one queue in this receiver. */
export interface Workers {
  /** There may be work: somebody looks. */
  wake(): void;
  stop(): void;
}

/**
 * What became of one try of a job. `given_up` puts it aside for a person to look at, whatever tries are left. `put_back` was none: the job
 * waits for so long, with all others of its name and store.
 */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed' | 'given_up'; readonly error: string }
  | { readonly kind: 'put_back'; readonly storeHash: string; readonly forMs: number };

/** More than a store has lanes. */
const workersOfAQueue = 6;
/** Jobs that are tried again, and those whose wake-up call was lost, are found by looking. */
const lookEveryMs = 1_000;
const longestPauseMs = 500;

/**
 * Starts the workers of a queue. One of them at a time looks for work, and calls the next as soon as it has some: a call costs one look,
 * however many workers there are, and a burst has all of them at work within a moment. While calls find nothing, as when the jobs that
 * wait have to wait for others of their store, they are answered less and less often.
 */
export async function startWorkers<T extends object>(
  boss: PgBoss,
  name: string,
  run: (job: Job<T>) => Promise<Outcome>,
): Promise<Workers> {
  const workers: { id: string; isBusy: boolean }[] = [];
  let pauseMs = 0;
  let isCalled = false;
  let pause: NodeJS.Timeout | undefined;

  const callOne = () => {
    const idle = workers.find(({ isBusy }) => !isBusy);
    if (idle) boss.notifyWorker(idle.id);
  };
  const wake = () => {
    isCalled = true;
    if (pause) return;
    isCalled = false;
    callOne();
    pauseMs = Math.min(Math.max(2 * pauseMs, 2), longestPauseMs);
    pause = setTimeout(() => {
      pause = undefined;
      if (isCalled) wake();
    }, pauseMs);
  };

  for (let index = 0; index < workersOfAQueue; index++) {
    const me = { id: '', isBusy: false };
    const options = {
      batchSize: 1,
      // Those who look by themselves, should nobody wake them.
      pollingIntervalSeconds: 30,
      groupConcurrency: 1,
      perJobResults: true,
    } as const;
    me.id = await boss.work<T, unknown, typeof options>(name, options, async (jobs) => {
      me.isBusy = true;
      pauseMs = 0;
      callOne();
      const results: JobResult[] = [];
      for (const job of jobs) {
        const outcome = await run(job);
        if (outcome.kind === 'put_back') await putBack(boss, job, outcome);
        results.push(
          // A job that was put back goes by another name now, and is not completed by this.
          outcome.kind === 'done' || outcome.kind === 'put_back'
            ? { id: job.id, status: 'completed' }
            : {
                id: job.id,
                status: outcome.kind === 'failed' ? 'failed' : 'deadletter',
                output: { error: outcome.error },
              },
        );
      }
      me.isBusy = false;
      // And then the next, until none is left.
      boss.notifyWorker(me.id);
      return results;
    });
    workers.push(me);
  }
  const looking = setInterval(callOne, lookEveryMs);
  return {
    wake,
    stop() {
      clearInterval(looking);
      clearTimeout(pause);
    },
  };
}

/**
 * Has a job that was begun wait as if it had not been, and with it every other job of its name and store: each of them would only find
 * the same. Their order stays. It gets a new id, so that nothing that is still said of the try that ended is taken for the next.
 */
async function putBack(
  boss: PgBoss,
  { id, name, retryCount }: Job,
  { storeHash, forMs }: Extract<Outcome, { kind: 'put_back' }>,
): Promise<void> {
  const db = boss.getDb();
  await db.executeSql(
    `update jobs.job set id = gen_random_uuid(), state = 'created', started_on = null, heartbeat_on = null,
                         start_after = now() + $4 * interval '1 ms'
     where name = $1 and id = $2 and retry_count = $3 and state = 'active'`,
    [name, id, retryCount, forMs],
  );
  await db.executeSql(
    `update jobs.job set start_after = now() + $3 * interval '1 ms'
     where name = $1 and id in (
       select id from jobs.job
       where name = $1 and state < 'active' and data->>'storeHash' = $2 and start_after < now() + $3 * interval '1 ms'
       for update skip locked
     )`,
    [name, storeHash, forMs],
  );
}
