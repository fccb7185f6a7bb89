import { parseArgs } from 'node:util';
import { ConfigError, readDatabaseConfig } from './config.ts';
import { type DeadLetter, type DeadLetterFilter, openDeadLetters } from './store/dead-letters.ts';
import { EmbeddedDatabaseError } from './store/embedded-database.ts';
import { reachDatabase } from './store/reach-database.ts';

// `npm run jobs`: shows jobs that were given up, has them tried anew, or forgets them.

const usage = `Usage:
  npm run jobs -- list     jobs that were given up, the oldest first
  npm run jobs -- redrive  has them tried anew
  npm run jobs -- drop     forgets them

  --job settle-order       only jobs of this name
  --store abc123           only a store's
  --id 0f1e…               only this one; may be given again
  --all                    every one: redrive and drop want to be told which
`;

/** What is wrong with how the program was called (sysexits EX_USAGE). */
class UsageError extends Error {}
const badUsageExit = 64;
const badConfigExit = 78;
const jobId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Asked {
  readonly command: 'list' | 'redrive' | 'drop';
  readonly filter: DeadLetterFilter;
}

function readArguments(args: readonly string[]): Asked {
  const text = { type: 'string' } as const;
  const options = { job: text, store: text, id: { ...text, multiple: true }, all: { type: 'boolean' } } as const;
  let read: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    read = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const {
    positionals: [command, ...rest],
    values: { job, store: storeHash, id: ids, all },
  } = read;
  if ((command !== 'list' && command !== 'redrive' && command !== 'drop') || rest.length > 0)
    throw new UsageError('Say what to do.');
  if (!(ids ?? []).every((id) => jobId.test(id))) throw new UsageError('--id is one that list shows.');
  const isNamed = job !== undefined || storeHash !== undefined || ids !== undefined || all === true;
  if (command !== 'list' && !isNamed) throw new UsageError('Say which: --job, --store, --id or --all.');
  return { command, filter: { job, storeHash, ids } };
}

const lineOf = ({ id, job, about, error, triedTimes, givenUpAt }: DeadLetter) =>
  [
    givenUpAt.toISOString().slice(0, 16).replace('T', ' '),
    id,
    job,
    about,
    error ?? 'no answer',
    `tried ${triedTimes} times`,
  ].join('  ');

try {
  const { command, filter } = readArguments(process.argv.slice(2));
  const { DATABASE_URL: databaseUrl, IDGATE_DATA_DIR: dataFolder } = readDatabaseConfig(process.env);
  await using opened = new AsyncDisposableStack();
  const database = opened.adopt(await reachDatabase(databaseUrl, dataFolder), (one) => one.stop());
  const letters = opened.adopt(await openDeadLetters(database.connectionString), (one) => one.stop());
  const said = {
    list: async () => (await letters.list(filter)).map(lineOf).join('\n') || 'No job was given up.',
    redrive: async () => `${await letters.redrive(filter)} to be tried anew.`,
    drop: async () => `${await letters.drop(filter)} forgotten.`,
  };
  process.stdout.write(`${await said[command]()}\n`);
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = badUsageExit;
  } else if (error instanceof ConfigError || error instanceof EmbeddedDatabaseError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = badConfigExit;
  } else throw error;
}
