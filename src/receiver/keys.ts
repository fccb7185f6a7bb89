import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Scope, scopeSchema, scopes } from '../contract/schema/scope.ts';
import { ConfigError, readDatabaseConfig } from './config.ts';
import { openDatabase } from './store/database.ts';
import { EmbeddedDatabaseError } from './store/embedded-database.ts';
import { createMerchantKeys, type MerchantKey, type MerchantKeys } from './store/merchant-keys.ts';
import { migrate } from './store/migrate.ts';
import { reachDatabase } from './store/reach-database.ts';

// `npm run keys`: makes, lists and ends the keys that let a merchant's own programs in.

const usage = `Usage:
  npm run keys -- create --store <hash> --scope <scope> [--scope …] [--name <text>] [--expires <YYYY-MM-DD>]
  npm run keys -- list --store <hash>
  npm run keys -- revoke --store <hash> --key <id>

Scopes: ${scopes.join(', ')}
`;

/** What is wrong with how the program was called (sysexits EX_USAGE). */
class UsageError extends Error {}
const badUsageExit = 64;
const badConfigExit = 78;

interface Asked {
  readonly command: string | undefined;
  readonly store: string;
  readonly scope: readonly Scope[];
  readonly name: string;
  readonly expiresAtMs: number | null;
  readonly key: string | undefined;
}

function readArguments(words: readonly string[]): Asked {
  const text = { type: 'string' } as const;
  const options = { store: text, scope: { ...text, multiple: true }, name: text, expires: text, key: text } as const;
  let read: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    read = parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { values, positionals } = read;
  if (values.store === undefined || positionals.length !== 1)
    throw new UsageError('Say what to do, and for which store.');
  const scope = scopeSchema.array().safeParse(values.scope ?? []);
  if (!scope.success) throw new UsageError('That is not a scope.');
  const expiresAtMs = values.expires === undefined ? null : Date.parse(`${values.expires}T23:59:59.999Z`);
  if (Number.isNaN(expiresAtMs))
    throw new UsageError('--expires is a day: YYYY-MM-DD. The key works until it ends, in UTC.');
  return {
    command: positionals[0],
    store: values.store,
    scope: [...new Set(scope.data)],
    name: values.name ?? '',
    expiresAtMs,
    key: values.key,
  };
}

async function carryOut(keys: MerchantKeys, asked: Asked, nowMs: number): Promise<string> {
  const { command, store, scope, name, expiresAtMs, key } = asked;
  switch (command) {
    case 'create': {
      if (scope.length === 0) throw new UsageError('A key needs one --scope at least.');
      const keyId = randomBytes(6).toString('hex');
      const secret = randomBytes(32).toString('base64url');
      const text = await keys.create({ keyId, secret, storeHash: store, name, scopes: scope, expiresAtMs }, nowMs);
      if (text === undefined) throw new UsageError(`There is no store ${store}.`);
      return `${text}\n\nThis is its only copy: idgate keeps no more than what proves it.`;
    }
    case 'list':
      return (await keys.list(store)).map((one) => lineOf(one, nowMs)).join('\n') || 'No keys.';
    case 'revoke': {
      if (key === undefined) throw new UsageError('Say which --key.');
      if (!(await keys.revoke(store, key, nowMs))) throw new UsageError(`The store has no key ${key}.`);
      return `${key} is revoked.`;
    }
    default:
      throw new UsageError(`${command} is nothing this program does.`);
  }
}

function lineOf(
  { keyId, name, scopes: may, createdAtMs, expiresAtMs, revokedAtMs, lastUsedAtMs }: MerchantKey,
  nowMs: number,
) {
  const isOver = expiresAtMs !== null && expiresAtMs <= nowMs;
  const standing = revokedAtMs !== null ? 'revoked' : isOver ? 'expired' : 'works';
  const until = expiresAtMs === null ? [] : [`until ${minuteOf(expiresAtMs)}`];
  const used = lastUsedAtMs === null ? 'never used' : `last used ${minuteOf(lastUsedAtMs)}`;
  return [keyId, standing, may.join(' '), `made ${minuteOf(createdAtMs)}`, ...until, used, name].join('  ').trimEnd();
}

const minuteOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');

try {
  const asked = readArguments(process.argv.slice(2));
  const { DATABASE_URL: databaseUrl, IDGATE_DATA_DIR: dataFolder } = readDatabaseConfig(process.env);
  await using opened = new AsyncDisposableStack();
  const database = opened.adopt(await reachDatabase(databaseUrl, dataFolder), (one) => one.stop());
  const pool = opened.adopt(
    new pg.Pool({ connectionString: database.connectionString, max: 1, pipeline: true }),
    (one) => one.end(),
  );
  await migrate(pool);
  process.stdout.write(`${await carryOut(createMerchantKeys(openDatabase(pool)), asked, Date.now())}\n`);
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = badUsageExit;
  } else if (error instanceof ConfigError || error instanceof EmbeddedDatabaseError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = badConfigExit;
  } else throw error;
}
