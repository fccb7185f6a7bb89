import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../../src/receiver/checks/settings.ts';
import { clerkId, createControlPanelUser, ownerId } from '../../../support/control-panel.ts';
import { createWorld, receiverUrl, spirits, storeHash, type World } from '../../../support/receiver.ts';

let world: World;
let merchant: ReturnType<typeof createControlPanelUser>;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  merchant = createControlPanelUser(world);
});
afterAll(() => world[Symbol.asyncDispose]());

const panel = () => world.sandbox.controlPanel;
/** As if idgate had never been in the store. */
const forgetStore = async () => {
  await world.settled();
  await world.pool.query('delete from users');
  await world.pool.query('delete from policies');
  await world.pool.query('delete from stores');
  world.sandbox.state.scripts = [];
  world.sandbox.state.hooks = [];
};
const change = (address: string, changes: Record<string, string>) => {
  const url = new URL(address);
  for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value);
  return url.href;
};
const storeRow = async () =>
  (await world.pool.query('select * from stores where store_hash = $1', [storeHash])).rows[0];

describe('a merchant who installs the app', () => {
  test('sees idgate in the control panel at once, and finds it at work in the shop', async () => {
    await forgetStore();
    const response = await merchant.install();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain(
      `frame-ancestors https://*.mybigcommerce.com https://*.bigcommerce.com`,
    );
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.getSetCookie()).toEqual([]);
    const { session } = await merchant.startOf(response.clone());
    expect(await response.text()).toContain('idgate is installed.');
    await world.settled();
    expect(world.sandbox.state.scripts).toHaveLength(1);
    expect(await (await merchant.ask(session.token, '/me')).json()).toMatchObject({
      storeHash,
      storeName: 'Sandbox Supply Co.',
      currency: 'USD',
      user: { userId: ownerId, email: 'owner@example.com', role: 'owner' },
    });
  });

  test('begins without rules, and with the settings that are usual', async () => {
    await forgetStore();
    await merchant.install();
    expect(await world.stores.find(storeHash)).toMatchObject({
      settings: defaultSettings,
      policy: { version: 1, rules: [] },
      installedAtMs: world.time.nowMs,
    });
    await world.settled();
  });

  test('leaves a token that nobody can read in the database', async () => {
    await merchant.install();
    const token = world.sandbox.state.appTokens.at(-1)?.token ?? '';
    expect(await world.stores.findAccessToken(storeHash)).toBe(token);
    const { access_token_sealed } = await storeRow();
    expect(access_token_sealed.includes(Buffer.from(token))).toBe(false);
    await world.settled();
  });

  test('may be one whom the owner lets install, and may look then', async () => {
    const { session } = await merchant.startOf(await merchant.install(clerkId));
    expect(await (await merchant.ask(session.token, '/me')).json()).toMatchObject({
      user: { userId: clerkId, role: 'viewer' },
    });
    await world.settled();
  });
});

describe('a merchant whose store was connected by a token', () => {
  test('is told that it is an app now, and loses nothing', async () => {
    await forgetStore();
    await world.stores.connect(storeHash, defaultSettings, [spirits], 'x', 'token-of-tests');
    const response = await merchant.install();
    expect(await response.text()).toContain('idgate is an app of your store now.');
    expect(await world.stores.find(storeHash)).toMatchObject({ policy: { rules: [spirits] } });
    await world.settled();
  });
});

describe('a merchant who is asked again', () => {
  test('because the app needs more is told so, and loses nothing', async () => {
    await merchant.install();
    await world.stores.connect(storeHash, defaultSettings, [spirits], 'x');
    const dead = await world.stores.findAccessToken(storeHash);
    const usual = panel().scopes();
    panel().askForScopes([...usual, 'store_app_extensions_manage']);
    expect(await panel().load(ownerId)).toBeNull();
    const response = await merchant.install();
    expect(await response.text()).toContain('because idgate needs to do more than before');
    expect(await world.stores.findAccessToken(storeHash)).not.toBe(dead);
    expect(await world.stores.find(storeHash)).toMatchObject({ policy: { rules: [spirits] } });
    panel().askForScopes(usual);
    await merchant.install();
    await world.settled();
  });

  test('because the store has a new owner is told so, and the owner from before may review', async () => {
    await merchant.install();
    const { state } = world.sandbox;
    const before = state.staff;
    state.staff = [...before].reverse();
    const response = await merchant.install(clerkId);
    state.staff = before;
    expect(await response.text()).toContain('because the store has a new owner');
    const users = await world.users.list(storeHash);
    expect(users.map(({ userId, role }) => [userId, role]).sort()).toEqual([
      [ownerId, 'reviewer'],
      [clerkId, 'owner'],
    ]);
    await world.settled();
  });
});

