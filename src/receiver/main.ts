import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import pg from 'pg';
import { readAppCall } from './bigcommerce/app-call.ts';
import { exchangeCode } from './bigcommerce/app-grant.ts';
import { readCurrentCustomer } from './bigcommerce/current-customer.ts';
import { createShop } from './bigcommerce/shop.ts';
import { createShopDirectory } from './bigcommerce/shop-directory.ts';
import { isSignedByBigCommerce } from './bigcommerce/webhook-signature.ts';
import { distFolder, readBuilt, readPageFiles } from './built.ts';
import { checkIdFrom } from './checks/check-id.ts';
import type { RemoteProviderName } from './checks/provider.ts';
import { bigcommerceApiUrl, type Config, ConfigError, readConfig } from './config.ts';
import { createSessionTokens } from './http/admin/session-tokens.ts';
import { createApp } from './http/app.ts';
import { createCheckTokens } from './http/check-token.ts';
import { createClientKey } from './http/client-key.ts';
import { awaitQuota } from './jobs/await-quota.ts';
import { createCheckInstallation } from './jobs/check-installation.ts';
import { createDeliverWebhook } from './jobs/deliver-webhook.ts';
import { createEraseSession } from './jobs/erase-session.ts';
import { createFollowIntoAccount } from './jobs/follow-into-account.ts';
import { JobError } from './jobs/job-error.ts';
import { createRefreshSession } from './jobs/refresh-session.ts';
import { createRemoveInstallation } from './jobs/remove-installation.ts';
import { createSendMail } from './jobs/send-mail.ts';
import { createSettleOrder } from './jobs/settle-order.ts';
import { createSimulatePolicy } from './jobs/simulate-policy.ts';
import { createSweepOrders } from './jobs/sweep-orders.ts';
import { createTakeBack } from './jobs/take-back.ts';
import { createWarnOfLapse } from './jobs/warn-of-lapse.ts';
import { createWriteBack } from './jobs/write-back.ts';
import { createSmtpMailer } from './mail/smtp-mailer.ts';
import { createSendWebhook } from './network/send-webhook.ts';
import { webhookInternet } from './network/webhook-internet.ts';
import { readWebhookUrl } from './network/webhook-url.ts';
import { createLogger } from './observe/log.ts';
import { createMetrics } from './observe/metrics.ts';
import { watchedFetch } from './observe/watched-fetch.ts';
import { callsPerMinute } from './providers/call-limits.ts';
import { createCredentialVerifier } from './providers/credential/credential-verifier.ts';
import { internet } from './providers/credential/internet.ts';
import { createPublicDocuments } from './providers/credential/public-documents.ts';
import { createDocumentExaminer } from './providers/document/document-examiner.ts';
import { abilitiesOf, credentialFieldsOf, openProvider } from './providers/open-provider.ts';
import type { ProviderParts } from './providers/parts.ts';
import { createProviderDirectory } from './providers/provider-directory.ts';
import { createAppCalls } from './store/app-calls.ts';
import { createAudit } from './store/audit.ts';
import { createBuiltFiles } from './store/built-files.ts';
import { startCheckFeed } from './store/check-feed.ts';
import { createCheckRecords } from './store/check-records.ts';
import { createChecks } from './store/checks.ts';
import { createCredentials } from './store/credentials.ts';
import { openDatabase } from './store/database.ts';
import { createDeliveries } from './store/deliveries.ts';
import { createEmailIndex } from './store/email-index.ts';
import { EmbeddedDatabaseError, startEmbeddedDatabase } from './store/embedded-database.ts';
import { createErasures } from './store/erasures.ts';
import { createFigures } from './store/figures.ts';
import { createFlaws } from './store/flaws.ts';
import { createGateHealth } from './store/gate-health.ts';
import { createHandOffs } from './store/hand-offs.ts';
import { createIdempotency } from './store/idempotency.ts';
import { createInvitations } from './store/invitations.ts';
import { createMerchantKeys } from './store/merchant-keys.ts';
import { migrate } from './store/migrate.ts';
import { createOrderActions } from './store/order-actions.ts';
import { createOrderLooks } from './store/order-looks.ts';
import { createOrderMemory } from './store/order-memory.ts';
import { createOrderNotices } from './store/order-notices.ts';
import { createOrderWaits } from './store/order-waits.ts';
import { createOrders } from './store/orders.ts';
import { createPolicies } from './store/policies.ts';
import { purge } from './store/purge.ts';
import { type JobFailure, startQueue } from './store/queue.ts';
import { reSeal, sealPlainSecrets } from './store/re-seal.ts';
import { createReadiness } from './store/readiness.ts';
import { createRequestLimit } from './store/request-limit.ts';
import { createRequestQuotas } from './store/request-quotas.ts';
import { createSessions } from './store/sessions.ts';
import { createShadowHits } from './store/shadow-hits.ts';
import { createShownMemory } from './store/shown.ts';
import { createSimulations } from './store/simulations.ts';
import { createStaffChecks } from './store/staff-checks.ts';
import { createStaffDecisions } from './store/staff-decisions.ts';
import { createStoreProviders } from './store/store-providers.ts';
import { createStoreSettingsEdits } from './store/store-settings.ts';
import { createStores } from './store/stores.ts';
import { purgeStoresThatLeft } from './store/stores-that-left.ts';
import { createSweeps } from './store/sweeps.ts';
import { createTimelines } from './store/timelines.ts';
import { createUsers } from './store/users.ts';
import { createVault } from './store/vault.ts';
import { enrolKey } from './store/vault-keys.ts';
import { watchStores } from './store/watch-stores.ts';
import { createWebhookDeliveries } from './store/webhook-deliveries.ts';
import { createWebhookEndpoints } from './store/webhook-endpoints.ts';

