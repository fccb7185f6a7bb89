import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { vi } from 'vitest';
import type { Rule } from '../../src/contract/wire/policy.ts';
import { fail, ok } from '../../src/contract/wire/result.ts';
import { readAppCall } from '../../src/receiver/bigcommerce/app-call.ts';
import { exchangeCode } from '../../src/receiver/bigcommerce/app-grant.ts';
import { readCurrentCustomer } from '../../src/receiver/bigcommerce/current-customer.ts';
import { createShop } from '../../src/receiver/bigcommerce/shop.ts';
import { createShopDirectory } from '../../src/receiver/bigcommerce/shop-directory.ts';
import { isSignedByBigCommerce } from '../../src/receiver/bigcommerce/webhook-signature.ts';
import { checkIdFrom } from '../../src/receiver/checks/check-id.ts';
import type { CredentialVerifier } from '../../src/receiver/checks/credential.ts';
import type { DocumentExaminer } from '../../src/receiver/checks/ports.ts';
import type { Provider } from '../../src/receiver/checks/provider.ts';
import { defaultSettings, type StoreSettings } from '../../src/receiver/checks/settings.ts';
import type { SendWebhook } from '../../src/receiver/checks/webhook.ts';
import { createSessionTokens } from '../../src/receiver/http/admin/session-tokens.ts';
import { createApp } from '../../src/receiver/http/app.ts';
import { createCheckTokens } from '../../src/receiver/http/check-token.ts';
import { createClientKey } from '../../src/receiver/http/client-key.ts';
import type { Parts } from '../../src/receiver/http/parts.ts';
import { awaitQuota } from '../../src/receiver/jobs/await-quota.ts';
import { createCheckInstallation } from '../../src/receiver/jobs/check-installation.ts';
import { createDeliverWebhook } from '../../src/receiver/jobs/deliver-webhook.ts';
import { createEraseSession } from '../../src/receiver/jobs/erase-session.ts';
import { createFollowIntoAccount } from '../../src/receiver/jobs/follow-into-account.ts';
import { createRefreshSession } from '../../src/receiver/jobs/refresh-session.ts';
import { createRemoveInstallation } from '../../src/receiver/jobs/remove-installation.ts';
import { createSendMail } from '../../src/receiver/jobs/send-mail.ts';
import { createSettleOrder } from '../../src/receiver/jobs/settle-order.ts';
import { createSimulatePolicy } from '../../src/receiver/jobs/simulate-policy.ts';
import { createSweepOrders } from '../../src/receiver/jobs/sweep-orders.ts';
import { createTakeBack } from '../../src/receiver/jobs/take-back.ts';
import { createWarnOfLapse } from '../../src/receiver/jobs/warn-of-lapse.ts';
import { createWriteBack } from '../../src/receiver/jobs/write-back.ts';
import { createSmtpMailer } from '../../src/receiver/mail/smtp-mailer.ts';
import { readWebhookUrl } from '../../src/receiver/network/webhook-url.ts';
import { createMetrics } from '../../src/receiver/observe/metrics.ts';
import { abilitiesOf, credentialFieldsOf, openProvider } from '../../src/receiver/providers/open-provider.ts';
import { createProviderDirectory } from '../../src/receiver/providers/provider-directory.ts';
import { startCheckFeed } from '../../src/receiver/store/check-feed.ts';
import { createReadiness } from '../../src/receiver/store/readiness.ts';
import { createRequestLimit } from '../../src/receiver/store/request-limit.ts';
import { usualScopes } from '../../src/sandbox/control-panel/registered-app.ts';
import { startMailServer } from '../../src/sandbox/mailbox/smtp-server.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import type { OwnDatabase } from './database.ts';
import { spirits } from './spirits.ts';
import { createStorage } from './storage.ts';
import { until } from './until.ts';

export { spirits };

export const shopUrl = 'https://shop.example';
export const receiverUrl = 'https://receiver.example';
export const metricsToken = 'the token of those who read the figures';
export const storeHash = 'sandbox1';
export const clientId = 'client-of-tests';
export const clientSecret = 'the client secret of all the tests';

const settledWithinMs = 15_000;

