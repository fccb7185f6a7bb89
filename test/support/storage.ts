import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { defaultSettings } from '../../src/receiver/checks/settings.ts';
import { JobError } from '../../src/receiver/jobs/job-error.ts';
import { createAppCalls } from '../../src/receiver/store/app-calls.ts';
import { createAudit } from '../../src/receiver/store/audit.ts';
import { createBuiltFiles } from '../../src/receiver/store/built-files.ts';
import { createCheckRecords } from '../../src/receiver/store/check-records.ts';
import { createChecks } from '../../src/receiver/store/checks.ts';
import { createCredentials } from '../../src/receiver/store/credentials.ts';
import { openDatabase } from '../../src/receiver/store/database.ts';
import { createDeliveries } from '../../src/receiver/store/deliveries.ts';
import { createEmailIndex } from '../../src/receiver/store/email-index.ts';
import { createErasures } from '../../src/receiver/store/erasures.ts';
import { createFigures } from '../../src/receiver/store/figures.ts';
import { createFlaws } from '../../src/receiver/store/flaws.ts';
import { createGateHealth } from '../../src/receiver/store/gate-health.ts';
import { createHandOffs } from '../../src/receiver/store/hand-offs.ts';
import { createIdempotency } from '../../src/receiver/store/idempotency.ts';
import { createInvitations } from '../../src/receiver/store/invitations.ts';
import { createMerchantKeys } from '../../src/receiver/store/merchant-keys.ts';
import { migrate } from '../../src/receiver/store/migrate.ts';
import { createOrderActions } from '../../src/receiver/store/order-actions.ts';
import { createOrderLooks } from '../../src/receiver/store/order-looks.ts';
import { createOrderMemory } from '../../src/receiver/store/order-memory.ts';
import { createOrderNotices } from '../../src/receiver/store/order-notices.ts';
import { createOrderWaits } from '../../src/receiver/store/order-waits.ts';
import { createOrders } from '../../src/receiver/store/orders.ts';
import { createPolicies } from '../../src/receiver/store/policies.ts';
import { type QueueWatch, startQueue } from '../../src/receiver/store/queue.ts';
import { createRequestQuotas } from '../../src/receiver/store/request-quotas.ts';
import { createSessions } from '../../src/receiver/store/sessions.ts';
import { createShadowHits } from '../../src/receiver/store/shadow-hits.ts';
import { createShownMemory } from '../../src/receiver/store/shown.ts';
import { createSimulations } from '../../src/receiver/store/simulations.ts';
import { createStaffChecks } from '../../src/receiver/store/staff-checks.ts';
import { createStaffDecisions } from '../../src/receiver/store/staff-decisions.ts';
import { createStoreProviders } from '../../src/receiver/store/store-providers.ts';
import { createStoreSettingsEdits } from '../../src/receiver/store/store-settings.ts';
import { createStores } from '../../src/receiver/store/stores.ts';
import { createSweeps } from '../../src/receiver/store/sweeps.ts';
import { createTimelines } from '../../src/receiver/store/timelines.ts';
import { createUsers } from '../../src/receiver/store/users.ts';
import { createVault } from '../../src/receiver/store/vault.ts';
import { createWebhookDeliveries } from '../../src/receiver/store/webhook-deliveries.ts';
import { createWebhookEndpoints } from '../../src/receiver/store/webhook-endpoints.ts';
import { createDatabase, type OwnDatabase } from './database.ts';

/** A receiver's whole storage on an empty database of its own unless one is given, and how to be rid of it. `troubles` collects what went wrong behind the scenes. */
export async function createStorage({
  onTried,
  clock = () => Date.now(),
  database: given,
}: Pick<QueueWatch, 'onTried'> & { clock?: () => number; database?: OwnDatabase | undefined } = {}) {
  const database = given ?? (await createDatabase());
  const troubles: Error[] = [];
  const failures: string[] = [];
  const onError = (error: Error) => troubles.push(error);
  const pool = new pg.Pool({ connectionString: database.url, max: 10, pipeline: true });
  pool.on('error', onError).on('connect', (client) => client.on('error', onError));
  await migrate(pool);
  const queue = await startQueue(
    database.url,
    {
      onError,
      onFailure: ({ name, error }) => failures.push(`${name}: ${error.message}`),
      ...(onTried && { onTried }),
    },
    (error) => (error instanceof JobError ? error : { message: error.message, passes: true, postponedForMs: null }),
  );
  const divided = openDatabase(pool);
  const vault = createVault([{ id: 'tests', key: Buffer.alloc(32, 'a key of tests') }]);
  return {
    url: database.url,
    pool,
    database: divided,
    vault,
    queue,
    troubles,
    /** Tries of jobs that failed, as `name: message`. */
    failures,
    stores: createStores(divided, queue, vault),
    appCalls: createAppCalls(divided, queue, vault),
    users: createUsers(divided, vault),
    audit: createAudit(divided, vault),
    staffChecks: createStaffChecks(divided, vault),
    staffDecisions: createStaffDecisions(divided, queue),
    timelines: createTimelines(divided, vault),
    flaws: createFlaws(divided, queue),
    figures: createFigures(divided),
    shadowHits: createShadowHits(divided),
    simulations: createSimulations(divided, queue),
    policies: createPolicies(divided, queue, vault),
    settingsEdits: createStoreSettingsEdits(divided, queue, vault),
    builtFiles: createBuiltFiles(divided),
    checks: createChecks(divided, queue, createEmailIndex('the secret of the receiver in tests')),
    checkRecords: createCheckRecords(divided),
    merchantKeys: createMerchantKeys(divided),
    idempotency: createIdempotency(divided),
    sessions: createSessions(divided, queue, vault),
    storeProviders: createStoreProviders(divided, vault),
    webhookEndpoints: createWebhookEndpoints(divided, vault),
    webhookDeliveries: createWebhookDeliveries(divided, queue, vault),
    orders: createOrders(divided, queue, clock),
    orderLooks: createOrderLooks(divided),
    orderWaits: createOrderWaits(divided, queue),
    orderNotices: createOrderNotices(divided),
    invitations: createInvitations(divided, queue),
    sweeps: createSweeps(divided, queue),
    deliveries: createDeliveries(divided, queue),
    gateHealth: createGateHealth(divided),
    handOffs: createHandOffs(divided),
    erasures: createErasures(divided, queue, () => `ers_${randomBytes(16).toString('hex')}`),
    quotas: createRequestQuotas(divided),
    shown: createShownMemory(divided, clock),
    orderMemory: createOrderMemory(divided),
    orderActions: createOrderActions(divided),
    credentials: createCredentials(divided, vault),
    async drop() {
      await queue.stop();
      await pool.end();
      await database.drop();
    },
  };
}

export type Storage = Awaited<ReturnType<typeof createStorage>>;

/** Connects a store without rules, and forgets the work that connecting asks for. */
export async function connectStore({ stores, pool }: Storage, storeHash: string): Promise<void> {
  await stores.connect(storeHash, defaultSettings, [], 'webhook-secret');
  await pool.query('delete from jobs.job');
}

/** The work that waits, as `name key` lines. */
export async function waitingWork({ pool }: Storage): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `select name || ' ' || singleton_key as line from jobs.job where state = 'created' order by created_on, line`,
  );
  return rows.map(({ line }) => line);
}
