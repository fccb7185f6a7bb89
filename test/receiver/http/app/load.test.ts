import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clerkId, createControlPanelUser, ownerId } from '../../../support/control-panel.ts';
import { createWorld, receiverUrl, storeHash, type World } from '../../../support/receiver.ts';

let world: World;
let merchant: ReturnType<typeof createControlPanelUser>;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  merchant = createControlPanelUser(world);
  await merchant.install();
  await world.settled();
});
afterAll(() => world[Symbol.asyncDispose]());

const me = async (token: string) => {
  const response = await merchant.ask(token, '/me');
  return { status: response.status, body: await response.json() };
};
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe('whoever opens the app from the control panel', () => {
  test('gets a page with a session that stands nowhere but in the page', async () => {
    const address = await world.sandbox.controlPanel.load(clerkId, { path: '/orders/106/id-check' });
    const response = await merchant.open(address);
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.headers.get('location')).toBeNull();
    const start = await merchant.startOf(response);
    expect(start).toMatchObject({ apiBase: receiverUrl, path: '/orders/106/id-check' });
    expect(await me(start.session.token)).toMatchObject({ status: 200, body: { user: { userId: clerkId } } });
  });

  test('is known by id: an e-mail address that changed is taken over', async () => {
    await merchant.load();
    world.sandbox.controlPanel.changeOwnerEmail('new@example.com');
    await merchant.install();
    expect(await world.users.find(storeHash, ownerId)).toMatchObject({ email: 'new@example.com' });
  });

  test('is known by an address that nobody can read in the database', async () => {
    const { rows } = await world.pool.query('select email_sealed from users');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ email_sealed }) => email_sealed.includes(Buffer.from('@example.com')))).toEqual([]);
  });

  test('can use the address once', async () => {
    const address = await world.sandbox.controlPanel.load(ownerId);
    expect((await merchant.open(address)).status).toBe(200);
    const again = await merchant.open(address);
    expect(again.status).toBe(410);
    const text = await again.text();
    expect(text).toContain('Open it again from the Apps menu');
    expect(text).not.toContain('idgate-session');
  });

  test('can use it once also when two browsers open it in the same moment', async () => {
    const address = await world.sandbox.controlPanel.load(ownerId);
    const answers = await Promise.all(Array.from({ length: 5 }, () => merchant.open(address)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410]);
  });

  test('is told in plain words when the link is no good', async () => {
    const address = (await world.sandbox.controlPanel.load(ownerId)) ?? '';
    world.time.nowMs += 25 * hourMs;
    for (const url of [address, `${address}x`, `${address}&signed_payload_jwt=x`, `${receiverUrl}/load`]) {
      const response = await merchant.open(url);
      expect(response.status).toBe(401);
      expect(await response.text()).toContain('Apps menu of the control panel');
    }
  });

  test('of a store that idgate is not installed in gets nowhere', async () => {
    const address = await world.sandbox.controlPanel.load(ownerId);
    await world.appCalls.leave(storeHash, world.time.nowMs);
    const response = await merchant.open(address);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('not installed in this store');
    await merchant.install();
  });
});

describe('a session', () => {
  const begin = async (userId = ownerId) => (await merchant.startOf(await merchant.load(userId))).session;

  test('lasts a quarter of an hour, and is renewed by the page through a working day', async () => {
    let session = await begin();
    const { endsAtMs } = session;
    expect(session.expiresAtMs - world.time.nowMs).toBe(15 * minuteMs);
    expect(endsAtMs - world.time.nowMs).toBe(8 * hourMs);
    while (world.time.nowMs + 14 * minuteMs < endsAtMs) {
      world.time.nowMs += 14 * minuteMs;
      session = await (await merchant.ask(session.token, '/session', { method: 'POST' })).json();
      expect(session.endsAtMs).toBe(endsAtMs);
    }
    expect((await me(session.token)).status).toBe(200);
    world.time.nowMs = endsAtMs;
    expect(await me(session.token)).toMatchObject({ status: 401, body: { code: 'session_over' } });
  });

  test('that was not renewed in time is over', async () => {
    const { token } = await begin();
    world.time.nowMs += 15 * minuteMs + 1_000;
    expect((await merchant.ask(token, '/session', { method: 'POST' })).status).toBe(401);
  });

  test('ends for somebody who may use the app no longer, and an earlier one stays over when they may again', async () => {
    const { token } = await begin(clerkId);
    expect((await me(token)).status).toBe(200);
    await world.sandbox.controlPanel.removeUser(clerkId);
    expect((await me(token)).status).toBe(401);
    world.time.nowMs += minuteMs;
    world.sandbox.state.staff.push({ id: clerkId, email: 'clerk@example.com', locale: 'en-US' });
    const again = await begin(clerkId);
    expect((await me(again.token)).status).toBe(200);
    expect((await me(token)).status).toBe(401);
  });

  test('ends with the installation', async () => {
    const { token } = await begin();
    await world.sandbox.controlPanel.uninstall();
    expect((await me(token)).status).toBe(401);
    await merchant.install();
    await world.settled();
  });

  test.each([
    ['none', ''],
    ['one that is no token', 'Bearer x'],
    ['one in another scheme', 'Basic eDp5'],
  ])('is asked for: %s opens nothing', async (_what, authorization) => {
    const response = await world.app.fetch(
      new Request(`${receiverUrl}/admin/api/me`, { headers: authorization === '' ? {} : { authorization } }),
    );
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('is not what opens a shopper’s check, and the other way round', async () => {
    const { token } = await begin();
    expect(await world.parts.tokens.read(token)).toBeUndefined();
    const checkToken = await world.parts.tokens.issue(storeHash, 'chk_1');
    expect((await me(checkToken)).status).toBe(401);
  });

  test('of one store opens nothing of another', async () => {
    await world.stores.connect('other1', world.settings, [], 'x', 'other-token');
    const { token } = await begin();
    expect(await me(token)).toMatchObject({ body: { storeHash } });
    const forged = await world.parts.sessionTokens.issue({
      storeHash: 'other1',
      userId: ownerId,
      beganAtMs: world.time.nowMs,
    });
    expect((await me(forged?.token ?? '')).status).toBe(401);
  });
});
