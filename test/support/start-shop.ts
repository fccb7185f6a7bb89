import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const startFile = fileURLToPath(new URL('../../src/start.ts', import.meta.url));

/** A sandbox shop and its receiver, just as `npm start` runs them, on ports and a folder of their own. */
export interface RunningShop extends AsyncDisposable {
  readonly storeUrl: string;
  readonly receiverUrl: string;
}

/** With settings of the store's, as the README has them, where they are given. */
export async function startShop(settings: object = {}): Promise<RunningShop> {
  const [storePort, receiverPort, mailPort] = [await freePort(), await freePort(), await freePort()];
  const folder = await mkdtemp(join(tmpdir(), 'idgate-shop-'));
  const child = fork(startFile, {
    env: {
      PATH: process.env['PATH'],
      SANDBOX_PORT: String(storePort),
      SANDBOX_SMTP_PORT: String(mailPort),
      IDGATE_PORT: String(receiverPort),
      IDGATE_DATA_DIR: folder,
      IDGATE_SANDBOX_SETTINGS: JSON.stringify(settings),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  await announced(child);
  return {
    storeUrl: `http://localhost:${storePort}`,
    receiverUrl: `http://localhost:${receiverPort}`,
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Ends when the addresses are printed; fails with what the program said, when it ends instead. */
function announced(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ctrl-C')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The shop ended with code ${code}: ${said}`)));
  });
}
