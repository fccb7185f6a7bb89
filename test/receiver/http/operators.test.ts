import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { createApp } from '../../../src/receiver/http/app.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, metricsToken, receiverUrl, storeHash, type World } from '../../support/receiver.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({
    examiner: {
      examine: async () => ({
        ok: true,
        value: { kind: 'judged', outcome: 'verified', finding: null, evidence },
      }),
    },
  });
});
afterAll(() => world[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = {}, app = world.app) =>
  Promise.resolve(app.fetch(new Request(`${receiverUrl}${path}`, { headers })));
const figures = async () => {
  const response = await get('/metrics', { authorization: `Bearer ${metricsToken}` });
  expect(response.status).toBe(200);
  return response.text();
};

describe('a receiver', () => {
  test('says that it lives', async () => {
    expect(await (await get('/health')).json()).toEqual({ status: 'ok' });
  });

  test('is ready when its database, its tables and its queue are', async () => {
    const response = await get('/ready');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ready', missing: [], without: ['mail'] });
  });

  test('says that it sends no e-mail where it has no mail server, and is ready all the same', async () => {
    const withMail = createApp({ ...world.parts, canMail: true });
    expect(await (await get('/ready', {}, withMail)).json()).toMatchObject({ status: 'ready', without: [] });
  });

  test('is not ready while tables of its version are missing', async () => {
    const { rows } = await world.pool.query(`delete from migrations where name like '003-%' returning name`);
    const response = await get('/ready');
    await world.pool.query('insert into migrations (name) values ($1)', [rows[0].name]);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ status: 'not ready', missing: ['migrations'] });
  });

  test('is ready with tables of a later version', async () => {
    await world.pool.query(`insert into migrations (name) values ('999-later.sql')`);
    expect((await get('/ready')).status).toBe(200);
    await world.pool.query(`delete from migrations where name = '999-later.sql'`);
  });

  test('is not ready while its database does not answer, and says so without a word of it', async () => {
    const { createReadiness } = await import('../../../src/receiver/store/readiness.ts');
    const broken = async (): Promise<never> => {
      throw new Error('password authentication failed for user "idgate"');
    };
    const readiness = createReadiness({
      ...world.database,
      acrossStores: { query: broken, together: broken, transaction: broken },
    });
    expect(await readiness()).toEqual(['database']);
  });
});

describe('the figures', () => {
  test.each([
    ['no token', {}],
    ['another token', { authorization: 'Bearer somebody else' }],
    ['an empty token', { authorization: 'Bearer ' }],
  ])('are refused to whoever brings %s', async (_what, headers) => {
    expect((await get('/metrics', headers as Record<string, string>)).status).toBe(401);
  });

  test('are not there where no token is set', async () => {
    const app = createApp({ ...world.parts, metricsToken: undefined });
    expect((await get('/metrics', { authorization: 'Bearer undefined' }, app)).status).toBe(404);
  });

  test('count requests by the template of their route', async () => {
    await get('/v1/checks/chk_of_somebody');
    await get('/what/a/stranger/made/up');
    const text = await figures();
    expect(text).toMatch(
      /idgate_http_request_seconds_count\{method="GET",route="\/v1\/checks\/:checkId",status="401"\} \d/,
    );
    expect(text).toMatch(/idgate_http_request_seconds_count\{method="GET",route="none",status="404"\} \d/);
    expect(text).not.toContain('chk_of_somebody');
    expect(text).not.toContain('stranger');
  });

  test('count deliveries by what became of them, and jobs by their outcome', async () => {
    const body = JSON.stringify({ scope: 'store/customer/created', producer: `stores/${storeHash}`, data: { id: 1 } });
    await world.deliver(body, { 'webhook-id': 'msg_figures' });
    await world.deliver(body, { 'webhook-id': 'msg_figures' });
    await world.deliver(`${body} `, { 'webhook-id': 'msg_figures' });
    await world.deliver(body, { 'webhook-signature': 'v1,forged' });
    const text = await figures();
    for (const outcome of ['stored', 'seen', 'replay_mismatch', 'bad_signature']) {
      expect(text).toContain(`idgate_deliveries_total{source="bigcommerce",outcome="${outcome}"} 1`);
    }
    expect(text).toMatch(/idgate_job_seconds_count\{job="check-installation",outcome="done"\} 1/);
  });

  test('tell how many jobs wait, for how long, and how many were given up', async () => {
    await world.pool.query(
      `insert into jobs.job (name, policy, singleton_key, start_after, data)
       values ('settle-order-failed', null, 'x', now() - interval '1 hour', '{}')`,
    );
    const text = await figures();
    await world.pool.query(`delete from jobs.job where name = 'settle-order-failed'`);
    expect(text).toContain('idgate_jobs_waiting{job="settle-order"} 0');
    expect(text).toContain('idgate_jobs_oldest_seconds{job="settle-order"} 0');
    expect(text).toContain('idgate_jobs_dead{job="settle-order"} 1');
    expect(text).toContain('idgate_jobs_dead{job="write-back"} 0');
  });

  test('name no store', async () => {
    await world.stores.connect('shopofsomebody', defaultSettings, [], 'secret');
    await world.settled();
    const text = await figures();
    expect(text).not.toContain('shopofsomebody');
    expect(text).not.toContain(storeHash);
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(text).toContain('idgate_database_connections{kind="open"}');
  });
});
