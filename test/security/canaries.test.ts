import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { drawBarcode } from '../../src/sandbox/photographs/card.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { createDatabase } from '../support/database.ts';
import { licenceText } from '../support/licence-text.ts';
import {
  createInstallation,
  type Installation,
  type ReceiverProcess,
  signedDelivery,
} from '../support/receiver-process.ts';
import { type ServedSandbox, serveSandbox } from '../support/served-sandbox.ts';

// Words that nobody else would say are put wherever a shopper, a shop, a provider or a stranger can put something. Then everything that is
// kept or told is searched for them.

const word = () => `Zq${randomBytes(5).toString('hex')}`;
/** What is a person's, or opens something. */
const secrets: Record<string, string> = {
  firstName: word(),
  lastName: word(),
  street: word(),
  city: word(),
  company: word(),
  email: `${word()}@example.com`.toLowerCase(),
  phone: `555${randomBytes(4).readUInt32BE().toString().padStart(10, '0')}`,
  documentNumber: `9${randomBytes(6).readUIntBE(0, 6).toString().padStart(15, '0')}`,
  birthDate: '03171983',
  birthDay: '1983-03-17',
  credential: word(),
  forgedToken: word(),
  stranger: word(),
  upstream: word(),
};
const secret = (name: keyof typeof secrets) => secrets[name] ?? '';

let database: Awaited<ReturnType<typeof createDatabase>>;
let pool: pg.Pool;
let shop: ServedSandbox;
let installation: Installation;
let receiver: ReceiverProcess;
let sandbox: Sandbox;
/** Every answer of the receiver that is not what was asked for, as text with its headers. */
const refusals: { what: string; text: string }[] = [];

async function ask(what: string, path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`${receiver.url}${path}`, init);
  const text = `${response.status} ${JSON.stringify([...response.headers])} ${await response.clone().text()}`;
  if (response.status >= 400) refusals.push({ what, text });
  return response;
}
const json = (value: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json', ...headers },
});

/** Where a text has one of the secrets in it, as it is or in another dress. */
function foundIn(text: string): string[] {
  const low = text.toLowerCase();
  return Object.entries(secrets).flatMap(([name, value]) => {
    const dresses = [
      value,
      encodeURIComponent(value),
      Buffer.from(value).toString('hex'),
      Buffer.from(value).toString('base64').replace(/=+$/, ''),
      Buffer.from(value).toString('base64url'),
    ];
    return dresses.some((dress) => low.includes(dress.toLowerCase())) ? [name] : [];
  });
}

async function licencePhoto(): Promise<Uint8Array<ArrayBuffer>> {
  const text = licenceText({
    DCS: secret('lastName').toUpperCase(),
    DAC: secret('firstName').toUpperCase(),
    DAQ: secret('documentNumber'),
    DAG: secret('street').toUpperCase(),
    DAI: secret('city').toUpperCase(),
    DBB: secret('birthDate'),
  });
  return new Uint8Array(await drawBarcode(text, 'PDF417'));
}

beforeAll(async () => {
  database = await createDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  shop = await serveSandbox();
  installation = await createInstallation(shop.url, { DATABASE_URL: database.url });
  sandbox = shop.open(installation);
  receiver = await installation.start();
  Object.assign(secrets, {
    accessToken: installation.accessToken,
    clientSecret: installation.clientSecret,
    appSecret: installation.appSecret,
    metricsToken: installation.metricsToken,
  });
  await vi.waitFor(() => expect(sandbox.state.hooks.length).toBeGreaterThan(0), { timeout: 20_000 });
  secrets['webhookSecret'] = sandbox.state.hooks[0]?.headers['x-idgate-store'] ?? '';
  await aShopper();
  await strangers();
  await aShopThatFails();
}, 120_000);
afterAll(async () => {
  await installation[Symbol.asyncDispose]();
  await shop[Symbol.asyncDispose]();
  await pool.end();
  await database.drop();
});

