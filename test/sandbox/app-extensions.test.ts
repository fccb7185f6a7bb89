import { beforeEach, describe, expect, test } from 'vitest';
import { openShop, type ShopUnderTest } from './shop-under-test.ts';

const path = '/graphql';
// biome-ignore lint/suspicious/noTemplateCurlyInString: what apps write where the id belongs.
const url = '/orders/${id}/id-check';
const input = { context: 'PANEL', model: 'ORDERS', url, label: { defaultValue: 'ID check', locales: [] } };
const create =
  'mutation AppExtension($input: CreateAppExtensionInput!) { appExtension { createAppExtension(input: $input) { appExtension { id } } } }';
const list = 'query { store { appExtensions { edges { node { id url model } } } } }';

let shop: ShopUnderTest;
beforeEach(() => {
  shop = openShop({ registeredApp: { name: 'idgate', url: 'https://app.test', scopes: ['store_v2_orders'] } });
});

const ask = async (query: string, variables?: object) => {
  const answer = await shop.manage('POST', path, { query, variables });
  return { status: answer.status, body: await answer.json() };
};
const listed = async () => {
  const { body } = await ask(list);
  return body.data.store.appExtensions.edges.map(({ node }: { node: object }) => node);
};

describe('app extensions', () => {
  test('are made, listed, changed and taken away', async () => {
    const made = await ask(create, { input });
    expect(made.body.data.appExtension.createAppExtension.appExtension.id).toBe('bc/store/appExtension/1');
    expect(await listed()).toMatchObject([{ id: 'bc/store/appExtension/1', url, model: 'ORDERS' }]);
    const id = 'bc/store/appExtension/1';
    await ask('mutation { appExtension { updateAppExtension(input: $input) { appExtension { id } } } }', {
      input: { id, data: { url: '/elsewhere' } },
    });
    expect(await listed()).toMatchObject([{ url: '/elsewhere', label: { defaultValue: 'ID check' } }]);
    await ask('mutation { appExtension { deleteAppExtension(input: $input) { deletedAppExtensionId } } }', {
      input: { id },
    });
    expect(await listed()).toEqual([]);
  });

  test.each([
    ['another context', create, { input: { ...input, context: 'BUTTON' } }],
    ['a label that is too long', create, { input: { ...input, label: { defaultValue: 'x'.repeat(256) } } }],
    [
      'one that is not there',
      'mutation { appExtension { deleteAppExtension(input: $input) { deletedAppExtensionId } } }',
      { input: { id: 'bc/store/appExtension/9' } },
    ],
    ['another query', 'query { store { metafields { edges { node { id } } } } }', {}],
  ])('are refused with 200 and errors: %s', async (_what, query, variables) => {
    const { status, body } = await ask(query, variables);
    expect([status, body.errors.length]).toEqual([200, 1]);
    expect(await listed()).toEqual([]);
  });

  test('stand in the control panel’s menus, and lead to the app', async () => {
    await ask(create, { input: { ...input, model: 'CUSTOMERS', url: url.replace('orders', 'customers') } });
    const menus = await (await shop.shopper().ask('GET', '/manage')).text();
    expect(menus).toContain('/manage/app?path=%2Fcustomers%2F1%2Fid-check');
  });

  test('go with the app', async () => {
    shop.controlPanel.consent(7_654_321);
    await ask(create, { input });
    await shop.controlPanel.uninstall();
    expect(shop.state.appExtensions).toEqual([]);
  });
});
