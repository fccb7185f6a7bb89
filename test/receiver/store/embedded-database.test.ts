import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EmbeddedDatabaseError, startEmbeddedDatabase } from '../../../src/receiver/store/embedded-database.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'idgate-embedded-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function ask(connectionString: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}

describe('the embedded database', { timeout: 60_000 }, () => {
  test('keeps what it was given from one start to the next, and begins a set-up anew that was cut short', async () => {
    await writeFile(join(folder, 'data.new'), 'what an interrupted set-up left');
    const first = await startEmbeddedDatabase(folder);
    await ask(first.connectionString, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await startEmbeddedDatabase(folder);
    expect(await ask(second.connectionString, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test('takes over a server whose receiver was killed', async () => {
    const left = await startEmbeddedDatabase(folder);
    const taken = await startEmbeddedDatabase(folder);
    expect(taken.connectionString).toBe(left.connectionString);
    await taken.stop();
    await expect(ask(taken.connectionString, 'select 1')).rejects.toThrow();
  });

  test('is refused to a second receiver while the first one runs', async () => {
    const first = await startEmbeddedDatabase(folder);
    await writeFile(join(folder, 'owner'), String(process.ppid));
    await expect(startEmbeddedDatabase(folder)).rejects.toThrow(EmbeddedDatabaseError);
    await first.stop();
  });
});
