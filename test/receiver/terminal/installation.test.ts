import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { createStores } from '../../../src/receiver/store/stores.ts';
import { purgeStoresThatLeft } from '../../../src/receiver/store/stores-that-left.ts';
import {
  carryOut,
  type GivenStore,
  type InstallationAsked,
  type InstallationCommandParts,
} from '../../../src/receiver/terminal/installation.ts';
import { clientId, createWorld, receiverUrl, spirits, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

let world: World;
let parts: InstallationCommandParts;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  parts = {
    ...world,
    // The program does itself what a receiver would do later.
    stores: createStores(world.database, { add: async () => {} }, world.vault),
    ...{ publicUrl: receiverUrl, clientId, clock: world.parts.clock, newCode: () => 'a secret that is new' },
    script: JSON.parse(await readFile('scripts-manager.json', 'utf8')),
    findGate: () => world.builtFiles.findGate(world.time.nowMs),
  };
});
afterAll(() => world[Symbol.asyncDispose]());

const given: GivenStore = { accessToken: 'token-of-tests', settings: defaultSettings, rules: [spirits] };
const run = (command: InstallationAsked['command'], { isDryRun = false, store = given as GivenStore | null } = {}) =>
  carryOut(parts, { command, storeHash, isDryRun }, store ?? undefined);
const state = () => world.sandbox.state;
const present = () => ({
  scripts: state().scripts.map(({ channelId, src }) => [channelId, src]),
  hooks: state().hooks.map(({ scope, headers }) => [scope, headers]),
  attributes: state().attributes.map(({ name }) => name),
  metafields: state().metafields.length,
});
/** As if idgate had never been in the store, nor the store here. */
const forget = async () => {
  await world.settled();
  await run('uninstall', { store: null });
  world.time.nowMs += 40 * 24 * 3_600_000;
  await purgeStoresThatLeft(world.database, world.queue, world.time.nowMs);
  await world.pool.query('delete from stores_gone');
  await world.settled();
};

beforeEach(() => {
  world.sandbox.faults.reset();
});

describe('from a terminal, a store is', () => {
  beforeEach(forget);

  test('installed as the app does it, with the token that is its own', async () => {
    const { ending, lines } = await run('install');
    expect([ending, lines.at(-1)]).toEqual([
      'done',
      `idgate is installed in ${storeHash}, and everything is as it should be.`,
    ]);
    expect(lines).toContain('put right   Storefront 1 has no script of idgate.');
    expect(present()).toMatchObject({
      scripts: [[1, expect.stringContaining('gate.0123456789ab.js')]],
      hooks: expect.arrayContaining([['store/order/created', { 'x-idgate-store': 'a secret that is new' }]]),
      attributes: expect.arrayContaining(['blockid_ial', 'blockid_vc_token', 'blockid_liveid_enrolled']),
    });
    expect(await world.stores.find(storeHash)).toMatchObject({
      name: 'Sandbox Supply Co.',
      webhookSecret: 'a secret that is new',
      policy: { version: 1, rules: [spirits] },
    });
    expect(await world.stores.findAccessToken(storeHash)).toBe('token-of-tests');
  });

  test('installed twice, and has everything once', async () => {
    await run('install');
    const before = present();
    expect((await run('install')).lines).toHaveLength(1);
    expect(present()).toEqual(before);
  });

  test('only looked at in a dry run: nothing is changed, there or here', async () => {
    const { ending, lines } = await run('install', { isDryRun: true });
    expect(ending).toBe('done');
    expect(lines).toContain('would be put right Storefront 1 has no script of idgate.');
    expect(lines).toContain('would be put right There is no webhook store/order/created.');
    expect(lines.at(-1)).toBe(`Nothing was changed in ${storeHash}.`);
    expect(present()).toEqual({ scripts: [], hooks: [], attributes: [], metafields: 0 });
    expect(await world.stores.find(storeHash)).toBeUndefined();
  });

  test('installed by its token alone, without rules and with the usual settings', async () => {
    await run('install', { store: { accessToken: 'token-of-tests' } });
    expect(await world.stores.find(storeHash)).toMatchObject({ settings: defaultSettings, policy: { rules: [] } });
  });

  test('not installed with a token that opens nothing', async () => {
    const { ending } = await run('install', { store: { accessToken: 'another' } });
    expect(ending).toBe('refused');
    expect(await world.stores.find(storeHash)).toBeUndefined();
  });

  test('not half installed while BigCommerce does not answer', async () => {
    world.sandbox.faults.spoil('unavailable', 99, 'GET /v2/store');
    const { ending, lines } = await run('install');
    expect([ending, lines[0]]).toEqual(['failed', expect.stringContaining('BigCommerce does not answer')]);
    expect(await world.stores.find(storeHash)).toBeUndefined();
    world.sandbox.faults.reset();
    await world.pool.query('delete from request_quotas');
  });

  test('unknown without a token, and said to be not installed', async () => {
    expect((await run('install', { store: null })).ending).toBe('unknown');
    expect((await run('status')).lines).toEqual([`idgate is not installed in ${storeHash}: \`install\` does that.`]);
  });
});

