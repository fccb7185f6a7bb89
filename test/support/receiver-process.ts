import { fork } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { spirits } from './spirits.ts';

const mainFile = fileURLToPath(new URL('../../src/receiver/main.ts', import.meta.url));

/** What receivers of one installation have in common: whom they serve, and by which secrets. */
export interface Installation extends AsyncDisposable {
  readonly storeHash: string;
  readonly accessToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly metricsToken: string;
  readonly appSecret: string;
  /** Starts one more receiver, in a process of its own, and answers once it listens, and `watch` has seen of its start what it wants to. */
  start(watch?: (url: string) => Promise<void>): Promise<ReceiverProcess>;
}

export interface ReceiverProcess {
  readonly url: string;
  readonly pid: number;
  /** All that it has said so far. */
  said(): string;
  /** Ends it as a failing machine would. */
  kill(): Promise<void>;
  /** Asks it to end, and answers its exit code. */
  stop(): Promise<number | null>;
}

/** Receivers as they run for real: on one database, or on a data folder of their own where none is given. */
export async function createInstallation(
  bigcommerceUrl: string,
  env: Readonly<Record<string, string>>,
  { storeHash = 'sandbox1', stores = [] as readonly object[] } = {},
): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'idgate-receivers-'));
  const secret = () => randomBytes(24).toString('base64url');
  const [accessToken, clientSecret, metricsToken, appSecret] = [secret(), secret(), secret(), secret()];
  const clientId = 'client-of-tests';
  const storesFile = join(folder, 'stores.json');
  await writeFile(storesFile, JSON.stringify([{ storeHash, accessToken, rules: [spirits] }, ...stores]));
  const encryptionKey = `test:${randomBytes(32).toString('base64')}`;
  const running = new Set<ReceiverProcess>();

  return {
    storeHash,
    accessToken,
    clientId,
    clientSecret,
    metricsToken,
    appSecret,

    async start(watch) {
      const port = await freePort();
      const url = `http://localhost:${port}`;
      const child = fork(mainFile, {
        execArgv: ['--max-semi-space-size=4', '--max-old-space-size=192'],
        env: {
          PATH: process.env['PATH'],
          NODE_COMPILE_CACHE: join(folder, 'code'),
          IDGATE_PORT: String(port),
          IDGATE_PUBLIC_URL: url,
          IDGATE_SECRET: appSecret,
          IDGATE_ENCRYPTION_KEYS: encryptionKey,
          IDGATE_STORES_FILE: storesFile,
          IDGATE_DATA_DIR: join(folder, 'data'),
          IDGATE_METRICS_TOKEN: metricsToken,
          BIGCOMMERCE_API_URL: bigcommerceUrl,
          BIGCOMMERCE_CLIENT_ID: clientId,
          BIGCOMMERCE_CLIENT_SECRET: clientSecret,
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      let said = '';
      child.stdout?.on('data', (chunk: Buffer) => (said += chunk));
      child.stderr?.on('data', (chunk: Buffer) => (said += chunk));
      const ended = once(child, 'exit');
      const watched = watch?.(url);
      const isReady = await Promise.race([once(child, 'message').then(() => true), ended.then(() => false)]);
      if (!isReady) throw new Error(`The receiver ended instead of starting: ${said}`);
      await watched;
      const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
        running.delete(receiver);
        child.kill(signal);
        const [code] = await ended;
        return code as number | null;
      };
      const receiver: ReceiverProcess = {
        url,
        pid: child.pid ?? 0,
        said: () => said,
        async kill() {
          await end('SIGKILL');
        },
        stop: () => end('SIGTERM'),
      };
      running.add(receiver);
      return receiver;
    },

    async [Symbol.asyncDispose]() {
      await Promise.all([...running].map((one) => one.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A webhook delivery as BigCommerce signs it. */
export function signedDelivery(
  clientSecret: string,
  webhookSecret: string,
  { id, body, nowMs }: { id: string; body: string; nowMs: number },
): RequestInit {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const signature = createHmac('sha256', clientSecret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
      'x-idgate-store': webhookSecret,
    },
  };
}
