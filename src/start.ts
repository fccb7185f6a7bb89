import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Rule } from './contract/wire/policy.ts';

// `npm start`: a sandbox store and a receiver, side by side, as they would stand on two machines. Everything either is told, it is told
// by its settings; this file knows both, and neither knows the other.

const storePort = Number(process.env['SANDBOX_PORT'] ?? 4400);
const receiverPort = Number(process.env['IDGATE_PORT'] ?? 4401);
const mailPort = Number(process.env['SANDBOX_SMTP_PORT'] ?? 4402);
const dataFolder = resolve(process.env['IDGATE_DATA_DIR'] ?? '.data');
const storeUrl = `http://localhost:${storePort}`;
const receiverUrl = `http://localhost:${receiverPort}`;
/** What came with a request is gone with it: a small nursery that is emptied often keeps the process small. As in the README. */
const littleMemory = ['--max-semi-space-size=4', '--max-old-space-size=192'];
const startTimeoutMs = 60_000;

/** The sandbox shop's rules: age for what only adults may buy, a check of who it is for dear orders from guests. */
const rules: readonly Rule[] = [
  {
    id: 'spirits',
    name: 'Whisky needs 21',
    when: { productIn: [102] },
    requires: { ial: 1, minimumAge: 21 },
    whenUnreachable: 'block',
  },
  {
    id: 'knives-and-vapes',
    name: 'Knives and vapes need 18',
    when: { productIn: [103, 104] },
    requires: { ial: 1, minimumAge: 18 },
    whenUnreachable: 'block',
  },
  {
    id: 'dear-guest-orders',
    name: 'Guests who spend $500 or more in the US',
    when: {
      all: [{ guest: true }, { totalAtLeast: { amountMinor: 50_000, currency: 'USD' } }, { shippingCountryIn: ['US'] }],
    },
    requires: { ial: 1, minimumAge: null },
    whenUnreachable: 'hold',
  },
];

/** Made once and kept beside the data, so that what was signed yesterday still opens today. */
async function secrets(): Promise<Record<'app' | 'storeToken' | 'clientSecret' | 'encryptionKey', string>> {
  const file = join(dataFolder, 'secrets.json');
  const kept = await readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => ({}));
  const fresh = { app: randomText(), storeToken: randomText(), clientSecret: randomText(), encryptionKey: randomKey() };
  // What an older version kept may lack the newest of them.
  const all = { ...fresh, ...kept };
  await writeFile(file, JSON.stringify(all), { mode: 0o600 });
  return all;
}
const randomText = () => randomBytes(24).toString('base64url');
const randomKey = () => randomBytes(32).toString('base64');

/** The sandbox store's settings, as the README has them. None unless given. */
function givenSettings(): unknown {
  try {
    return JSON.parse(process.env['IDGATE_SANDBOX_SETTINGS'] ?? '{}');
  } catch {
    throw new Error("IDGATE_SANDBOX_SETTINGS can't be read as JSON.");
  }
}

const children: ChildProcess[] = [];
let isStopping = false;

/** What a program says when it is ready; the receiver, which stores it leaves alone because idgate was taken out of them. */
interface Ready {
  readonly leftStores?: readonly string[];
}

/** Starts one program, and answers what it says when it is ready. Its own words tell why, when it is not. */
function startProgram(file: string, env: Record<string, string>): Promise<Ready> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: littleMemory,
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: join(dataFolder, 'code'), ...env },
  });
  children.push(child);
  return new Promise((ready, fail) => {
    const waiting = new AbortController();
    setTimeout(startTimeoutMs, undefined, { signal: waiting.signal }).then(
      () => fail(new Error(`${file} did not start within ${startTimeoutMs / 1_000} s.`)),
      () => {},
    );
    child.once('message', (message) => {
      waiting.abort();
      ready(message as Ready);
    });
    child.once('exit', (code) => {
      waiting.abort();
      fail(new Error());
      void stop(code || 1);
    });
  });
}

/** Ends when the receiver has put its script on the store's checkout: a page that is opened before is not gated. */
async function gateInstalled(): Promise<void> {
  for (const deadline = Date.now() + startTimeoutMs; Date.now() < deadline; await setTimeout(50)) {
    const { scripts } = (await (await fetch(`${storeUrl}/bigcommerce.json`)).json()) as { scripts: unknown[] };
    if (scripts.length > 0) return;
  }
  throw new Error(`The receiver did not install its script within ${startTimeoutMs / 1_000} s. Its log tells why.`);
}

