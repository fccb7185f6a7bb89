import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createShop } from './bigcommerce/shop.ts';
import { type Built, readBuilt, readPageFiles } from './built.ts';
import { type Config, ConfigError, readAccessToken, readConfig } from './config.ts';
import { createAppCalls } from './store/app-calls.ts';
import { type BuiltFiles, createBuiltFiles } from './store/built-files.ts';
import { openDatabase } from './store/database.ts';
import { EmbeddedDatabaseError } from './store/embedded-database.ts';
import { createFlaws } from './store/flaws.ts';
import { migrate } from './store/migrate.ts';
import { reachDatabase } from './store/reach-database.ts';
import { createRequestQuotas } from './store/request-quotas.ts';
import { createShownMemory } from './store/shown.ts';
import { createStoreProviders } from './store/store-providers.ts';
import { createStores } from './store/stores.ts';
import { createVault } from './store/vault.ts';
import { enrolKey } from './store/vault-keys.ts';
import {
  carryOut,
  type Ending,
  type InstallationAsked,
  installationCommands,
  type Said,
} from './terminal/installation.ts';

// `npm run bigcommerce`: installs idgate in a store without the app, looks at it, puts it right, takes it out.

const usage = `Usage:
  npm run bigcommerce -- install    puts the script, the webhooks and the customer attributes into the store
  npm run bigcommerce -- status     says what of them is not as it should be
  npm run bigcommerce -- repair     puts that right
  npm run bigcommerce -- uninstall  takes everything of idgate out of the store
  npm run bigcommerce -- snippet    prints the script for the Script Manager, to be pasted by hand

  --store abc123                    which store; the one of IDGATE_STORES_FILE where there is one alone
  --dry-run                         says what would be done, and changes nothing

The settings are the receiver's. A store that is not in IDGATE_STORES_FILE brings its token in BIGCOMMERCE_ACCESS_TOKEN.
`;

/** What is wrong with how the program was called (sysexits EX_USAGE). */
class UsageError extends Error {}
const badUsageExit = 64;
const badConfigExit = 78;
const exits: Readonly<Record<Ending, number>> = { done: 0, flawed: 1, unknown: badUsageExit, failed: 69, refused: 77 };

function readArguments(args: readonly string[]): Omit<InstallationAsked, 'storeHash'> & { storeHash?: string } {
  const options = { store: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
  let read: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    read = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const {
    positionals: [word, ...rest],
    values: { store, 'dry-run': isDryRun = false },
  } = read;
  const command = installationCommands.find((one) => one === word);
  if (!command || rest.length > 0) throw new UsageError('Say what to do.');
  if (store !== undefined && !/^[a-z0-9]+$/.test(store)) throw new UsageError('--store is the hash of a store.');
  if (store === undefined && command === 'uninstall') throw new UsageError('Say which --store.');
  return { command, isDryRun, ...(store !== undefined && { storeHash: store }) };
}

/** The gate that pages are to load: the receivers' own, or this build's where none has started yet. */
async function gateOf(builtFiles: BuiltFiles, built: Built, isKept: boolean) {
  const isEnrolled = await builtFiles.hasGate();
  const { gate } = built.files;
  if (!isEnrolled && isKept) await builtFiles.enrol(await readPageFiles(built), Date.now());
  if (isEnrolled || isKept || !gate) return builtFiles.findGate(Date.now());
  return { file: gate.file, integrity: gate.integrity, olderIntegrities: [] };
}

async function run(config: Config, asked: InstallationAsked): Promise<Said> {
  const { IDGATE_PUBLIC_URL: publicUrl, BIGCOMMERCE_CLIENT_ID: clientId, BIGCOMMERCE_API_URL: apiUrl } = config;
  const built = await readBuilt();
  await using opened = new AsyncDisposableStack();
  const reached = opened.adopt(await reachDatabase(config.DATABASE_URL, config.IDGATE_DATA_DIR), (one) => one.stop());
  const pool = opened.adopt(
    new pg.Pool({ connectionString: reached.connectionString, max: 2, pipeline: true }),
    (one) => one.end(),
  );
  await migrate(pool);
  const database = openDatabase(pool);
  const vault = createVault(config.IDGATE_ENCRYPTION_KEYS);
  if ((await enrolKey(database, vault)).length > 0)
    throw new ConfigError(
      'IDGATE_ENCRYPTION_KEYS lacks a key that stored data was encrypted with. Start the receiver: it says which.',
    );
  // What a receiver would do later is done here and now.
  const queue = { add: async () => {} };
  const builtFiles = createBuiltFiles(database);
  const gate = await gateOf(builtFiles, built, asked.command === 'install' && !asked.isDryRun);
  const clock = () => Date.now();
  const [quotas, shown] = [createRequestQuotas(database), createShownMemory(database, clock)];
  const configured = config.stores.find(({ storeHash }) => storeHash === asked.storeHash);
  const accessToken = readAccessToken(process.env);
  // Waited for here: what was opened is closed on the way out.
  return await carryOut(
    {
      stores: createStores(database, queue, vault),
      appCalls: createAppCalls(database, queue, vault),
      flaws: createFlaws(database, queue),
      storeProviders: createStoreProviders(database, vault),
      openShop: (storeHash, token) =>
        createShop({
          ...{ storeHash, accessToken: token, apiUrl, fetch: globalThis.fetch, clock, pause },
          ...{ quota: quotas(storeHash), shown: shown(storeHash) },
        }),
      findGate: async () => gate,
      ...{ publicUrl, clientId, script: built.script, clock },
      newCode: () => randomBytes(24).toString('base64url'),
    },
    asked,
    configured ?? (accessToken === undefined ? undefined : { accessToken }),
  );
}

try {
  const { storeHash, ...asked } = readArguments(process.argv.slice(2));
  const config = readConfig(process.env);
  const [only, ...others] = config.stores;
  const named = storeHash ?? (others.length === 0 ? only?.storeHash : undefined);
  if (named === undefined) throw new UsageError('Say which --store.');
  const { ending, lines, output } = await run(config, { ...asked, storeHash: named });
  const text = lines.map((line) => `${line}\n`).join('');
  if (output === undefined) process.stdout.write(text);
  else {
    process.stderr.write(text);
    process.stdout.write(`${output}\n`);
  }
  process.exitCode = exits[ending];
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = badUsageExit;
  } else if (error instanceof ConfigError || error instanceof EmbeddedDatabaseError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = badConfigExit;
  } else throw error;
}