/** A build's gate of this mark, as far as receivers need it. */
export const aGate = (mark: string) => ({
  file: `gate.${mark}.js`,
  integrity: `sha384-${mark}`,
  isGate: true,
  compressed: brotliCompressSync(`the gate ${mark}`),
});

export type World = Awaited<ReturnType<typeof createWorld>>;

/**
 * A receiver with its real database and jobs, connected to a sandbox shop, both in this process: what either sends, the other answers.
 * Only the clock and the examiner of documents are the test's own.
 */
export async function createWorld({
  examiner,
  rules = [spirits],
  settings = defaultSettings,
  remoteProviders = [],
  verifyCredential = async () => fail('untrusted_issuer'),
  hasMail = false,
  nowMs = Date.parse('2026-11-21T12:00:00Z'),
  requestQuota = 10_000,
  ownTime,
  database,
}: {
  examiner: DocumentExaminer;
  rules?: readonly Rule[];
  settings?: StoreSettings;
  /** Those that the store has credentials for. */
  remoteProviders?: readonly Provider[];
  verifyCredential?: CredentialVerifier;
  /** Whether e-mails can be sent: they come to the sandbox's mailbox. */
  hasMail?: boolean;
  nowMs?: number;
  requestQuota?: number;
  /** Goes by itself, instead of standing still until the test moves it. */
  ownTime?: { clock(): number; pause(durationMs: number): Promise<unknown> };
  database?: OwnDatabase;
}) {
  const metrics = createMetrics();
  const time = { nowMs };
  const clock = ownTime?.clock ?? (() => time.nowMs);
  const storage = await createStorage({ onTried: metrics.jobTried, clock, database });
  const feed = await startCheckFeed(storage.url, (error) => storage.troubles.push(error));
  const logged: string[] = [];
  const say = (fields: object, event: string) => logged.push(JSON.stringify({ event, ...fields }));

  const ending = new AbortController();

  const sandbox = createSandbox({
    clock,
    ids: randomUUID,
    fetch: async (input, init) => app.fetch(new Request(input, init)),
    // Retries are due later than any test lives.
    schedule: () => {},
    publicUrl: shopUrl,
    storeHash,
    storeToken: 'token-of-tests',
    clientId,
    clientSecret,
    requestQuota,
    registeredApp: { name: 'idgate', url: receiverUrl, scopes: usualScopes },
  });
  const bigcommerce = vi.fn<typeof fetch>(async (input, init) => sandbox.app.fetch(new Request(input, init)));
  const openShop = (hash: string, accessToken: string) =>
    createShop({
      storeHash: hash,
      accessToken,
      apiUrl: shopUrl,
      fetch: bigcommerce,
      clock,
      pause: ownTime?.pause ?? (async () => {}),
      quota: storage.quotas(hash),
      shown: storage.shown(hash),
    });
  const shops = createShopDirectory((hash) => storage.stores.findAccessToken(hash), openShop, clock);
  const newCheckId = () => checkIdFrom(randomBytes);
  const newCode = () => randomBytes(32).toString('base64url');
  const mailServer = hasMail ? await startMailServer(sandbox.state, sandbox.mailbox, 0) : null;
  const mailer = mailServer && createSmtpMailer(`smtp://localhost:${mailServer.port}`, 'idgate@receiver.example');
  const providers = createProviderDirectory({
    readCredentials: async (hash, name) =>
      hash === storeHash && remoteProviders.some((one) => one.name === name) ? {} : undefined,
    openProvider: (name) => {
      const provider = remoteProviders.find((one) => one.name === name);
      return provider ? ok(provider) : fail('bad_credentials');
    },
    mayCall: async () => true,
    clock,
  });
  const {
    stores,
    checks,
    sessions,
    checkRecords,
    merchantKeys,
    idempotency,
    webhookEndpoints,
    webhookDeliveries,
    orders,
    deliveries,
    gateHealth,
    handOffs,
    queue,
    pool,
  } = storage;

  const parts: Parts = {
    stores,
    checks,
    sessions,
    providers,
    profileOf: (name) => ({
      abilities: abilitiesOf(name),
      credentialFields: credentialFieldsOf(name),
      looksRight: (given) => openProvider(name, given, { fetch, clock, chance: randomBytes }).ok,
    }),
    verifyCredential,
    checkRecords,
    merchantKeys,
    idempotency,
    webhookEndpoints,
    webhookDeliveries,
    erasures: storage.erasures,
    isWebhookUrl: (text) => readWebhookUrl(text, false) !== undefined,
    orders,
    // More than any test has use for, but for the one about limits.
    keyLimit: createRequestLimit(pool, 'key', 100_000),
    shopperLimit: createRequestLimit(pool, 'shopper', 100_000),
    mailLimit: createRequestLimit(pool, 'mail', 1),
    invitations: storage.invitations,
    canMail: mailer !== null,
    screenLimit: createRequestLimit(pool, 'screen', 20),
    clientKey: createClientKey('the secret of the receiver in tests', 0),
    deliveries,
    gateHealth,
    handOffs,
    feed,
    shops,
    examiner,
    tokens: createCheckTokens('the secret of the receiver in tests', clock),
    log: { info: say, warn: say, error: say },
    metrics,
    levels: async () => ({
      ...(await queue.look()),
      pool: { open: pool.totalCount, idle: pool.idleCount, wanted: pool.waitingCount },
    }),
    metricsToken,
    readiness: createReadiness(storage.database),
    ending: ending.signal,
    clock,
    newCheckId,
    newCode,
    newRequestId: randomUUID,
    currentCustomer: (token, hash) =>
      readCurrentCustomer(token, { clientId, clientSecret, storeHash: hash, nowMs: clock() }),
    isSignedByBigCommerce: (headers, body) => isSignedByBigCommerce(clientSecret, headers, body),
    appCalls: storage.appCalls,
    flaws: storage.flaws,
    figures: storage.figures,
    shadowHits: storage.shadowHits,
    simulations: storage.simulations,
    policies: storage.policies,
    settingsEdits: storage.settingsEdits,
    storeProviders: storage.storeProviders,
    builtFiles: storage.builtFiles,
    users: storage.users,
    audit: storage.audit,
    staffChecks: storage.staffChecks,
    staffDecisions: storage.staffDecisions,
    timelines: storage.timelines,
    sessionTokens: createSessionTokens('the secret of the receiver in tests', clock),
    exchangeCode: (asked) =>
      exchangeCode(
        { clientId, clientSecret, redirectUri: `${receiverUrl}/auth`, loginUrl: shopUrl, fetch: bigcommerce },
        asked,
      ),
    readAppCall: (token) => readAppCall(token, { clientId, clientSecret, nowMs: clock() }),
    controlPanelOrigins: [shopUrl],
    adminPage: { file: 'admin.0123456789ab.js', integrity: 'sha384-of-the-admin' },
    isSandbox: true,
    publicUrl: receiverUrl,
    assetsFolder: 'dist',
    stableAssets: [],
    verifyPage: {
      script: { file: 'verify-page.0123456789ab.js', integrity: 'sha384-of-the-script' },
      style: undefined,
    },
  };
  const app = createApp(parts);

  const script = JSON.parse(await readFile('scripts-manager.json', 'utf8')) as { name: string };
  const { credentials } = storage;
  const patient = { quotas: storage.quotas, clock };
  const waiting = { ...storage, shops, mailer, canMail: mailer !== null, clock };
  await queue.onWork('settle-order', awaitQuota(patient, createSettleOrder({ ...waiting, providers, newCheckId })));
  if (mailer) {
    await queue.onWork('send-mail', createSendMail({ ...waiting, mailer, publicUrl: receiverUrl, newCode }));
  }
  await queue.onWork('warn-of-lapse', createWarnOfLapse(waiting));
  await queue.onWork('sweep-orders', createSweepOrders({ stores, shops, sweeps: storage.sweeps, clock }));
  await queue.onWork(
    'refresh-session',
    createRefreshSession({ stores, checks, sessions, providers, shops, verifyCredential, clock }),
  );
  /** What goes out to merchants. Their servers are content, until a test wants otherwise. */
  const sendWebhook = vi.fn<SendWebhook>(async () => 200);
  await queue.onWork('deliver-webhook', createDeliverWebhook({ webhookDeliveries, sendWebhook, clock }));
  await queue.onWork('write-back', awaitQuota(patient, createWriteBack({ stores, checks, shops, credentials })));
  const { simulations, quotas } = storage;
  await queue.onWork(
    'simulate-policy',
    awaitQuota(patient, createSimulatePolicy({ shops, simulations, quotas, clock })),
  );
  await queue.onWork('erase-session', createEraseSession({ erasures: storage.erasures, providers }));
  const followIntoAccount = createFollowIntoAccount({ stores, checks, orders, shops, clock });
  await queue.onWork('follow-into-account', awaitQuota(patient, followIntoAccount));
  await queue.onWork('take-back', awaitQuota(patient, createTakeBack({ stores, orders, shops })));
  const { appCalls, flaws, builtFiles } = storage;
  await builtFiles.enrol([aGate('0123456789ab')], nowMs);
  const checkInstallation = createCheckInstallation({
    ...{ stores, shops, flaws, appCalls, clock, publicUrl: receiverUrl, clientId, script },
    findGate: () => builtFiles.findGate(clock()),
  });
  await queue.onWork('check-installation', awaitQuota(patient, checkInstallation));
  const removal = { appCalls, shops, clock, publicUrl: receiverUrl, scriptName: script.name };
  await queue.onWork('remove-installation', awaitQuota(patient, createRemoveInstallation(removal)));

  /** Ends when every webhook was delivered and every job is done, but for those that are planned for later. */
  const settled = () =>
    until(async () => {
      await sandbox.flushWebhooks();
      const { rows } = await pool.query(
        `select name, state, output from jobs.job where state in ('active', 'retry', 'failed') or (state = 'created' and start_after <= now())`,
      );
      return rows.length > 0 ? `Jobs are left: ${JSON.stringify(rows)}` : undefined;
    }, settledWithinMs);

  /** Ends when no job is under way or due, and some wait for later. */
  const postponed = () =>
    until(async () => {
      await sandbox.flushWebhooks();
      const { rows } = await pool.query<{ waits: boolean }>(
        `select start_after > now() and state <> 'active' as waits from jobs.job where state in ('created', 'active', 'retry')`,
      );
      return rows.length === 0 || rows.some(({ waits }) => !waits) ? 'Jobs are under way, or none waits' : undefined;
    }, settledWithinMs);

  await stores.connect(storeHash, settings, rules, 'secret-of-the-webhooks', 'token-of-tests');
  await settled();
  await pool.query(`update stores set installed_at = to_timestamp($1)`, [nowMs / 1_000 - 60]);

  return {
    ...storage,
    settings,
    feed,
    app,
    providers,
    shops,
    openShop,
    sandbox,
    bigcommerce,
    sendWebhook,
    parts,
    ending,
    time,
    logged,
    settled,
    postponed,
    /** Lets time pass, for the jobs too. */
    async pass(durationMs: number) {
      time.nowMs += durationMs;
      await pool.query(
        `update jobs.job set start_after = start_after - $1 * interval '1 ms' where state in ('created', 'retry')`,
        [durationMs],
      );
    },
    /** Delivers a webhook as BigCommerce does, but for what a test wants otherwise. Answers the response. */
    deliver: async (body: string, changes: Record<string, string | undefined> = {}) => {
      const id = changes['webhook-id'] ?? randomUUID();
      const timestamp = String(Math.floor(clock() / 1_000));
      const signature = createHmac('sha256', clientSecret).update(`${id}.${timestamp}.${body}`).digest('base64');
      const headers: Record<string, string | undefined> = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
        'x-idgate-store': 'secret-of-the-webhooks',
        ...changes,
      };
      const sent = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
      return app.fetch(new Request(`${receiverUrl}/bc/webhooks`, { method: 'POST', body, headers: sent }));
    },
    /** Asks the receiver as a page of the shop does. */
    ask: (path: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      if (!headers.has('origin')) headers.set('origin', shopUrl);
      return Promise.resolve(app.fetch(new Request(`${receiverUrl}${path}`, { ...init, headers })));
    },
    async [Symbol.asyncDispose]() {
      await feed.stop();
      await storage.drop();
      mailer?.close();
      await mailServer?.close();
    },
  };
}