/** Exit code for settings that can't work (sysexits EX_CONFIG): a supervisor should not try again. */
const badConfigExit = 78;
const foreseen = (error: Error): JobError | undefined => (error instanceof JobError ? error : undefined);
const drainTimeoutMs = 5_000;
/** A page asks once for a check, a shopper who is in doubt a few times. */
const screensPerMinute = 20;
/** How long an issuer's published keys and lists may take to come. */
const documentDeadlineMs = 5_000;
/** How long a merchant's server may take to answer a webhook. */
const webhookTimeoutMs = 10_000;
/** The stores' installations are looked at once an hour, spread over the first 50 minutes of it. */
const watchedWithinMs = 50 * 60_000;
/** A new gate is in every store's pages soon. */
const rolledOutWithinMs = 10 * 60_000;

/**
 * Starts a receiver from its settings, and answers how to stop it, and which of the stores that it was told of are left alone because
 * somebody took idgate out of them. What was started is stopped again when a later part can't be.
 */
async function start(config: Config): Promise<{ leftStores: readonly string[]; stop(): Promise<void> }> {
  await using started = new AsyncDisposableStack();
  const log = createLogger(config.IDGATE_LOG_LEVEL);
  const onError = (error: Error) =>
    log.error({ error: error.name, code: (error as NodeJS.ErrnoException).code ?? null }, 'background trouble');
  // The message of a JobError quotes nothing; that of any other error may.
  const onFailure = ({ name, storeHash, error, isGivenUp }: JobFailure) =>
    log[isGivenUp ? 'error' : 'warn'](
      { job: name, storeHash, error: foreseen(error)?.message ?? error.name },
      isGivenUp ? 'job failed for good, and waits for a person' : 'job failed, will be tried again',
    );
  const metrics = createMetrics();
  const ending = new AbortController();
  const clock = () => Date.now();
  const providerParts: ProviderParts = { fetch: globalThis.fetch, clock, chance: randomBytes };
  const wrong = wrongCredentials(config, providerParts);
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  const built = await readBuilt();

  const connectionString = config.DATABASE_URL ?? (await startDatabase(config, started));
  const pool = started.adopt(
    new pg.Pool({ connectionString, max: 20, pipeline: true, application_name: 'idgate' }),
    (one) => one.end(),
  );
  pool.on('error', onError);
  // A client that is in use reports a broken connection itself; without a listener that would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  await migrate(pool).catch((error: NodeJS.ErrnoException) => {
    if (config.DATABASE_URL === undefined) throw error;
    throw new ConfigError(
      `The database that DATABASE_URL names can't be used (${error.code ?? error.name}). Is it running, and is the address right?`,
    );
  });
  const database = openDatabase(pool);
  const vault = createVault(config.IDGATE_ENCRYPTION_KEYS);
  const lackingKeys = await enrolKey(database, vault);
  if (lackingKeys.length > 0) {
    throw new ConfigError(
      `IDGATE_ENCRYPTION_KEYS lacks what stored data was encrypted with: ${lackingKeys.join(', ')}. Give each of these keys, behind the first.`,
    );
  }
  await sealPlainSecrets(database, vault);
  const feed = started.adopt(await startCheckFeed(connectionString, onError), (one) => one.stop());
  const queue = started.adopt(
    await startQueue(connectionString, { onError, onFailure, onTried: metrics.jobTried }, foreseen),
    (one) => one.stop(),
  );

  const newCheckId = () => checkIdFrom(randomBytes);
  const newCode = () => randomBytes(32).toString('base64url');
  const stores = createStores(database, queue, vault);
  const checks = createChecks(database, queue, createEmailIndex(config.IDGATE_SECRET));
  const orderMemory = createOrderMemory(database);
  const orderActions = createOrderActions(database);
  const credentials = createCredentials(database, vault);
  const orders = createOrders(database, queue, clock);
  const bigcommerceFetch = watchedFetch(globalThis.fetch, 'bigcommerce', metrics);
  const examiner = started.adopt(createDocumentExaminer(), (one) => one.close());

  const apiUrl = config.BIGCOMMERCE_API_URL;
  const quotas = createRequestQuotas(database);
  const shown = createShownMemory(database, clock);
  const patient = { quotas, clock };
  const openShop = (storeHash: string, accessToken: string) =>
    createShop({
      storeHash,
      accessToken,
      apiUrl,
      fetch: bigcommerceFetch,
      clock,
      pause,
      quota: quotas(storeHash),
      shown: shown(storeHash),
    });
  const shops = createShopDirectory(stores.findAccessToken, openShop, clock);

  const sessions = createSessions(database, queue, vault);
  const storeProviders = createStoreProviders(database, vault);
  const callLimits = new Map(
    Object.entries(callsPerMinute).map(([name, perMinute]) => [
      name,
      createRequestLimit(pool, `calls/${name}`, perMinute),
    ]),
  );
  const providers = createProviderDirectory({
    readCredentials: storeProviders.find,
    openProvider: (name, credentials) =>
      openProvider(name, credentials, { ...providerParts, fetch: watchedFetch(globalThis.fetch, name, metrics) }),
    mayCall: async (storeHash, name) => (await callLimits.get(name)?.take(storeHash))?.isAllowed ?? false,
    clock,
  });
  const documents = createPublicDocuments({
    network: internet,
    clock,
    deadline: () => AbortSignal.timeout(documentDeadlineMs),
  });
  const verifyCredential = createCredentialVerifier({ documents, clock });

  const {
    IDGATE_PUBLIC_URL: publicUrl,
    BIGCOMMERCE_CLIENT_ID: clientId,
    BIGCOMMERCE_CLIENT_SECRET: clientSecret,
  } = config;
  const { IDGATE_SMTP_URL: smtpUrl, IDGATE_MAIL_FROM: mailFrom } = config;
  const mailer =
    smtpUrl !== undefined && mailFrom !== undefined
      ? started.adopt(createSmtpMailer(smtpUrl, mailFrom), (one) => one.close())
      : null;
  if (!mailer) log.info({}, 'no e-mail is sent: IDGATE_SMTP_URL is not set');
  const orderLooks = createOrderLooks(database);
  const shadowHits = createShadowHits(database);
  const orderWaits = createOrderWaits(database, queue);
  const orderNotices = createOrderNotices(database);
  const invitations = createInvitations(database, queue);
  const waiting = { orders, orderWaits, orderNotices, invitations };
  await queue.onWork(
    'settle-order',
    awaitQuota(
      patient,
      createSettleOrder({
        ...waiting,
        stores,
        checks,
        orderMemory,
        orderActions,
        orderLooks,
        providers,
        shadowHits,
        shops,
        canMail: mailer !== null,
        clock,
        newCheckId,
      }),
    ),
  );
  const handOffs = createHandOffs(database);
  if (mailer) {
    const sendMail = createSendMail({ ...waiting, stores, checks, shops, handOffs, mailer, publicUrl, newCode, clock });
    await queue.onWork('send-mail', awaitQuota(patient, sendMail));
  }
  const warnOfLapse = createWarnOfLapse({ ...waiting, stores, shops, mailer, clock });
  await queue.onWork('warn-of-lapse', awaitQuota(patient, warnOfLapse));
  const sweeps = createSweeps(database, queue);
  await queue.onWork('sweep-orders', createSweepOrders({ stores, shops, sweeps, clock }));
  await queue.onSchedule('each-minute', '* * * * *', async () => {
    await sweeps.begin(clock());
  });
  await queue.onWork(
    'refresh-session',
    createRefreshSession({ stores, checks, sessions, providers, shops, verifyCredential, clock }),
  );
  await queue.onWork('write-back', awaitQuota(patient, createWriteBack({ stores, checks, shops, credentials })));
  const appCalls = createAppCalls(database, queue, vault);
  const flaws = createFlaws(database, queue);
  const builtFiles = createBuiltFiles(database);
  const isGateNew = await builtFiles.enrol(await readPageFiles(built), clock());
  const { script } = built;
  const findGate = () => builtFiles.findGate(clock());
  const checkInstallation = createCheckInstallation({
    ...{ stores, shops, flaws, appCalls, findGate, clock },
    ...{ publicUrl, clientId, script },
  });
  const removal = { appCalls, shops, clock, publicUrl, scriptName: script.name };
  await queue.onWork('check-installation', awaitQuota(patient, checkInstallation));
  await queue.onWork('remove-installation', awaitQuota(patient, createRemoveInstallation(removal)));
  await queue.onSchedule('watch-installations', '0 * * * *', async () => {
    await watchStores(database, queue, watchedWithinMs, clock());
  });
  await queue.onSchedule('purge-stores', '*/20 * * * *', async () => {
    const gone = await purgeStoresThatLeft(database, queue, clock());
    if (gone > 0) log.info({ gone }, 'stores that left are gone');
  });
  if (isGateNew) await watchStores(database, queue, rolledOutWithinMs, clock());

  const simulations = createSimulations(database, queue);
  await queue.onWork(
    'simulate-policy',
    awaitQuota(patient, createSimulatePolicy({ shops, simulations, quotas, clock })),
  );
  const erasures = createErasures(database, queue, () => `ers_${randomBytes(16).toString('hex')}`);
  await queue.onWork('erase-session', createEraseSession({ erasures, providers }));
  const followIntoAccount = createFollowIntoAccount({ stores, checks, orders, shops, clock });
  await queue.onWork('follow-into-account', awaitQuota(patient, followIntoAccount));
  await queue.onWork('take-back', awaitQuota(patient, createTakeBack({ stores, orders, shops })));
  await queue.onSchedule('purge', '10 2 * * *', async () =>
    log.info({ ...(await purge(database, queue, clock())) }, 'purged'),
  );
  const webhookDeliveries = createWebhookDeliveries(database, queue, vault);
  const allowsPrivate = config.IDGATE_ALLOW_PRIVATE_WEBHOOKS;
  const deadline = () => AbortSignal.timeout(webhookTimeoutMs);
  const sendWebhook = createSendWebhook({ network: webhookInternet, deadline, allowsPrivate });
  await queue.onWork('deliver-webhook', createDeliverWebhook({ webhookDeliveries, sendWebhook, clock }));
  await queue.onSchedule('re-seal', '40 2 * * *', async () => {
    const { sealed, unopened } = await reSeal(database, vault);
    log[unopened > 0 ? 'error' : 'info']({ sealed, unopened }, 'sealed anew under the first key');
  });

  const identity = {
    clientId,
    clientSecret,
    redirectUri: `${publicUrl}/auth`,
    loginUrl: config.BIGCOMMERCE_LOGIN_URL,
    fetch: bigcommerceFetch,
  };
  const app = createApp({
    stores,
    checks,
    sessions,
    providers,
    profileOf: (name) => ({
      abilities: abilitiesOf(name),
      credentialFields: credentialFieldsOf(name),
      looksRight: (given) => openProvider(name, given, providerParts).ok,
    }),
    verifyCredential,
    checkRecords: createCheckRecords(database),
    merchantKeys: createMerchantKeys(database),
    idempotency: createIdempotency(database),
    webhookEndpoints: createWebhookEndpoints(database, vault),
    webhookDeliveries,
    erasures,
    isWebhookUrl: (text) => readWebhookUrl(text, allowsPrivate) !== undefined,
    orders,
    keyLimit: createRequestLimit(pool, 'key', config.IDGATE_KEY_REQUESTS_PER_MINUTE),
    shopperLimit: createRequestLimit(pool, 'shopper', config.IDGATE_SHOPPER_REQUESTS_PER_MINUTE),
    mailLimit: createRequestLimit(pool, 'mail', 1),
    invitations,
    canMail: mailer !== null,
    screenLimit: createRequestLimit(pool, 'screen', screensPerMinute),
    clientKey: createClientKey(config.IDGATE_SECRET, config.IDGATE_TRUSTED_PROXIES),
    deliveries: createDeliveries(database, queue),
    gateHealth: createGateHealth(database),
    handOffs,
    feed,
    shops,
    examiner,
    tokens: createCheckTokens(config.IDGATE_SECRET, clock),
    log,
    metrics,
    levels: async () => ({
      ...(await queue.look()),
      pool: { open: pool.totalCount, idle: pool.idleCount, wanted: pool.waitingCount },
    }),
    metricsToken: config.IDGATE_METRICS_TOKEN,
    readiness: createReadiness(database),
    ending: ending.signal,
    clock,
    newCheckId,
    newCode,
    newRequestId: randomUUID,
    currentCustomer: (token, storeHash) =>
      readCurrentCustomer(token, { clientId, clientSecret, storeHash, nowMs: clock() }),
    isSignedByBigCommerce: (headers, body) => isSignedByBigCommerce(clientSecret, headers, body),
    appCalls,
    flaws,
    figures: createFigures(database),
    shadowHits,
    simulations,
    policies: createPolicies(database, queue, vault),
    settingsEdits: createStoreSettingsEdits(database, queue, vault),
    storeProviders,
    builtFiles,
    users: createUsers(database, vault),
    audit: createAudit(database, vault),
    staffChecks: createStaffChecks(database, vault),
    staffDecisions: createStaffDecisions(database, queue),
    timelines: createTimelines(database, vault),
    sessionTokens: createSessionTokens(config.IDGATE_SECRET, clock),
    exchangeCode: (asked) => exchangeCode(identity, asked),
    readAppCall: (token) => readAppCall(token, { clientId, clientSecret, nowMs: clock() }),
    controlPanelOrigins: config.IDGATE_CONTROL_PANEL_ORIGINS,
    adminPage: built.files['admin'],
    isSandbox: apiUrl !== bigcommerceApiUrl,
    publicUrl,
    assetsFolder: distFolder,
    stableAssets: built.stable,
    verifyPage: built.files['verify-page'] && {
      script: built.files['verify-page'],
      style: built.files['verify-page-css'],
    },
  });
  const server = await listen(app.fetch, config);
  started.defer(async () => {
    // Streams never end by themselves: the pages that hold them connect again, to whichever receiver is there then.
    ending.abort();
    await closed(server);
  });
  const leftStores: string[] = [];
  for (const { storeHash, accessToken, settings, rules, providerCredentials } of config.stores) {
    if (await stores.hasLeft(storeHash)) {
      leftStores.push(storeHash);
      log.warn({ storeHash }, 'store was taken out, and stays so until `npm run bigcommerce -- install` asks for it');
      continue;
    }
    await stores.connect(storeHash, settings, rules, randomBytes(24).toString('base64url'), accessToken);
    await storeProviders.save(storeHash, providerCredentials, clock());
  }
  log.info({ port: config.IDGATE_PORT, stores: config.stores.length }, 'listening');
  const running = started.move();
  return { leftStores, stop: () => running.disposeAsync() };
}

