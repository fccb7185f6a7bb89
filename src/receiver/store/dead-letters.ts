import { PgBoss } from 'pg-boss';
import { deadLettersOf, jobSchema } from './queue.ts';

/** A job that was given up. */
export interface DeadLetter {
  readonly id: string;
  readonly job: string;
  /** Null for what is done on a schedule. */
  readonly storeHash: string | null;
  /** What the work is about, as in `store/order`. */
  readonly about: string;
  /** The code, or the kind of error, that the last try ended with. */
  readonly error: string | null;
  readonly triedTimes: number;
  readonly givenUpAt: Date;
}

/** Which dead letters: those that fit everything that is named. */
export interface DeadLetterFilter {
  readonly job?: string | undefined;
  readonly storeHash?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

export interface DeadLetters {
  /** The oldest first, and no more than a thousand. */
  list(filter: DeadLetterFilter): Promise<DeadLetter[]>;
  /** Has them tried anew, as if they had never been. Answers how many. */
  redrive(filter: DeadLetterFilter): Promise<number>;
  /** Forgets them. Answers how many. */
  drop(filter: DeadLetterFilter): Promise<number>;
  stop(): Promise<void>;
}

const mostAtOnce = 1_000;

/** Opens the dead letters beside receivers that run: no job is done here, and none is looked after. */
export async function openDeadLetters(connectionString: string): Promise<DeadLetters> {
  const boss = new PgBoss({
    connectionString,
    schema: jobSchema,
    application_name: 'idgate dead letters',
    supervise: false,
    schedule: false,
    max: 1,
  });
  await boss.start();

  const list = async ({ job, storeHash, ids }: DeadLetterFilter): Promise<DeadLetter[]> => {
    const { rows } = await boss.getDb().executeSql(
      `select id, source_name as job, data ->> 'storeHash' as "storeHash", coalesce(singleton_key, '') as about,
              source_output ->> 'error' as error, source_retry_count + 1 as "triedTimes", created_on as "givenUpAt"
       from ${jobSchema}.job
       where name like '%${deadLettersOf('')}' and state = 'created'
         and ($1::text is null or source_name = $1) and ($2::text is null or data ->> 'storeHash' = $2)
         and ($3::uuid[] is null or id = any($3))
       order by created_on limit ${mostAtOnce}`,
      [job ?? null, storeHash ?? null, ids ?? null],
    );
    return rows as DeadLetter[];
  };

  /** Does something with all of them, a queue and a thousand at a time. */
  const withAll = async (filter: DeadLetterFilter, act: (queue: string, ids: string[]) => Promise<number>) => {
    let count = 0;
    for (;;) {
      const letters = await list(filter);
      let acted = 0;
      for (const [job, ofJob] of Map.groupBy(letters, (letter) => letter.job)) {
        acted += await act(
          deadLettersOf(job),
          ofJob.map(({ id }) => id),
        );
      }
      count += acted;
      if (acted === 0 || letters.length < mostAtOnce) return count;
    }
  };

  return {
    list,
    redrive: (filter) => withAll(filter, (queue, ids) => boss.redrive(queue, { ids })),
    drop: (filter) =>
      withAll(filter, async (queue, ids) => {
        await boss.deleteJob(queue, ids);
        return ids.length;
      }),
    stop: () => boss.stop({ graceful: false }),
  };
}
