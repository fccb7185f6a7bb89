import { jwtVerify } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { openShop, type ShopUnderTest } from './shop-under-test.ts';

const registeredApp = {
  name: 'idgate',
  url: 'https://app.test',
  scopes: ['store_v2_orders', 'store_v2_content', 'store_v2_information_read_only'],
};
const secret = 'a client secret that is long enough';
const ownerId = 7_654_321;
const clerkId = 7_654_322;

let shop: ShopUnderTest;
beforeEach(() => {
  shop = openShop({ registeredApp });
});

const askForToken = (address: string, change: object = {}, headers: Record<string, string> = {}) => {
  const query = new URL(address).searchParams;
  const body = {
    client_id: 'client',
    client_secret: secret,
    code: query.get('code'),
    context: query.get('context'),
    scope: query.get('scope'),
    grant_type: 'authorization_code',
    redirect_uri: 'https://app.test/auth',
    ...change,
  };
  return shop.app.request('/oauth2/token', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
};

const install = async (change: object = {}) => {
  const answer = await askForToken(shop.controlPanel.consent(ownerId), change);
  return (await answer.json()) as { access_token: string; scope: string | null };
};
const askAs = (token: string, path: string, init: RequestInit = {}) =>
  shop.app.request(`/stores/testshop${path}`, { ...init, headers: { 'X-Auth-Token': token } });

const payload = async (address: string | null) => {
  const token = new URL(address ?? '').searchParams.get('signed_payload_jwt') ?? '';
  const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(secret), {
    currentDate: new Date(shop.time.now()),
    audience: 'client',
    issuer: 'bc',
    subject: 'stores/testshop',
  });
  expect(protectedHeader.alg).toBe('HS256');
  return payload;
};

describe('installing the app', () => {
  test('opens its /auth with a code, which becomes a token once, for who agreed to it', async () => {
    const address = shop.controlPanel.consent(clerkId);
    const { origin, pathname, searchParams } = new URL(address);
    expect(`${origin}${pathname}`).toBe('https://app.test/auth');
    expect(Object.fromEntries(searchParams)).toEqual({
      code: expect.any(String),
      context: 'stores/testshop',
      scope: 'store_v2_orders store_v2_content store_v2_information_read_only',
      account_uuid: expect.any(String),
    });
    const answer = await askForToken(address);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      access_token: expect.any(String),
      scope: searchParams.get('scope'),
      user: { id: clerkId, username: 'clerk@example.com', email: 'clerk@example.com' },
      owner: { id: ownerId, username: 'owner@example.com', email: 'owner@example.com' },
      context: 'stores/testshop',
      account_uuid: searchParams.get('account_uuid'),
    });
    const again = await askForToken(address);
    expect([again.status, await again.json()]).toEqual([400, { error: 'invalid_grant' }]);
  });

  test.each([
    [{ client_secret: 'no' }, 401, 'invalid_client'],
    [{ redirect_uri: 'https://other.test/auth' }, 401, 'redirect_uri_mismatch'],
    [{ code: 'made up' }, 400, 'invalid_grant'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ code: null }, 400, 'invalid_request'],
  ])('refuses %o, and the code stays good', async (change, status, error) => {
    const address = shop.controlPanel.consent(ownerId);
    const answer = await askForToken(address, change);
    expect([answer.status, await answer.json()]).toEqual([status, { error }]);
    expect((await askForToken(address)).status).toBe(200);
  });

  test('refuses who doesn’t ask for JSON, and a code that is older than five minutes', async () => {
    const address = shop.controlPanel.consent(ownerId);
    expect((await askForToken(address, {}, { accept: 'text/html' })).status).toBe(406);
    await shop.pass(300_001);
    expect((await askForToken(address)).status).toBe(400);
  });

  test('gives a token that may do what was agreed to and nothing else', async () => {
    const { access_token: token } = await install();
    expect((await askAs(token, '/v2/orders')).status).toBe(204);
    expect((await askAs(token, '/v2/store')).status).toBe(200);
    expect((await askAs(token, '/v3/customers')).status).toBe(403);
    const script = (visibility: string) => ({
      method: 'POST',
      body: JSON.stringify({ name: 'gate', kind: 'src', src: 'https://gate.test/g.js', visibility }),
    });
    expect((await askAs(token, '/v3/content/scripts', script('checkout'))).status).toBe(403);
    expect((await askAs(token, '/v3/content/scripts', script('storefront'))).status).toBe(200);
  });

  test('gives a token that may do nothing to who names another store', async () => {
    const { access_token: token, scope } = await install({ context: 'stores/other' });
    expect(scope).toBeNull();
    expect((await askAs(token, '/v2/orders')).status).toBe(403);
  });
});