/** Ends what was started, the receiver with its database, and then this process. */
async function stop(exitCode: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await Promise.all(
    children.map((child) =>
      child.exitCode !== null || child.signalCode !== null
        ? undefined
        : new Promise((ended) => {
            child.once('exit', ended);
            child.kill('SIGTERM');
          }),
    ),
  );
  process.exit(exitCode);
}

process.on('SIGINT', () => void stop(0)).on('SIGTERM', () => void stop(0));

try {
  await mkdir(dataFolder, { recursive: true });
  const { app, storeToken, clientSecret, encryptionKey } = await secrets();
  const storeHash = 'sandbox1';
  const clientId = 'idgate-sandbox-app';
  const storesFile = join(dataFolder, 'stores.json');
  const store = { storeHash, accessToken: storeToken, settings: givenSettings(), rules };
  await writeFile(storesFile, JSON.stringify([store], null, 2), { mode: 0o600 });

  await startProgram('./sandbox/main.ts', {
    SANDBOX_PORT: String(storePort),
    SANDBOX_SMTP_PORT: String(mailPort),
    SANDBOX_URL: storeUrl,
    SANDBOX_DATA_DIR: join(dataFolder, 'sandbox'),
    SANDBOX_STORE_HASH: storeHash,
    SANDBOX_STORE_TOKEN: storeToken,
    SANDBOX_APP_URL: receiverUrl,
    SANDBOX_CLIENT_ID: clientId,
    SANDBOX_CLIENT_SECRET: clientSecret,
  });
  const { leftStores = [] } = await startProgram('./receiver/main.ts', {
    IDGATE_PORT: String(receiverPort),
    IDGATE_PUBLIC_URL: receiverUrl,
    IDGATE_SECRET: app,
    IDGATE_ENCRYPTION_KEYS: `sandbox:${encryptionKey}`,
    IDGATE_DATA_DIR: dataFolder,
    IDGATE_STORES_FILE: storesFile,
    IDGATE_SMTP_URL: `smtp://localhost:${mailPort}`,
    IDGATE_MAIL_FROM: 'id-check@sandbox.example',
    // Whoever tries webhooks here has their own server on this machine.
    IDGATE_ALLOW_PRIVATE_WEBHOOKS: 'true',
    // All shoppers of the sandbox come from one address.
    IDGATE_SHOPPER_REQUESTS_PER_MINUTE: '6000',
    IDGATE_LOG_LEVEL: process.env['IDGATE_LOG_LEVEL'] ?? 'error',
    ...(process.env['DATABASE_URL'] && { DATABASE_URL: process.env['DATABASE_URL'] }),
    BIGCOMMERCE_API_URL: storeUrl,
    BIGCOMMERCE_LOGIN_URL: storeUrl,
    IDGATE_CONTROL_PANEL_ORIGINS: storeUrl,
    BIGCOMMERCE_CLIENT_ID: clientId,
    BIGCOMMERCE_CLIENT_SECRET: clientSecret,
  });

  const isOut = leftStores.includes(storeHash);
  if (!isOut) await gateInstalled();
  const addresses = [
    ['Checkout as a guest', `${storeUrl}/start/guest?product=whisky&step=payment`],
    ['Checkout as a customer', `${storeUrl}/start/customer?product=whisky&step=payment`],
    ['A cart that needs no ID', `${storeUrl}/start/guest?product=mug&step=payment`],
    ['What BigCommerce shows', `${storeUrl}/bigcommerce`],
    ['The control panel', `${storeUrl}/manage`],
    ['The mailbox', `${storeUrl}/mailbox`],
    ['Make trouble', `${storeUrl}/staff`],
    ['Sample licence photos', `${storeUrl}/photographs`],
    ['For programs of your own', `${receiverUrl}/api/docs`],
    ['Every state of the widget', `${storeUrl}/widget-states`],
  ];
  const lines = addresses.map(([what, address]) => `  ${(what ?? '').padEnd(28)}${address}`);
  const remark = isOut ? 'idgate was taken out of the sandbox store. Install it again in the control panel.\n\n' : '';
  process.stdout.write(
    `\n${remark}idgate is running. Open one of these in a browser:\n\n${lines.join('\n')}\n\nCtrl-C stops everything. Data is kept in ${dataFolder}.\n`,
  );
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR') {
    process.stderr.write(
      `The data folder ${dataFolder} can't be written (${code}). Make it writable, or name another in IDGATE_DATA_DIR.\n`,
    );
  } else if (message) {
    process.stderr.write(`${message}\n`);
  }
  await stop(1);
}
