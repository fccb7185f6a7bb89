import type { Job, JobResult, PgBoss } from 'pg-boss';

/** The workers of one queue in this receiver. */
export interface Workers {
  /** There may be work: somebody looks. */
  wake(): void;
  stop(): void;
}

/** What became of one try of a job. `given_up` puts it aside for a person to look at, whatever tries are left. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'failed' | 'given_up'; readonly error: string };

const workersOfAQueue = 8;
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
        results.push(
          outcome.kind === 'done'
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
