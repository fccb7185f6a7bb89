import { z } from 'zod';
import { readRegion } from '../../contract/wire/facts.ts';
import { ok } from '../../contract/wire/result.ts';
import type { Lookups, NamedCategory, NamedCountry } from '../checks/lookups.ts';
import type { ShopResult } from '../checks/ports.ts';
import type { Client, Query } from './client.ts';
import { createMemory } from './memory.ts';

const pageSize = 250;
const mostProducts = 50;
/** No store has more groups, and all the world has fewer states. */
const mostPages = 40;
// Countries and states come and go once in a generation.
const placesLifeMs = Number.POSITIVE_INFINITY;

const products = z.object({ data: z.array(z.object({ id: z.number(), name: z.string(), sku: z.string() })) });
const fields = z.object({
  data: z.array(z.object({ custom_fields: z.array(z.object({ name: z.string(), value: z.string() })) })),
});
const trees = z.object({ data: z.array(z.object({ id: z.number() })) });
const node = z.object({
  id: z.number(),
  name: z.string(),
  get children(): z.ZodOptional<z.ZodArray<typeof node>> {
    return z.array(node).optional();
  },
});
const tree = z.object({ data: z.array(node) });
const groups = z.array(z.object({ id: z.number(), name: z.string() }));
const statuses = z.array(
  z.object({ id: z.number(), system_label: z.string(), custom_label: z.string().nullish(), order: z.number() }),
);
const channels = z.object({ data: z.array(z.object({ id: z.number(), name: z.string() })) });
const countries = z.array(z.object({ id: z.number(), country: z.string(), country_iso2: z.string() }));
const states = z.array(z.object({ state: z.string(), state_abbreviation: z.string(), country_id: z.number() }));

export function createLookups(client: Client, clock: () => number): Lookups {
  const keptPlaces = createMemory<'all', readonly NamedCountry[]>(clock, placesLifeMs, 1);

  /** Every page of a V2 list. */
  async function all<T>(path: string, shape: z.ZodType<T[]>): ShopResult<T[]> {
    const items: T[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const read = await client.get(path, shape, { page, limit: pageSize });
      if (!read.ok) return read;
      items.push(...read.value);
      if (read.value.length < pageSize) break;
    }
    return ok(items);
  }

  async function readPlaces(): ShopResult<readonly NamedCountry[]> {
    const listed = await all('v2/countries', countries);
    if (!listed.ok) return listed;
    const divided = await all('v2/countries/states', states);
    if (!divided.ok) return divided;
    return ok(
      listed.value
        .map(({ id, country: name, country_iso2: country }) => ({
          country,
          name,
          regions: divided.value.flatMap(({ state, state_abbreviation, country_id }) => {
            const region = country_id === id ? readRegion(`${country}-${state_abbreviation.toUpperCase()}`) : undefined;
            return region === undefined ? [] : [{ region, name: state }];
          }),
        }))
        .sort((one, other) => one.name.localeCompare(other.name, 'en')),
    );
  }

  return {
    async products(by) {
      const wanted: Query = 'ids' in by ? { 'id:in': by.ids.join(',') } : by.query === '' ? {} : { keyword: by.query };
      const read = await client.get('v3/catalog/products', products, {
        ...wanted,
        include_fields: 'name,sku',
        limit: mostProducts,
      });
      return read.ok ? ok(read.value.data.map(({ id: productId, name, sku }) => ({ productId, name, sku }))) : read;
    },

    // One tree after the other: BigCommerce answers one request for a tree at a time.
    async categories() {
      const listed = await client.get('v3/catalog/trees', trees, { limit: pageSize });
      if (!listed.ok) return listed;
      const found: NamedCategory[] = [];
      for (const { id } of listed.value.data) {
        const read = await client.get(`v3/catalog/trees/${id}/categories`, tree);
        if (!read.ok) return read;
        found.push(...read.value.data.map(categoryOf));
      }
      return ok(found);
    },

    async customerGroups() {
      const read = await all('v2/customer_groups', groups);
      return read.ok ? ok(read.value.map(({ id: customerGroupId, name }) => ({ customerGroupId, name }))) : read;
    },

    async orderStatuses() {
      const read = await client.get('v2/order_statuses', statuses);
      if (!read.ok) return read;
      return ok(
        read.value
          .sort((one, other) => one.order - other.order)
          .map(({ id: statusId, system_label: systemLabel, custom_label }) => ({
            statusId,
            label: custom_label || systemLabel,
            systemLabel,
          })),
      );
    },

    async channels() {
      const read = await client.get('v3/channels', channels, { 'type:in': 'storefront', limit: pageSize });
      return read.ok ? ok(read.value.data.map(({ id: channelId, name }) => ({ channelId, name }))) : read;
    },

    async places() {
      const kept = await keptPlaces.recall(['all'], async () => {
        const read = await readPlaces();
        return read.ok ? ok(new Map([['all', read.value]] as const)) : read;
      });
      return kept.ok ? ok(kept.value.get('all') ?? []) : kept;
    },

    async customFields() {
      const read = await client.get('v3/catalog/products', fields, {
        include: 'custom_fields',
        include_fields: 'name',
        sort: 'date_modified',
        direction: 'desc',
        limit: pageSize,
      });
      if (!read.ok) return read;
      const found = new Map<string, Set<string>>();
      for (const { name, value } of read.value.data.flatMap(({ custom_fields }) => custom_fields))
        found.set(name, (found.get(name) ?? new Set()).add(value));
      return ok([...found].map(([name, values]) => ({ name, values: [...values].sort() })));
    },
  };
}

const categoryOf = ({ id, name, children }: z.infer<typeof node>): NamedCategory => ({
  categoryId: id,
  name,
  children: (children ?? []).map(categoryOf),
});
