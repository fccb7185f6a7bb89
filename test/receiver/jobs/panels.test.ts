import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watchStores } from '../../../src/receiver/store/watch-stores.ts';
import { createControlPanelUser, ownerId } from '../../support/control-panel.ts';
import { createWorld, storeHash, type World } from '../../support/receiver.ts';

let world: World;
let merchant: ReturnType<typeof createControlPanelUser>;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  merchant = createControlPanelUser(world);
});
afterAll(() => world[Symbol.asyncDispose]());

const panel = () => world.sandbox.controlPanel;
const extensions = () => world.sandbox.state.appExtensions;
const watch = async () => {
  world.time.nowMs += 60_000;
  // The queue goes by the time that it really is.
  await watchStores(world.database, world.queue, 0, Date.now());
  await world.settled();
};
const lately = async () => {
  const [flaw] = await world.flaws.list(storeHash);
  return flaw && [flaw.kind, flaw.about, flaw.repairedAtMs === world.time.nowMs];
};
const wanted = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: BigCommerce puts the id there.
  { context: 'PANEL', model: 'ORDERS', url: '/orders/${id}/id-check', label: { defaultValue: 'ID check' } },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: BigCommerce puts the id there.
  { context: 'PANEL', model: 'CUSTOMERS', url: '/customers/${id}/id-check', label: { defaultValue: 'ID check' } },
];

describe('the menus of orders and customers', () => {
  test('stay as they are where the merchant was not asked for them', async () => {
    await merchant.install();
    await world.settled();
    expect(extensions()).toEqual([]);
    const asked = world.bigcommerce.mock.calls.some(
      ([input]) => input instanceof Request && input.url.endsWith('/graphql'),
    );
    expect(asked).toBe(false);
    expect(await world.flaws.list(storeHash)).toEqual([]);
  });

  test('lead to the check of each once the merchant agreed, and are made once', async () => {
    panel().askForScopes([...panel().scopes(), 'store_app_extensions_manage']);
    await merchant.install();
    await world.settled();
    expect(extensions()).toMatchObject(wanted);
    await watch();
    expect(extensions()).toHaveLength(2);
  });

  test('open the app at that order', async () => {
    const { path } = await merchant.startOf(await merchant.load(ownerId, '/orders/118/id-check'));
    expect(path).toBe('/orders/118/id-check');
  });

  test('get it back when it is gone, or leads elsewhere', async () => {
    extensions().splice(0, 1);
    await watch();
    expect(extensions().map(({ model }) => model)).toEqual(['CUSTOMERS', 'ORDERS']);
    expect(await lately()).toEqual(['panel_missing', 'ORDERS', true]);
    const [customers] = extensions();
    if (customers) customers.url = '/elsewhere';
    await watch();
    expect(extensions()[0]).toMatchObject(wanted[1] ?? {});
    expect(await lately()).toEqual(['panel_changed', 'CUSTOMERS', true]);
  });

  test('lose it with everything else of ours', async () => {
    const { session } = await merchant.startOf(await merchant.load(ownerId));
    await merchant.ask(session.token, '/installation/removal', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ storeHash }),
    });
    await world.settled();
    expect(extensions()).toEqual([]);
  });
});