/** A line for each provider whose credentials can't be right. */
function wrongCredentials(config: Config, parts: ProviderParts): string[] {
  return config.stores.flatMap(({ storeHash, providerCredentials }) =>
    Object.entries(providerCredentials)
      .filter(([name, credentials]) => !openProvider(name as RemoteProviderName, credentials, parts).ok)
      .map(([name]) => {
        const fields = Object.keys(credentialFieldsOf(name as RemoteProviderName)).join(', ');
        return `IDGATE_STORES_FILE: the credentials of ${storeHash} for ${name} are not what it takes: ${fields}.`;
      }),
  );
}

async function startDatabase({ IDGATE_DATA_DIR: folder }: Config, started: AsyncDisposableStack): Promise<string> {
  const database = started.adopt(await startEmbeddedDatabase(join(folder, 'postgres')), (one) => one.stop());
  return database.connectionString;
}

function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  { IDGATE_PORT: port, IDGATE_HOST: hostname }: Config,
): Promise<ReturnType<typeof serve>> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is in use by another program' : `can't be used (${error.code})`;
      reject(new ConfigError(`Port ${port} ${reason}. Choose another with IDGATE_PORT.`));
    });
  });
}

/** Takes no more requests, and ends when those that were taken are answered, or have had their time. */
async function closed(server: ReturnType<typeof serve>): Promise<void> {
  const isClosed = new Promise((resolve) => server.close(resolve));
  if (!('closeIdleConnections' in server)) return;
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), drainTimeoutMs);
  await isClosed;
  clearTimeout(timer);
}

const asked = Promise.withResolvers<void>();
for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(event, () => asked.resolve());
try {
  const { stop, leftStores } = await start(readConfig(process.env));
  process.send?.({ ready: true, leftStores });
  await asked.promise;
  await stop();
  process.exit(0);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof EmbeddedDatabaseError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(badConfigExit);
}
