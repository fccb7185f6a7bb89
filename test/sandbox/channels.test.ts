import { expect, test } from 'vitest';
import { openShop } from './shop-under-test.ts';

const script = { kind: 'src', src: 'https://gate.test/g.js', visibility: 'all_pages' };

test('there is one storefront, and another where that is switched on', async () => {
  const shop = openShop();
  const urls = async () => {
    const { data } = await (await shop.manage('GET', '/v3/channels?type:in=storefront&status:in=active')).json();
    const sites = data.map(
      async ({ id }: { id: number }) => (await (await shop.manage('GET', `/v3/channels/${id}/site`)).json()).data.url,
    );
    return Promise.all(sites);
  };
  expect(await urls()).toEqual(['http://shop.test']);
  shop.faults.set({ hasOutlet: true });
  expect(await urls()).toEqual(['http://shop.test', 'http://outlet.shop.test']);
  const { features } = await (await shop.manage('GET', '/v2/store')).json();
  expect(features.multi_storefront_enabled).toBe(true);
  expect((await (await shop.manage('GET', '/v3/channels?type:in=pos')).json()).data).toEqual([]);
});

test('each storefront shows its own scripts, and its orders say where they come from', async () => {
  const shop = openShop();
  shop.faults.set({ hasOutlet: true });
  await shop.manage('POST', '/v3/content/scripts', { ...script, name: 'one', src: 'https://gate.test/one.js' });
  const second = { ...script, name: 'two', src: 'https://gate.test/two.js', channel_id: 1_201 };
  await shop.manage('POST', '/v3/content/scripts', second);
  const listed = await (await shop.manage('GET', '/v3/content/scripts?channel_id:in=1201')).json();
  expect(listed.data).toMatchObject([{ name: 'two' }]);

  const host = 'http://outlet.shop.test';
  const started = await shop.app.request(`${host}/start/guest?product=mug&step=payment`);
  const headers = {
    cookie: started.headers.get('set-cookie')?.split(';')[0] ?? '',
    'content-type': 'application/json',
  };
  const page = await (await shop.app.request(`${host}/checkout`, { headers })).text();
  expect(page).toContain('gate.test/two.js"');
  expect(page).not.toContain('gate.test/one.js"');
  const body = JSON.stringify({ payment: { name: 'cod' } });
  await shop.app.request(`${host}/internalapi/v1/checkout/order`, { method: 'POST', headers, body });
  expect(await (await shop.manage('GET', '/v2/orders?channel_id=1201')).json()).toMatchObject([{ channel_id: 1_201 }]);
  expect((await shop.manage('GET', '/v2/orders?channel_id=1')).status).toBe(204);
});

test('a script for a storefront that is not there is refused', async () => {
  const shop = openShop();
  const asked = { ...script, name: 'two', channel_id: 1_201 };
  expect((await shop.manage('POST', '/v3/content/scripts', asked)).status).toBe(422);
  expect(shop.state.scripts).toEqual([]);
});