/** A shopper with a name, who does everything that one can do, and whose order is held. */
async function aShopper(): Promise<void> {
  const send = (path: string, init: RequestInit = {}) => sandbox.app.fetch(new Request(`${shop.url}${path}`, init));
  const start = await send('/start/guest?product=whisky&step=payment');
  const cookie = start.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const headers = { 'content-type': 'application/json', cookie };
  const [cart] = (await (await send('/api/storefront/carts', { headers })).json()) as { id: string }[];
  const cartId = cart?.id ?? '';
  const billing = sandbox.state.carts[cartId]?.billing;
  if (!billing) throw new Error('The cart has no billing address');
  Object.assign(billing, {
    firstName: secret('firstName'),
    lastName: secret('lastName'),
    address1: secret('street'),
    city: secret('city'),
    company: secret('company'),
    email: secret('email'),
    phone: secret('phone'),
  });

  const facts = {
    productIds: [102],
    shippingCountries: ['US'],
    isGuest: true,
    total: { amountMinor: 9_900, currency: 'USD' },
  };
  const asked = { storeHash: installation.storeHash, cartId, facts, customerToken: `${secret('forgedToken')}.e30.x` };
  const decision = await ask('decision', '/v1/decisions', json(asked));
  const { check, checkToken } = (await decision.json()) as { check: { checkId: string }; checkToken: string };
  secrets['checkToken'] = checkToken;
  const authorization = `Bearer ${checkToken}`;
  const act = (action: string, init: RequestInit = {}) =>
    ask(action, `/v1/checks/${check.checkId}/${action}`, {
      method: 'POST',
      ...init,
      headers: { authorization, ...init.headers },
    });
  await act('open');
  await act('consent');
  const { link = '' } = (await (await act('hand-offs')).json()) as { link?: string };
  secrets['handOffCode'] = link.split('#')[1] ?? 'no code';
  await ask('hand-off', '/v1/hand-offs/open', json({ code: secrets['handOffCode'] }));
  await act('photo', { body: secret('stranger'), headers: { 'content-type': 'image/jpeg' } });
  const judged = await act('photo', { body: await licencePhoto(), headers: { 'content-type': 'image/png' } });
  expect((await judged.json()) as object).toMatchObject({ check: { status: 'verified' } });
  await act('photo', { body: await licencePhoto(), headers: { 'content-type': 'image/png' } });
  await ask('status', `/v1/checks/${check.checkId}?after=${secret('stranger')}`, { headers: { authorization } });
  const result = {
    check_id: check.checkId,
    vcToken: secret('credential'),
    name: secret('lastName'),
    email: secret('email'),
  };
  await ask('result', '/bc/result', json({ store_hash: installation.storeHash, result }));
  await ask('report', '/v1/gate-reports', json({ storeHash: installation.storeHash, email: secret('email') }));

  const body = JSON.stringify({ cartId, payment: { name: 'cod' } });
  await send('/internalapi/v1/checkout/order', { method: 'POST', headers, body });
  const order = sandbox.state.orders[0];
  if (!order) throw new Error('No order was placed');
  order.createdAtMs += 1_000;
  expect((await deliver('msg_order', { type: 'order', id: order.id, email: secret('email') })).status).toBe(200);
  await vi.waitFor(
    async () => expect((await pool.query('select 1 from orders where check_id is not null')).rowCount).toBe(1),
    { timeout: 20_000, interval: 100 },
  );
}

function deliver(
  id: string,
  data: object,
  changes: Record<string, string> = {},
  scope = 'store/order/created',
): Promise<Response> {
  const body = JSON.stringify({
    scope,
    producer: `stores/${installation.storeHash}`,
    data,
    customer: { name: secret('lastName'), email: secret('email') },
  });
  const init = signedDelivery(installation.clientSecret, secrets['webhookSecret'] ?? '', {
    id,
    body,
    nowMs: Date.now(),
  });
  return ask('webhook', '/bc/webhooks', {
    ...init,
    headers: { ...(init.headers as Record<string, string>), ...changes },
  });
}

