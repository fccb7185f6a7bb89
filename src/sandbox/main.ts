import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { panelScope, usualScopes } from './control-panel/registered-app.ts';
import { startMailServer } from './mailbox/smtp-server.ts';
import { bundleFile } from './pages/assets.ts';
import { createSandbox } from './sandbox.ts';
import type { SandboxState } from './state.ts';

// Wires the sandbox to a real clock, a real network and a real folder.

const saveDelayMs = 200;
const deliveryTimeoutMs = 10_000;
const longestTimerMs = 2 ** 31 - 1;

const env = process.env;
const port = Number(env['SANDBOX_PORT'] ?? 4400);
const dataFolder = env['SANDBOX_DATA_DIR'] ?? '.data/sandbox';
const stateFile = join(dataFolder, 'state.json');

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const unwritable = (error: NodeJS.ErrnoException) =>
  fail(
    `The sandbox can't keep its data in ${dataFolder} (${error.code ?? error.message}). Make the folder writable, or name another in SANDBOX_DATA_DIR.`,
  );

async function readState(): Promise<SandboxState | undefined> {
  const text = await readFile(stateFile, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? null : unwritable(error),
  );
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return fail(`The sandbox can't read ${stateFile}. Delete it to start with an empty shop.`);
  }
}

/** A save that is cut short leaves the one before in place. */
async function writeState(state: SandboxState): Promise<void> {
  const draft = `${stateFile}.new`;
  await writeFile(draft, JSON.stringify(state));
  await rename(draft, stateFile);
}

if (!Number.isInteger(port) || port < 1 || port > 65_535) fail(`SANDBOX_PORT is not a port: ${env['SANDBOX_PORT']}.`);
if ((await bundleFile('sandbox-checkout')) === null)
  fail('The browser files are not built. Run the build first, then start the sandbox.');
await mkdir(dataFolder, { recursive: true }).catch(unwritable);
const kept = await readState();

let saving: Promise<void> = Promise.resolve();
let saveTimer: NodeJS.Timeout | undefined;
const save = () => {
  saveTimer = undefined;
  saving = saving.then(() => writeState(sandbox.state)).catch(unwritable);
};

const sandbox = createSandbox({
  clock: Date.now,
  ids: randomUUID,
  chance: Math.random,
  delay,
  fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(deliveryTimeoutMs) }),
  schedule: (delayMs, task) => void setTimeout(task, Math.min(delayMs, longestTimerMs)),
  publicUrl: env['SANDBOX_URL'] ?? `http://localhost:${port}`,
  storeHash: env['SANDBOX_STORE_HASH'] ?? 'sandbox1',
  storeToken: env['SANDBOX_STORE_TOKEN'] ?? 'sandbox-store-token',
  clientId: env['SANDBOX_CLIENT_ID'] ?? 'sandbox-client-id',
  clientSecret: env['SANDBOX_CLIENT_SECRET'] ?? 'sandbox-client-secret',
  registeredApp: env['SANDBOX_APP_URL']
    ? { name: 'idgate', url: env['SANDBOX_APP_URL'], scopes: [...usualScopes, panelScope] }
    : undefined,
  // Drawing them takes a moment and a library that nothing else here needs.
  samplePhotographs: async (todayMs) => (await import('./photographs/samples.ts')).samplePhotographs(todayMs),
  state: kept,
  onChange: () => {
    saveTimer ??= setTimeout(save, saveDelayMs);
  },
});
await writeState(sandbox.state).catch(unwritable);

const smtpPort = env['SANDBOX_SMTP_PORT'];
const mailServer = smtpPort
  ? await startMailServer(sandbox.state, sandbox.mailbox, Number(smtpPort)).catch((error: NodeJS.ErrnoException) =>
      fail(
        `The sandbox can't take mail on port ${smtpPort} (${error.code ?? error.message}). Name another in SANDBOX_SMTP_PORT.`,
      ),
    )
  : undefined;

const server = serve({ fetch: sandbox.app.fetch, port }, () => process.send?.({ ready: true }));
server.on('error', (error: NodeJS.ErrnoException) =>
  fail(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is in use. Stop what uses it, or name another in SANDBOX_PORT.`
      : `The sandbox can't listen on port ${port} (${error.code ?? error.message}).`,
  ),
);

async function close(): Promise<void> {
  await mailServer?.close();
  server.close();
  if (saveTimer !== undefined) {
    clearTimeout(saveTimer);
    save();
  }
  await saving;
  process.exit(0);
}
process.once('SIGINT', close).once('SIGTERM', close).once('disconnect', close);
