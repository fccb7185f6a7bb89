import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { watchStores } from '../../../src/receiver/store/watch-stores.ts';
import { createControlPanelUser, ownerId } from '../../support/control-panel.ts';
import { clientId, createWorld, spirits, storeHash, type World } from '../../support/receiver.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
});
beforeEach(async () => {
  world.sandbox.faults.reset();
  await world.flaws.repair(storeHash, { userId: 1, what: '', atMs: world.time.nowMs });
  await world.settled();
  world.bigcommerce.mockClear();
});
afterAll(() => world[Symbol.asyncDispose]());

const watch = async () => {
  world.time.nowMs += 60_000;
  // The queue goes by the time that it really is.
  await watchStores(world.database, world.queue, 0, Date.now());
  await world.settled();
};
const repair = async () => {
  world.time.nowMs += 60_000;
  await world.flaws.repair(storeHash, { userId: 1, what: '', atMs: world.time.nowMs });
  await world.settled();
};
const present = async () =>
  (await world.flaws.list(storeHash))
    .filter(({ repairedAtMs }) => repairedAtMs === null)
    .map(({ kind, about, detail }) => [kind, about, detail]);
const writes = () =>
  world.bigcommerce.mock.calls.flatMap(([input]) =>
    input instanceof Request && input.method !== 'GET'
      ? [`${input.method} ${new URL(input.url).pathname.split('/')[4]}`]
      : [],
  );
const scripts = () => world.sandbox.state.scripts;
const hooks = () => world.sandbox.state.hooks;
const firstScript = () => scripts().find(({ channelId }) => channelId === 1)?.uuid ?? '';
const firstHook = () => hooks().find(({ scope }) => scope === 'store/order/created')?.id ?? 0;

describe('an installation', () => {
  test('is one script, four webhooks with the store’s own secret, and the attributes', () => {
    expect(scripts()).toMatchObject([
      {
        name: 'idgate',
        channelId: 1,
        integrityHashes: ['sha384-0123456789ab'],
        src: expect.stringMatching(/^https:\/\/receiver\.example\/gate\.0123456789ab\.js\?/),
      },
    ]);
    expect(hooks().map(({ scope, headers }) => [scope, headers])).toEqual(
      ['store/customer/created', 'store/order/created', 'store/order/statusUpdated', 'store/app/uninstalled'].map(
        (scope) => [scope, { 'x-idgate-store': 'secret-of-the-webhooks' }],
      ),
    );
    expect(world.sandbox.state.attributes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['blockid_ial', 'blockid_vc_token', 'blockid_liveid_enrolled']),
    );
  });

  test('that is as it should be is not touched', async () => {
    await watch();
    await repair();
    expect(writes()).toEqual([]);
    expect(await present()).toEqual([]);
  });

  test('has a script in every storefront, and takes shoppers from all of them', async () => {
    world.sandbox.faults.set({ hasOutlet: true });
    await watch();
    expect(await present()).toEqual([['script_missing', '1201', null]]);
    await repair();
    expect(
      scripts()
        .map(({ channelId }) => channelId)
        .sort(),
    ).toEqual([1, 1201]);
    expect(await world.stores.find(storeHash)).toMatchObject({
      origins: ['https://shop.example', 'https://outlet.shop.example'],
    });
    expect(await present()).toEqual([]);
    world.sandbox.state.scripts = scripts().filter(({ channelId }) => channelId === 1);
  });

  test('has one script in a storefront where two were made', async () => {
    const [script] = scripts();
    if (!script) throw new Error('There is a script');
    scripts().push({ ...script, uuid: 'another' });
    await watch();
    expect(scripts()).toHaveLength(1);
  });
});

describe('a merchant’s own doing is told, and put right when they ask', () => {
  test('the script deleted', async () => {
    world.sandbox.faults.deleteScript(firstScript());
    await watch();
    expect(scripts()).toEqual([]);
    expect(await present()).toEqual([['script_missing', '1', null]]);
    await repair();
    expect(scripts()).toHaveLength(1);
    expect(await present()).toEqual([]);
  });

  test.each([
    ['switched off', { enabled: false }, 'script_off', null],
    ['put into another consent category', { consentCategory: 'targeting' }, 'consent_changed', 'targeting'],
    ['left without a consent category', { consentCategory: null }, 'consent_changed', 'unknown'],
    ['shown elsewhere', { visibility: 'storefront' }, 'script_changed', 'visibility'],
    ['pointed elsewhere', { src: 'https://elsewhere.example/gate.0123456789ab.js' }, 'script_changed', 'src'],
  ] as const)('the script %s', async (_what, change, kind, detail) => {
    world.sandbox.faults.changeScript(firstScript(), change);
    const changed = structuredClone(scripts());
    await watch();
    expect(await present()).toEqual([[kind, '1', detail]]);
    expect(scripts()).toEqual(changed);
    await repair();
    expect(await present()).toEqual([]);
    expect(scripts()[0]).toMatchObject({ enabled: true, consentCategory: 'essential', visibility: 'checkout' });
    expect(scripts()[0]?.src).toContain('https://receiver.example/');
  });

  test('a flaw is one flaw for as long as it is there, and is kept when it is gone', async () => {
    world.sandbox.faults.changeScript(firstScript(), { enabled: false });
    await watch();
    const sinceMs = world.time.nowMs;
    await watch();
    await repair();
    const [flaw] = await world.flaws.list(storeHash);
    expect(flaw).toEqual({
      kind: 'script_off',
      about: '1',
      detail: null,
      sinceMs,
      repairedAtMs: world.time.nowMs,
    });
  });
});