describe('a store that is installed', () => {
  beforeAll(async () => {
    await run('install');
  });

  test('is as it should be', async () => {
    expect(await run('status')).toMatchObject({ ending: 'done' });
  });

  test('shows what is wrong, without a change, and then has it put right', async () => {
    world.sandbox.faults.deleteScript(state().scripts[0]?.uuid ?? '');
    world.sandbox.faults.set({ checkoutType: 'single' });
    const status = await run('status');
    expect(status.ending).toBe('flawed');
    expect(status.lines).toContain('repairable  Storefront 1 has no script of idgate.');
    expect(status.lines).toContainEqual(expect.stringMatching(/^left to you The checkout of storefront 1 is "single"/));
    expect((await run('repair', { isDryRun: true })).lines).toContain(
      'would be put right Storefront 1 has no script of idgate.',
    );
    expect(state().scripts).toEqual([]);
    expect(await run('repair')).toMatchObject({
      ending: 'flawed',
      lines: expect.arrayContaining(['put right   Storefront 1 has no script of idgate.']),
    });
    expect(state().scripts).toHaveLength(1);
    expect((await world.flaws.list(storeHash)).map(({ kind }) => kind)).toContain('checkout_not_optimized');
  });

  test('keeps its rules when its token alone is replaced', async () => {
    await run('install', { store: { accessToken: 'token-of-tests' } });
    expect(await world.stores.find(storeHash)).toMatchObject({ policy: { rules: [spirits] } });
  });

  test('gives the script as a tag that does the same as the one that is installed', async () => {
    const { output = '' } = await run('snippet');
    const tag = /^<script src="([^"]*)" integrity="([^"]*)" crossorigin="anonymous"><\/script>$/.exec(output);
    const [script] = state().scripts;
    expect(tag?.[1]?.replaceAll('&amp;', '&')).toBe(script?.src);
    expect(tag?.[2]).toBe(script?.integrityHashes.join(' '));
  });
});

describe('a store that is taken out', () => {
  beforeAll(async () => {
    await run('install');
    const customer = await createShopper(world, 'customer');
    await customer.decide();
    await customer.placeOrder();
    await world.settled();
  });

  test('is counted first, and left as it is', async () => {
    const before = present();
    const { lines } = await run('uninstall', { isDryRun: true });
    expect(lines[0]).toMatch(/^Would be taken out: scripts 1, webhooks 4, customer attributes 3, metafields [1-9]/);
    expect(present()).toEqual(before);
  });

  test('has nothing of ours any more, and nothing is done for it', async () => {
    const { ending, lines } = await run('uninstall', { store: null });
    expect([ending, lines[0]]).toEqual(['done', expect.stringMatching(/^Taken out: scripts 1, webhooks 4/)]);
    expect(present()).toEqual({ scripts: [], hooks: [], attributes: [], metafields: 0 });
    expect(await world.stores.find(storeHash)).toBeUndefined();
    expect(await world.stores.findAccessToken(storeHash)).toBeUndefined();
    expect((await run('status')).lines[0]).toContain('stays out until it is asked for');
  });

  test('stays out though a file still names it, also when its rows are gone, until somebody asks', async () => {
    expect(await world.stores.hasLeft(storeHash)).toBe(true);
    world.time.nowMs += 40 * 24 * 3_600_000;
    expect(await purgeStoresThatLeft(world.database, world.queue, world.time.nowMs)).toBe(1);
    expect(await world.stores.hasLeft(storeHash)).toBe(true);
    expect(await run('install')).toMatchObject({ ending: 'done' });
    expect(await world.stores.hasLeft(storeHash)).toBe(false);
  });

  test('leaves behind what a dead token can no longer reach, and says so', async () => {
    world.sandbox.faults.set({ isTokenRevoked: true });
    const { ending, lines } = await run('uninstall');
    expect([ending, lines[0]]).toEqual(['refused', expect.stringContaining('stays there')]);
    expect(await world.stores.hasLeft(storeHash)).toBe(true);
  });

  test('can be cut short, and is taken out to the end when it is asked for again', async () => {
    world.sandbox.faults.reset();
    await run('install');
    world.sandbox.faults.spoil('unavailable', 1, 'DELETE /v3/hooks');
    expect((await run('uninstall', { store: null })).ending).toBe('failed');
    expect(await world.stores.find(storeHash)).toBeUndefined();
    expect((await run('uninstall', { store: null })).ending).toBe('done');
    expect(present()).toMatchObject({ scripts: [], hooks: [] });
  });
});
