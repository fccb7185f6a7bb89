import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signPayload } from '../../../../src/sandbox/control-panel/signed-payload.ts';
import { clerkId, createControlPanelUser, ownerId } from '../../../support/control-panel.ts';
import { createWorld, receiverUrl, spirits, storeHash, type World } from '../../../support/receiver.ts';
import { createShopper } from '../../../support/shopper.ts';

let world: World;
let merchant: ReturnType<typeof createControlPanelUser>;
beforeEach(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  merchant = createControlPanelUser(world);
  await merchant.install();
  await world.settled();
});
afterEach(() => world[Symbol.asyncDispose]());

const rowOf = async () =>
  (
    await world.pool.query('select access_token_sealed, left_at, purge_after from stores where store_hash = $1', [
      storeHash,
    ])
  ).rows[0];
/** The address that opens the app, put to another use. */
const asCall = async (name: string, userId: number) =>
  ((await world.sandbox.controlPanel.load(userId)) ?? '').replace('/load?', `/${name}?`);
const get = (url: string) => Promise.resolve(world.app.fetch(new Request(url)));

describe('a store that takes the app off', () => {
  test('has its token forgotten, and 30 days until its rows go', async () => {
    await world.sandbox.controlPanel.uninstall();
    const { access_token_sealed, left_at, purge_after } = await rowOf();
    expect(access_token_sealed).toBeNull();
    expect(left_at.getTime()).toBe(world.time.nowMs);
    expect(purge_after.getTime() - left_at.getTime()).toBe(30 * 24 * 3_600_000);
    expect(await world.users.list(storeHash)).toEqual([]);
  });

  test('is asked nothing and told nothing any more', async () => {
    await world.sandbox.controlPanel.uninstall();
    world.time.nowMs += 60_000;
    // What was under way when it left comes to its end.
    await world.settled();
    world.bigcommerce.mockClear();
    const orderId = await (await createShopper(world, 'guest')).placeOrder();
    const body = JSON.stringify({
      scope: 'store/order/statusUpdated',
      producer: `stores/${storeHash}`,
      data: { type: 'order', id: orderId },
    });
    await world.deliver(body);
    await world.settled();
    expect(world.bigcommerce).not.toHaveBeenCalled();
    expect(world.sandbox.state.orders.find(({ id }) => id === orderId)?.statusId).not.toBe(12);
    expect(await world.stores.hasOrigin('https://shop.example')).toBe(false);
  });

  test('finds everything as it was when it comes back in time', async () => {
    await world.sandbox.controlPanel.uninstall();
    world.time.nowMs += 60_000;
    const response = await merchant.install();
    expect(await response.text()).toContain('Your settings and rules are as they were.');
    await world.settled();
    expect(await world.stores.find(storeHash)).toMatchObject({
      policy: { rules: [spirits] },
      installedAtMs: world.time.nowMs,
    });
    expect(await rowOf()).toMatchObject({ left_at: null, purge_after: null });
    expect(world.sandbox.state.scripts).toHaveLength(1);
  });

  test('is not taken off once more by the call that took it off before', async () => {
    const before = await asCall('uninstall', ownerId);
    await world.sandbox.controlPanel.uninstall();
    world.time.nowMs += 10 * 60_000;
    await merchant.install();
    expect((await get(before)).status).toBe(200);
    expect(await rowOf()).toMatchObject({ left_at: null });
    await world.settled();
  });
});

describe('a call that says the app was taken off', () => {
  test('and is nothing that BigCommerce signed does nothing', async () => {
    const url = await asCall('uninstall', ownerId);
    for (const forged of [`${url}x`, `${receiverUrl}/uninstall`, url.replace(/\.[^.]*$/, '.')]) {
      expect((await get(forged)).status).toBe(401);
    }
    expect(await rowOf()).toMatchObject({ left_at: null });
  });

  test('and opened the app before does nothing', async () => {
    const opened = (await world.sandbox.controlPanel.load(ownerId)) ?? '';
    await merchant.open(opened);
    expect((await get(opened.replace('/load?', '/uninstall?'))).status).toBe(200);
    expect(await rowOf()).toMatchObject({ left_at: null });
  });

  test('is not believed of somebody who does not own the store while its token is good', async () => {
    expect((await get(await asCall('uninstall', clerkId))).status).toBe(200);
    await world.settled();
    expect(await rowOf()).toMatchObject({ left_at: null });
    expect(await world.stores.findAccessToken(storeHash)).toBeDefined();
  });
});

describe('a webhook that says the app was taken off', () => {
  const tell = async (secret?: string) => {
    const body = JSON.stringify({
      scope: 'store/app/uninstalled',
      producer: `stores/${storeHash}`,
      data: { type: 'store' },
    });
    const response = await world.deliver(body, { ...(secret !== undefined && { 'x-idgate-store': secret }) });
    await world.settled();
    return response.status;
  };
  /** The secret that this store's webhooks bring. */
  const tellAsStore = async () => tell((await world.stores.find(storeHash))?.webhookSecret ?? '');

  test('is right where the token is dead, and then nothing is done for the store any more', async () => {
    world.sandbox.faults.set({ isTokenRevoked: true });
    expect(await tellAsStore()).toBe(200);
    expect(await rowOf()).toMatchObject({ access_token_sealed: null, left_at: new Date(world.time.nowMs) });
  });

  test('is not believed while the token is good: it may be late, and the store back', async () => {
    expect(await tellAsStore()).toBe(200);
    expect(await rowOf()).toMatchObject({ left_at: null });
  });

  test('is refused without the store’s own secret', async () => {
    world.sandbox.faults.set({ isTokenRevoked: true });
    expect(await tell('another')).toBe(401);
    expect(await rowOf()).toMatchObject({ left_at: null });
  });
});

describe('somebody who may use the app no longer', () => {
  test('is forgotten, and nobody else', async () => {
    await merchant.load(clerkId);
    expect(await world.users.list(storeHash)).toHaveLength(2);
    await world.sandbox.controlPanel.removeUser(clerkId);
    expect(await world.users.list(storeHash)).toMatchObject([{ userId: ownerId }]);
  });

  test('is so when BigCommerce says it, and not when somebody else does', async () => {
    const { state } = world.sandbox;
    const [owner] = state.staff;
    if (!owner) throw new Error('A store has an owner');
    const other = {
      storeHash,
      clientId: 'client-of-tests',
      clientSecret: 'x'.repeat(34),
      clock: () => world.time.nowMs,
    };
    const token = await signPayload({ ...other, state, ids: () => 'a' } as never, owner, {
      path: '/',
      channelId: null,
    });
    expect((await get(`${receiverUrl}/remove_user?signed_payload_jwt=${token}`)).status).toBe(401);
    expect(await world.users.list(storeHash)).toHaveLength(1);
  });
});
