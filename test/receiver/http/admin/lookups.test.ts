import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  categoriesSchema,
  channelsSchema,
  customerGroupsSchema,
  customFieldsSchema,
  orderStatusesSchema,
  placesSchema,
  productsSchema,
} from '../../../../src/contract/schema/admin/lookups.ts';
import { openControlPanel, type Person } from '../../../support/admin.ts';
import { createWorld, type World } from '../../../support/receiver.ts';

let world: World;
let clerk: Person;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  ({ clerk } = await openControlPanel(world));
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

describe('there is to choose from', () => {
  test('products, by words of their name or SKU, or by id', async () => {
    const found = productsSchema.parse((await clerk.get('/lookups/products?query=WHISKY')).body);
    expect(found.items).toEqual([{ productId: 102, name: 'Single malt whisky, 12 years', sku: 'WHISKY-12' }]);
    const named = productsSchema.parse((await clerk.get('/lookups/products?ids=101,102,999')).body);
    expect(named.items.map(({ productId }) => productId)).toEqual([101, 102]);
    expect((await clerk.get('/lookups/products?ids=1%20or%201')).status).toBe(400);
  });

  test('categories, each with those below it', async () => {
    const { items } = categoriesSchema.parse((await clerk.get('/lookups/categories')).body);
    expect(items.find(({ name }) => name === 'Kitchen')?.children.map(({ name }) => name)).toEqual(['Knives']);
  });

  test('order statuses, by the merchant’s own words', async () => {
    world.sandbox.faults.set({ statusLabels: { 12: 'Waiting for ID' } });
    const { items } = orderStatusesSchema.parse((await clerk.get('/lookups/order-statuses')).body);
    expect(items).toHaveLength(15);
    expect(items).toContainEqual({
      statusId: 12,
      label: 'Waiting for ID',
      systemLabel: 'Manual Verification Required',
    });
  });

  test('places, by the codes that rules have', async () => {
    const { items } = placesSchema.parse((await clerk.get('/lookups/places')).body);
    const us = items.find(({ country }) => country === 'US');
    expect(us?.regions).toContainEqual({ region: 'US-TX', name: 'Texas' });
    expect(items.find(({ country }) => country === 'GB')).toEqual({
      country: 'GB',
      name: 'United Kingdom',
      regions: [],
    });
  });

  test('customer groups, storefronts, and the custom fields in use', async () => {
    expect(customerGroupsSchema.parse((await clerk.get('/lookups/customer-groups')).body).items.length).toBeGreaterThan(
      0,
    );
    expect(channelsSchema.parse((await clerk.get('/lookups/channels')).body).items[0]).toMatchObject({ channelId: 1 });
    const fields = customFieldsSchema.parse((await clerk.get('/lookups/custom-fields')).body);
    expect(fields.items.find(({ name }) => name === 'minimum_age')?.values).toEqual(['18', '21']);
  });
});

test('what BigCommerce does not answer is said to be out of reach', async () => {
  world.bigcommerce.mockImplementationOnce(async () => new Response('', { status: 500 }));
  expect(await clerk.get('/lookups/channels')).toMatchObject({ status: 503, body: { code: 'upstream_unavailable' } });
});
