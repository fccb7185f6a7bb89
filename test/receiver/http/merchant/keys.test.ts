import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { scopes } from '../../../../src/contract/schema/scope.ts';
import { defaultSettings } from '../../../../src/receiver/checks/settings.ts';
import { createMerchant } from '../../../support/merchant.ts';
import { createWorld, receiverUrl, storeHash, type World } from '../../../support/receiver.ts';

let world: World;
beforeAll(async () => {
  const examine = async () => ({ ok: false, code: 'not_an_image' }) as const;
  world = await createWorld({ examiner: { examine } });
  await world.stores.connect('other1', defaultSettings, [], 'secret');
  await world.settled();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => world.pool.query('truncate merchant_keys'));

const askWith = async (authorization: string | null) => {
  const headers = authorization === null ? {} : { authorization };
  const response = await world.app.fetch(new Request(`${receiverUrl}/api/v1/checks`, { headers }));
  return [response.status, ((await response.json()) as { code?: string }).code];
};
const refused = [401, 'invalid_key'];

describe('a key', () => {
  test('opens its own store, and tells when it was last used', async () => {
    const { key, call } = await createMerchant(world);
    expect(key).toMatch(/^idg_[0-9a-z]{12}_[\w-]{43}$/);
    expect((await call('GET', '/checks')).status).toBe(200);
    const [kept] = await world.merchantKeys.list(storeHash);
    expect(kept).toMatchObject({ lastUsedAtMs: world.time.nowMs, revokedAtMs: null, name: 'of a test' });
  });

  test('is remembered as used once a minute at most', async () => {
    const { call } = await createMerchant(world);
    const beganMs = world.time.nowMs;
    await call('GET', '/checks');
    world.time.nowMs += 59_999;
    await call('GET', '/checks');
    expect((await world.merchantKeys.list(storeHash))[0]?.lastUsedAtMs).toBe(beganMs);
    world.time.nowMs += 1;
    await call('GET', '/checks');
    expect((await world.merchantKeys.list(storeHash))[0]?.lastUsedAtMs).toBe(beganMs + 60_000);
  });

  test('stands in the database as a hash alone', async () => {
    const { key } = await createMerchant(world);
    const { rows } = await world.pool.query('select merchant_keys::text as row from merchant_keys');
    expect(JSON.stringify(rows)).not.toContain(key.slice(-43));
  });

  test('is in no line of the log', async () => {
    const { key, call } = await createMerchant(world);
    world.logged.length = 0;
    await call('GET', '/checks');
    await call('GET', '/checks?limit=0');
    expect(world.logged.length).toBeGreaterThan(0);
    expect(world.logged.join()).not.toContain(key.slice(-43));
  });

  test('is refused once it is revoked, and stays in the list', async () => {
    const { key, keyId } = await createMerchant(world);
    expect(await world.merchantKeys.revoke(storeHash, keyId, world.time.nowMs)).toBe(true);
    expect(await world.merchantKeys.revoke(storeHash, keyId, world.time.nowMs + 5)).toBe(true);
    expect(await askWith(`Bearer ${key}`)).toEqual(refused);
    expect(await world.merchantKeys.list(storeHash)).toMatchObject([{ keyId, revokedAtMs: world.time.nowMs }]);
  });

  test("is not revoked by another store's word", async () => {
    const { key, keyId } = await createMerchant(world);
    expect(await world.merchantKeys.revoke('other1', keyId, world.time.nowMs)).toBe(false);
    expect(await askWith(`Bearer ${key}`)).toEqual([200, undefined]);
  });

  test('works until it expires, and not a moment longer', async () => {
    const { key } = await createMerchant(world, { expiresAtMs: world.time.nowMs + 1_000 });
    world.time.nowMs += 999;
    expect((await askWith(`Bearer ${key}`))[0]).toBe(200);
    world.time.nowMs += 1;
    expect(await askWith(`Bearer ${key}`)).toEqual(refused);
  });

  test.each([
    ['none', () => null],
    ['an empty one', () => 'Bearer '],
    ['one of another form', () => 'Bearer abc'],
    ['another scheme', (key: string) => `Basic ${key}`],
    ['one that nobody made', () => `Bearer idg_0123456789ab_${'A'.repeat(43)}`],
    ["a known one's id with another secret", (key: string) => `Bearer ${key.slice(0, -43)}${'A'.repeat(43)}`],
    ['one that is cut short', (key: string) => `Bearer ${key.slice(0, -1)}`],
    ['one in other letters', (key: string) => `Bearer ${key.toUpperCase()}`],
  ])('is needed: %s is refused', async (_what, change) => {
    const { key } = await createMerchant(world);
    expect(await askWith(change(key))).toEqual(refused);
  });

  test('in the address is no key', async () => {
    const { key } = await createMerchant(world);
    const response = await world.app.fetch(new Request(`${receiverUrl}/api/v1/checks?key=${key}`));
    expect(response.status).toBe(401);
  });

  test.each(scopes)('without the scope %s may do nothing that needs it', async (scope) => {
    const all = await createMerchant(world);
    const { call } = await createMerchant(world, { may: scopes.filter((one) => one !== scope) });
    const needing = Object.entries(all.document.paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([, { description }]) => description.includes(`\`${scope}\``))
        .map(([method]) => [method.toUpperCase(), path.replace(/\{\w+\}/g, 'x')] as const),
    );
    expect(needing.length).toBeGreaterThan(0);
    for (const [method, path] of needing) {
      expect(await call(method, path)).toMatchObject({ status: 403, value: { code: 'missing_scope' } });
    }
  });
});
