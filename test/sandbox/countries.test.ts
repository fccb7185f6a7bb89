import { describe, expect, test } from 'vitest';
import { openShop } from './shop-under-test.ts';

const ask = (path: string) => openShop().manage('GET', `/v2/countries${path}`);
type State = { id: number; state_abbreviation: string };

describe('countries', () => {
  test('are found by their codes, and say where their states are', async () => {
    const unitedStates = {
      id: 226,
      country: 'United States',
      country_iso2: 'US',
      country_iso3: 'USA',
      states: { url: 'http://shop.test/stores/testshop/v2/countries/226/states', resource: '/countries/226/states' },
    };
    expect(await (await ask('?country_iso2=US')).json()).toEqual([unitedStates]);
    expect(await (await ask('?country_iso3=USA')).json()).toEqual([unitedStates]);
    expect(await (await ask('/226')).json()).toEqual(unitedStates);
  });

  test('are all listed to whoever names none', async () => {
    expect(await (await ask('')).json()).toHaveLength(3);
  });

  test('that the shop does not know are no content', async () => {
    const answer = await ask('?country_iso2=XX');
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });
});

describe('states', () => {
  test('have a name and a code', async () => {
    expect(await (await ask('/226/states?state=Texas')).json()).toEqual([
      { id: 226_043, state: 'Texas', state_abbreviation: 'TX', country_id: 226 },
    ]);
  });

  test('come a page at a time, each once', async () => {
    const page = async (number: number): Promise<State[]> => (await ask(`/226/states?limit=40&page=${number}`)).json();
    const [first, second] = [await page(1), await page(2)];
    expect([first.length, second.length]).toEqual([40, 11]);
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(51);
  });

  test('of a country that has none are no content', async () => {
    expect((await ask('/225/states')).status).toBe(204);
  });

  test('of a country that is not there are not found, in the shape of V2', async () => {
    const answer = await ask('/1/states');
    expect(await answer.json()).toEqual([{ status: 404, message: expect.any(String) }]);
  });
});

test('countries are for tokens that may read the store’s information', async () => {
  const shop = openShop({ scopes: ['store_v2_orders'] });
  expect((await shop.manage('GET', '/v2/countries')).status).toBe(403);
});
