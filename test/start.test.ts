import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const startFile = fileURLToPath(new URL('../src/start.ts', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'idgate-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function takenPort(): Promise<{ port: number; close(): void }> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

/** Runs what `npm start` runs, until it ends by itself. */
async function start(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const child = fork(startFile, {
    env: {
      PATH: process.env['PATH'],
      SANDBOX_PORT: '0',
      SANDBOX_SMTP_PORT: '0',
      IDGATE_PORT: '0',
      IDGATE_DATA_DIR: folder,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  child.stdout?.on('data', (chunk) => (said += chunk));
  child.stderr?.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'exit');
  return { code, said: said.trim() };
}

describe('npm start ends with one sentence, and not with 0', { timeout: 60_000 }, () => {
  test("when the shop's port is taken", async () => {
    const taken = await takenPort();
    const { code, said } = await start({ SANDBOX_PORT: String(taken.port) });
    taken.close();
    expect(said).toMatch(new RegExp(`^Port ${taken.port} is in use.*SANDBOX_PORT\\.$`));
    expect(code).toBeGreaterThan(0);
  });

  test("when the receiver's port is taken, and leaves no database behind", async () => {
    const [taken, free] = [await takenPort(), await takenPort()];
    free.close();
    const { code, said } = await start({ SANDBOX_PORT: String(free.port), IDGATE_PORT: String(taken.port) });
    taken.close();
    expect(said).toMatch(new RegExp(`^Port ${taken.port} is in use.*IDGATE_PORT\\.$`));
    expect(code).toBeGreaterThan(0);
  });

  test('when the database it is told to use is not there', async () => {
    const [taken, free] = [await takenPort(), await takenPort()];
    taken.close();
    free.close();
    const { code, said } = await start({
      SANDBOX_PORT: String(free.port),
      IDGATE_PORT: String(taken.port),
      DATABASE_URL: `postgres://nobody:secret@127.0.0.1:${taken.port}/none`,
    });
    expect(said).toMatch(/^The database that DATABASE_URL names can't be used \(ECONNREFUSED\)/);
    expect(said).not.toContain('secret');
    expect(code).toBeGreaterThan(0);
  });

  test('when its folder can not be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { code, said } = await start({ IDGATE_DATA_DIR: join(file, 'below') });
    expect(said).toMatch(/^The data folder .* can't be written.*IDGATE_DATA_DIR\.$/);
    expect(code).toBeGreaterThan(0);
  });
});
