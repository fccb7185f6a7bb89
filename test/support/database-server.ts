import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../src/receiver/store/embedded-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServerUrl: string;
  }
}

/** One PostgreSQL server for the whole run: `DATABASE_URL`, or an embedded one on a folder of its own that is gone afterwards. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    project.provide('databaseServerUrl', given);
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'idgate-test-'));
  const database = await startEmbeddedDatabase(folder);
  project.provide('databaseServerUrl', database.connectionString);
  return async () => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