describe('what no merchant sees is put right at once, and told', () => {
  const lately = async () => {
    const [flaw] = await world.flaws.list(storeHash);
    return flaw?.sinceMs === world.time.nowMs && flaw.repairedAtMs === world.time.nowMs
      ? [flaw.kind, flaw.about]
      : flaw;
  };

  test('a webhook that BigCommerce has switched off', async () => {
    world.sandbox.faults.deactivateHook(firstHook());
    await watch();
    expect(hooks().every(({ isActive }) => isActive)).toBe(true);
    expect(await lately()).toEqual(['webhook_off', 'store/order/created']);
  });

  test('a webhook that is gone', async () => {
    world.sandbox.faults.deleteHook(firstHook());
    await watch();
    expect(hooks()).toHaveLength(4);
    expect(await lately()).toEqual(['webhook_missing', 'store/order/created']);
  });

  test('a webhook that brings another secret', async () => {
    for (const hook of hooks()) if (hook.id === firstHook()) hook.headers = { 'x-idgate-store': 'from before' };
    await watch();
    expect(new Set(hooks().map(({ headers }) => headers['x-idgate-store']))).toEqual(
      new Set(['secret-of-the-webhooks']),
    );
    expect(await lately()).toEqual(['webhook_changed', 'store/order/created']);
  });

  test.each(['blockid_ial', 'blockid_vc_token', 'blockid_liveid_enrolled'])(
    'the attribute %s that is gone',
    async (gone) => {
      world.sandbox.state.attributes = world.sandbox.state.attributes.filter(({ name }) => name !== gone);
      await watch();
      expect(world.sandbox.state.attributes.map(({ name }) => name)).toContain(gone);
      expect(await lately()).toEqual(['attribute_missing', gone]);
    },
  );

  test('a script with the rules from before', async () => {
    await world.stores.connect(storeHash, world.settings, [{ ...spirits, name: 'Whisky' }], 'x');
    await world.settled();
    expect(decodeURIComponent(scripts()[0]?.src ?? '')).toContain('"version":2');
    await world.stores.connect(storeHash, world.settings, [spirits], 'x');
    await world.settled();
  });
});

describe('what only the merchant can change is told', () => {
  test('a token that opens nothing any more', async () => {
    world.sandbox.faults.set({ isTokenRevoked: true });
    await watch();
    expect(await present()).toEqual([['token_refused', '', null]]);
    expect(world.failures).toEqual([]);
    world.sandbox.faults.reset();
    await watch();
    expect(await present()).toEqual([]);
  });

  test.each([
    ['store_v2_information', 'store'],
    ['store_channel_settings', 'channels'],
    ['store_v2_content', 'scripts'],
    ['store_v2_customers', 'attributes'],
  ])('a token that lost %s, and the rest is looked at all the same', async (scope, about) => {
    world.sandbox.faults.set({ missingScopes: [scope, `${scope}_read_only`] });
    world.sandbox.faults.deactivateHook(firstHook());
    await watch();
    expect(await present()).toEqual([['scope_missing', about, null]]);
    expect(hooks().every(({ isActive }) => isActive)).toBe(true);
  });

  test('a token that may not put scripts on the checkout', async () => {
    world.sandbox.faults.set({ missingScopes: ['store_content_checkout'] });
    world.sandbox.faults.deleteScript(firstScript());
    await repair();
    expect(await present()).toEqual([
      ['scope_missing', 'scripts', null],
      ['script_missing', '1', null],
    ]);
  });

  test('a checkout that shows no scripts', async () => {
    world.sandbox.faults.set({ checkoutType: 'single_customizable' });
    await watch();
    expect(await present()).toEqual([['checkout_not_optimized', '1', 'single_customizable']]);
  });

  test('an app that was given less than this version needs', async () => {
    await world.pool.query(`update stores set scopes = '{store_v2_orders}' where store_hash = $1`, [storeHash]);
    await watch();
    expect((await present()).map(([kind]) => kind)).toContain('scope_missing');
    await world.pool.query('update stores set scopes = null');
  });
});

describe('trouble that passes', () => {
  test('is no flaw: the look is taken again', async () => {
    world.sandbox.faults.spoil('unavailable', 1, 'GET /v3/hooks');
    world.sandbox.faults.deactivateHook(firstHook());
    await watch();
    expect(hooks().every(({ isActive }) => isActive)).toBe(true);
    expect(await present()).toEqual([]);
  });

  test('that loses an answer makes no second script', async () => {
    world.sandbox.faults.deleteScript(firstScript());
    world.sandbox.faults.spoil('lost', 1, 'POST /v3/content/scripts');
    await repair();
    expect(scripts()).toHaveLength(1);
  });
});

describe('the control panel', () => {
  test('reads what is wrong, and has it put right', async () => {
    const merchant = createControlPanelUser(world);
    const { session } = await merchant.startOf(await merchant.install(ownerId));
    await world.settled();
    world.sandbox.faults.deleteScript(firstScript());
    await watch();
    const read = async () => (await (await merchant.ask(session.token, '/installation')).json()).flaws[0];
    expect(await read()).toMatchObject({ kind: 'script_missing', repairedAtMs: null, canRepair: true });
    expect((await merchant.ask(session.token, '/installation/repair', { method: 'POST' })).status).toBe(202);
    await world.settled();
    expect(scripts()).toHaveLength(1);
    expect(await read()).toMatchObject({ kind: 'script_missing', repairedAtMs: world.time.nowMs, canRepair: false });
  });

  test('opens the script of the app that it was made for', () => {
    expect(scripts()[0]?.src).toContain(clientId);
  });
});