describe('nothing is installed', () => {
  const refused = async (address: string, status: number, words: string) => {
    const before = [await storeRow(), await world.users.list(storeHash)];
    const response = await merchant.open(address);
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(text).toContain(words);
    expect(text).not.toContain('idgate-session');
    expect([await storeRow(), await world.users.list(storeHash)]).toEqual(before);
    expect((await world.pool.query('select store_hash from stores')).rows).toEqual([{ store_hash: storeHash }]);
  };

  test('for a code that was made up', () =>
    refused(change(panel().consent(ownerId), { code: 'made-up' }), 400, 'This link is used up'));

  test('for a code that is good for another store than the address says', () =>
    refused(change(panel().consent(ownerId), { context: 'stores/other1' }), 400, 'This link is for another store'));

  test.each([
    ['without a code', { code: '' }],
    ['with a store that can be none', { context: 'stores/../x' }],
  ])('for an address %s, and BigCommerce is not asked', async (_what, changes) => {
    world.bigcommerce.mockClear();
    await refused(change(panel().consent(ownerId), changes), 400, 'This link is used up');
    expect(world.bigcommerce).not.toHaveBeenCalled();
  });

  test('when BigCommerce does not answer', async () => {
    const address = panel().consent(ownerId);
    world.bigcommerce.mockRejectedValueOnce(new TypeError('fetch failed'));
    await refused(address, 503, 'BigCommerce does not answer');
  });

  test('when BigCommerce answers with a page', async () => {
    const address = panel().consent(ownerId);
    world.bigcommerce.mockResolvedValueOnce(new Response('<html>'));
    await refused(address, 502, 'an answer that idgate does not know');
  });

  test('when the token may do less than is needed, and the page says what is missing', async () => {
    panel().askForScopes(
      panel()
        .scopes()
        .filter((scope) => scope !== 'store_content_checkout'),
    );
    await refused(panel().consent(ownerId), 403, 'store_content_checkout');
  });

  test('when the token may do nothing at all', async () => {
    const address = panel().consent(ownerId);
    const answer = {
      access_token: 'useless',
      scope: null,
      user: { id: ownerId, username: 'x', email: 'owner@example.com' },
      owner: { id: ownerId, username: 'x', email: 'owner@example.com' },
      context: `stores/${storeHash}`,
      account_uuid: 'x',
    };
    world.bigcommerce.mockResolvedValueOnce(Response.json(answer));
    await refused(address, 403, 'idgate may not do what it needs to');
  });

  test('twice by one code', async () => {
    const address = panel().consent(ownerId);
    await merchant.open(address);
    const again = await merchant.open(address);
    expect(again.status).toBe(400);
    await world.settled();
  });
});

test('the code is exchanged with the very address that is registered, and never logged', async () => {
  const address = panel().consent(ownerId);
  const sent: unknown[] = [];
  world.bigcommerce.mockImplementationOnce(async (input, init) => {
    const request = new Request(input, init);
    sent.push(await request.clone().json());
    return world.sandbox.app.fetch(request);
  });
  await merchant.open(address);
  expect(sent[0]).toMatchObject({ redirect_uri: `${receiverUrl}/auth`, grant_type: 'authorization_code' });
  await world.settled();
  const token = (await world.stores.findAccessToken(storeHash)) ?? '';
  const code = new URL(address).searchParams.get('code') ?? '';
  expect(token).not.toBe('');
  expect(world.logged.filter((line) => [code, token, '@example.com'].some((secret) => line.includes(secret)))).toEqual(
    [],
  );
});
