import type { PoolClient } from 'pg';
import { PgBoss } from 'pg-boss';
import { type Work, type WorkName, workKey } from '../checks/work.ts';

const workNames: readonly WorkName[] = ['settle-order', 'write-back', 'check-installation'];

/** The jobs, kept in the same database as what they are about. */
export interface Queue {
  /** Adds work as a part of the client's open transaction. */
  add(client: PoolClient, work: readonly Work[]): Promise<void>;
  /** Runs `handle` for each piece of work of this name, again after a failure with growing pauses, and again within half a minute after a crash. */
  onWork<N extends WorkName>(name: N, handle: (work: Extract<Work, { name: N }>) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the queue. `onError` hears of trouble that no single job can tell of, `onFailure` of each try of a job that failed; one that
 * has no tries left is kept in the queue `<name>-failed`.
 */
export async function startQueue(
  connectionString: string,
  onError: (error: Error) => void,
  onFailure: (work: Work, error: Error) => void,
): Promise<Queue> {
  const boss = new PgBoss({
    connectionString,
    schema: 'jobs',
    application_name: 'idgate jobs',
    useListenNotify: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    max: 5,
  });
  boss.on('error', onError);
  await boss.start();
  for (const name of workNames) {
    const options = {
      notify: true,
      retryLimit: 30,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 900,
      expireInSeconds: 120,
      // A worker that is killed sends no more heartbeats, and its job is handed out again.
      heartbeatSeconds: 10,
    };
    await boss.createQueue(`${name}-failed`);
    // One job about the same thing runs at a time. More may wait: dropping one because another waits would lose a change that is
    // committed after the waiting one has begun to read.
    await boss.createQueue(name, { ...options, policy: 'singleton', deadLetter: `${name}-failed` });
    await boss.updateQueue(name, options);
  }

  return {
    async add(client, work) {
      const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
      for (const { name, ...data } of work) {
        await boss.send(name, data, { db, singletonKey: workKey({ name, ...data } as Work) });
      }
    },
    async onWork(name, handle) {
      type Handled = Extract<Work, { name: typeof name }>;
      await boss.work<Omit<Handled, 'name'>>(
        name,
        {
          batchSize: 1,
          localConcurrency: 4, // New work wakes a worker by itself; work that is tried again is found by looking.
          pollingIntervalSeconds: 1,
          notifyPollingIntervalSeconds: 1,
        },
        async (jobs) => {
          for (const { data } of jobs) {
            const work = { name, ...data } as Handled;
            await handle(work).catch((error: Error) => {
              onFailure(work, error);
              throw error;
            });
          }
        },
      );
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}