/** Whoever knocks with things that are none of ours. */
async function strangers(): Promise<void> {
  const text = secret('stranger');
  const forged = { authorization: `Bearer ${secret('forgedToken')}` };
  await deliver('msg_order', { type: 'order', id: 1, note: text });
  await deliver('msg_forged', { id: 1 }, { 'webhook-signature': `v1,${text}` });
  await deliver(`msg_${text}`, { id: 1 }, { 'x-idgate-store': text });
  await ask('unknown address', `/${text}?email=${secret('email')}`);
  await ask('unknown check', `/v1/checks/chk_${text}`, { headers: forged });
  await ask('half a body', '/v1/decisions', { ...json({}), body: `{"email":"${secret('email')}"` });
  await ask(
    'wrong shape',
    '/v1/decisions',
    json({ storeHash: text, cartId: { [text]: text }, facts: secret('email') }),
  );
  await ask('wrong type', '/v1/decisions', { method: 'POST', body: text, headers: { 'content-type': text } });
  await ask('wrong origin', '/v1/decisions', json({}, { origin: `https://${text}.example` }));
  await ask('wrong method', '/v1/decisions', { method: 'DELETE', headers: { cookie: `session=${text}` } });
  await ask('wrong code', '/v1/hand-offs/open', json({ code: text.padEnd(43, 'x') }));
  await ask('wrong figures', '/metrics', { headers: forged });
  await ask('wrong key', `/api/v1/checks/${text}`, { headers: forged });
  await ask('wrong list', `/api/v1/checks?cursor=${text}`, { headers: forged });
  await ask('wrong provider', `/providers/${text}/${text}/webhooks`, json({ text }));
  await ask(
    'wrong delivery',
    `/providers/stripe/${installation.storeHash}/webhooks`,
    json({ text }, { 'stripe-signature': text }),
  );
  await ask('wrong result', '/bc/result', json({ store_hash: text, result: { text } }));
}

/** A BigCommerce whose errors quote what they are about. */
async function aShopThatFails(): Promise<void> {
  const order = sandbox.state.orders[0];
  if (!order) throw new Error('No order was placed');
  const { app } = sandbox;
  let isAsked = false;
  vi.spyOn(app, 'fetch').mockImplementation(async () => {
    isAsked = true;
    const quoting = { title: `${secret('upstream')} ${secret('email')}`, status: secret('upstream') };
    return Response.json(quoting, { status: shop.requests.length % 2 === 0 ? 200 : 422 });
  });
  const told = await deliver('msg_fails', { type: 'order', id: order.id }, {}, 'store/order/statusUpdated');
  expect(told.status).toBe(200);
  await vi.waitFor(
    async () => {
      expect(isAsked).toBe(true);
      const { rows } = await pool.query(
        `select output from jobs.job where name = 'settle-order' and output is not null`,
      );
      expect(rows.length).toBeGreaterThan(0);
    },
    { timeout: 20_000, interval: 100 },
  );
}

test('the test itself would find them', () => {
  expect(foundIn(`a log line about ${secret('lastName').toUpperCase()}`)).toEqual(['lastName']);
  expect(foundIn(Buffer.from(secret('email')).toString('base64'))).toContain('email');
  expect(Object.keys(secrets).length).toBeGreaterThanOrEqual(20);
  expect(Object.values(secrets).filter((value) => value.length < 8)).toEqual([]);
});

describe('nothing of a person, and nothing that opens anything, gets', () => {
  test('into the log', async () => {
    const said = receiver.said();
    expect(said.split('\n').length).toBeGreaterThan(10);
    expect(foundIn(said)).toEqual([]);
    for (const line of said.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });

  test('into the figures', async () => {
    const response = await fetch(`${receiver.url}/metrics`, {
      headers: { authorization: `Bearer ${installation.metricsToken}` },
    });
    const text = await response.text();
    expect(text).toContain('idgate_http_request_seconds');
    expect(foundIn(text)).toEqual([]);
    expect(text).not.toContain(installation.storeHash);
  });

  test('into an answer that refuses', () => {
    expect(refusals.length).toBeGreaterThan(15);
    expect(refusals.flatMap(({ what, text }) => foundIn(text).map((name) => `${what}: ${name}`))).toEqual([]);
    expect(refusals.filter(({ text }) => text.startsWith('5')).map(({ what }) => what)).toEqual([]);
  });

  test('into the database, but for what is listed here with its reason', async () => {
    const allowed: Record<string, string> = {};
    const { rows: tables } = await pool.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'jobs') and table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(15);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await pool.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} as t`);
      for (const { row } of rows) found.push(...foundIn(row).map((secretName) => `${name}: ${secretName}`));
    }
    expect([...new Set(found)].filter((place) => !(place in allowed))).toEqual([]);
  });

  test('onto what BigCommerce shows of orders and customers', () => {
    expect(sandbox.state.metafields.length).toBeGreaterThan(0);
    expect(foundIn(JSON.stringify([sandbox.state.metafields, sandbox.state.attributeValues]))).toEqual([]);
  });
});
