import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { findDebianPostgres } from './debian-postgres.ts';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** `nobody`: PostgreSQL refuses to run as root. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const readyWithinMs = 30_000;

/**
 * A cluster of its own on Debian's PostgreSQL, in a folder that is gone afterwards. The user who gets in is no superuser: what a receiver
 * needs is what whoever may make databases and roles can do.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const programs = findDebianPostgres();
  if (programs === undefined) throw new Error('There is no PostgreSQL of Debian on this machine.');
  const folder = await mkdtemp(join(tmpdir(), 'idgate-debian-'));
  await chmod(folder, 0o700);
  if (unprivileged.uid) await chown(folder, unprivileged.uid, unprivileged.gid);
  const data = join(folder, 'data');
  const settings = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await run(join(programs, 'initdb'), [`--pgdata=${data}`, ...settings], { cwd: '/', ...unprivileged });
  const port = await freePort();
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'max_connections=200', '-c', 'fsync=off'],
    { cwd: '/', stdio: 'ignore', ...unprivileged },
  );
  const address = (user: string) => `postgres://${user}@127.0.0.1:${port}/postgres`;
  const client = await connected(address('postgres'), server);
  await client.query('create role merchant login createdb createrole');
  await client.end();
  project.provide('databaseServerUrl', address('merchant'));
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
}

async function connected(connectionString: string, server: ChildProcess): Promise<pg.Client> {
  for (const until = performance.now() + readyWithinMs; ; ) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (server.exitCode !== null || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
