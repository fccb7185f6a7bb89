import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedDatabase } from '../../../src/receiver/store/embedded-database.ts';

/** The embedded PostgreSQL as the receiver starts it, on a folder that is gone afterwards. */
export interface BenchDatabase extends AsyncDisposable {
  /** One more empty database on it. */
  create(name: string): Promise<string>;
}

export async function startBenchDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'idgate-bench-'));
  const server = await startEmbeddedDatabase(folder);
  return {
    async create(name) {
      await query(server.connectionString, `create database ${name}`);
      const url = new URL(server.connectionString);
      url.pathname = `/${name}`;
      return url.href;
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One statement on a connection of its own. */
export async function query<R extends pg.QueryResultRow>(
  connectionString: string,
  text: string,
  values: unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
}