describe('opening the app', () => {
  test('says who opens it and where, for a day', async () => {
    await install();
    const address = await shop.controlPanel.load(clerkId, { path: '/orders/106/id-check', channelId: 1 });
    expect(address).toMatch(/^https:\/\/app\.test\/load\?signed_payload_jwt=/);
    const seconds = shop.time.now() / 1_000;
    expect(await payload(address)).toEqual({
      aud: 'client',
      iss: 'bc',
      iat: seconds,
      nbf: seconds - 5,
      exp: seconds + 24 * 3_600,
      jti: expect.any(String),
      sub: 'stores/testshop',
      user: { id: clerkId, email: 'clerk@example.com', locale: 'en-US' },
      owner: { id: ownerId, email: 'owner@example.com' },
      url: '/orders/106/id-check',
      channel_id: 1,
    });
    expect(await payload(await shop.controlPanel.load(ownerId))).toMatchObject({ url: '/', channel_id: null });
  });

  test.each([
    ['it is not installed', () => {}],
    [
      'it asks for other scopes',
      async () => {
        await install();
        shop.controlPanel.askForScopes(['store_v2_orders']);
      },
    ],
    [
      'the owner’s e-mail address has changed',
      async () => {
        await install();
        shop.controlPanel.changeOwnerEmail('new@example.com');
      },
    ],
  ])('needs consent where %s', async (_, change) => {
    await change();
    expect(await shop.controlPanel.load(ownerId)).toBeNull();
    await install();
    expect(await shop.controlPanel.load(ownerId)).not.toBeNull();
  });

  test('the token from before is dead once somebody has agreed again', async () => {
    const first = await install();
    shop.controlPanel.askForScopes(['store_v2_orders', 'store_v2_customers']);
    expect((await askAs(first.access_token, '/v2/orders')).status).toBe(204);
    const second = await install();
    expect((await askAs(first.access_token, '/v2/orders')).status).toBe(401);
    expect((await askAs(second.access_token, '/v3/customers')).status).toBe(200);
  });
});

test('uninstalling kills the token, takes webhooks and scripts away, and tells the app', async () => {
  const { access_token: token } = await install();
  const script = { name: 'gate', kind: 'src', src: 'https://gate.test/g.js', auto_uninstall: true };
  await shop.manage('POST', '/v3/content/scripts', script);
  await shop.manage('POST', '/v3/content/scripts', { ...script, name: 'stays', auto_uninstall: false });
  await shop.manage('POST', '/v3/hooks', { scope: 'store/app/uninstalled', destination: 'https://app.test/hook' });
  await shop.controlPanel.uninstall();
  await shop.flushWebhooks();
  expect(shop.state).toMatchObject({ hooks: [], scripts: [{ name: 'stays' }] });
  expect((await askAs(token, '/v2/orders')).status).toBe(401);
  const [hook, callback] = shop.sent.map(({ url }) => url);
  expect(hook).toBe('https://app.test/hook');
  expect(callback).toMatch(/^https:\/\/app\.test\/uninstall\?/);
  expect(await payload(callback ?? null)).toMatchObject({ user: { id: ownerId } });
  expect(await shop.controlPanel.load(ownerId)).toBeNull();
});

test('a user who is removed is told of, and the owner can’t be removed', async () => {
  await install();
  expect(await shop.controlPanel.removeUser(ownerId)).toBe(false);
  expect(await shop.controlPanel.removeUser(clerkId)).toBe(true);
  const [sent] = shop.sent;
  expect(sent?.url).toMatch(/^https:\/\/app\.test\/remove_user\?/);
  expect(await payload(sent?.url ?? null)).toMatchObject({ user: { id: clerkId }, owner: { id: ownerId } });
  expect(shop.controlPanel.addUser('new@example.com').id).not.toBe(ownerId);
});

describe('the page', () => {
  const get = async (path: string) => {
    const answer = await shop.app.request(path);
    return { html: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' };
  };
  const frameIn = (html: string) => /<iframe [^>]*src="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null;
  const post = (path: string, fields: Record<string, string> = {}) =>
    shop.app.request(path, { method: 'POST', body: new URLSearchParams(fields) });

  test('asks the merchant before it installs, and opens the app in a frame', async () => {
    const before = await get('/manage/app');
    expect(frameIn(before.html)).toBeNull();
    expect(before.html).toContain('<code>store_v2_orders</code>');
    const agreed = await (await post('/manage/app/consent', { user: String(ownerId) })).text();
    expect((await askForToken(frameIn(agreed) ?? '')).status).toBe(200);
    const { html, policy } = await get(`/manage/app?user=${clerkId}&path=/settings`);
    expect(await payload(frameIn(html))).toMatchObject({ user: { id: clerkId }, url: '/settings' });
    expect(policy).toMatch(/frame-src [^;]*https:\/\/app\.test/);
    expect((await get('/manage')).html).toContain('Open as clerk@example.com');
  });

  test('takes a link that leads elsewhere for none', async () => {
    await install();
    const { html } = await get('/manage/app?path=//other.test');
    expect(await payload(frameIn(html))).toMatchObject({ url: '/' });
  });

  test('uninstalls, and changes users, the owner and scopes', async () => {
    await install();
    await post('/manage/users', { email: 'third@example.com' });
    await post(`/manage/users/${clerkId}/remove`);
    await post('/manage/owner', { email: 'new@example.com' });
    await post('/manage/app/scopes', { scopes: 'store_v2_orders, store_cart' });
    await post('/manage/app/uninstall');
    expect(shop.state).toMatchObject({
      staff: [{ email: 'new@example.com' }, { email: 'third@example.com' }],
      requestedScopes: ['store_v2_orders', 'store_cart'],
      installedApp: null,
    });
    expect((await post('/manage/users', { email: 'nobody' })).status).toBe(400);
    expect((await post(`/manage/users/${ownerId}/remove`)).status).toBe(404);
  });

  test('says so where no app is registered', async () => {
    shop = openShop();
    expect((await get('/manage')).html).toContain('No app is registered with the marketplace.');
    expect((await post('/manage/app/consent', { user: String(ownerId) })).status).toBe(404);
  });
});
