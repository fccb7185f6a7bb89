import { z } from 'zod';
import type { CustomField, Facts } from '../../contract/wire/facts.ts';
import { ok } from '../../contract/wire/result.ts';
import type { ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';
import { createMemory, type Load } from './memory.ts';

/** What the shop's catalogue says of products. */
export interface Catalogue {
  /** The custom fields of these products. Not known when one of them is not in the catalogue any more. */
  customFieldsOf(productIds: readonly number[]): ShopResult<Pick<Facts, 'customFields'>>;
  /** The categories of these products. Not known when a product or a category is not in the catalogue any more. */
  categoriesOf(productIds: readonly number[]): ShopResult<Pick<Facts, 'categoryIds' | 'categoryNames'>>;
}

interface Product {
  readonly categoryIds: readonly number[];
  readonly customFields: readonly CustomField[];
}

/** A category of a tree, and itself with all that are above it. */
interface Category {
  readonly name: string;
  readonly path: readonly number[];
}

/** BigCommerce tells of no change of a custom field, so the catalogue is read again after a while. */
const lifeMs = 15 * 60 * 1_000;
const mostProducts = 5_000;
const productsPerRequest = 200;
const mostTrees = 250;

const products = z.object({
  data: z.array(
    z.object({
      id: z.number(),
      categories: z.array(z.number()),
      custom_fields: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
  ),
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
type Node = z.infer<typeof node>;

export function createCatalogue(client: Client, clock: () => number): Catalogue {
  const keptProducts = createMemory<number, Product>(clock, lifeMs, mostProducts);
  const keptTrees = createMemory<'trees', ReadonlyMap<number, Category>>(clock, lifeMs, 1);

  const loadProducts: Load<number, Product> = async (ids) => {
    const found = new Map<number, Product>();
    for (let from = 0; from < ids.length; from += productsPerRequest) {
      const read = await client.get('v3/catalog/products', products, {
        'id:in': ids.slice(from, from + productsPerRequest).join(','),
        include_fields: 'categories',
        include: 'custom_fields',
        limit: productsPerRequest,
      });
      if (!read.ok) return read;
      for (const { id, categories, custom_fields } of read.value.data)
        found.set(id, { categoryIds: categories, customFields: custom_fields });
    }
    return ok(found);
  };

  // One after the other: BigCommerce answers one request for a tree at a time.
  const loadTrees: Load<'trees', ReadonlyMap<number, Category>> = async () => {
    const listed = await client.get('v3/catalog/trees', trees, { limit: mostTrees });
    if (!listed.ok) return listed;
    const categories = new Map<number, Category>();
    for (const { id } of listed.value.data) {
      const read = await client.get(`v3/catalog/trees/${id}/categories`, tree);
      if (!read.ok) return read;
      keepNodes(categories, read.value.data, []);
    }
    return ok(new Map([['trees', categories]]));
  };

  /** Undefined when one of them does not exist: nothing can be said of them all then. */
  const readProducts = async (productIds: readonly number[]): ShopResult<readonly Product[] | undefined> => {
    const read = await keptProducts.recall(productIds, loadProducts);
    if (!read.ok) return read;
    return ok(productIds.every((id) => read.value.has(id)) ? [...read.value.values()] : undefined);
  };

  return {
    async customFieldsOf(productIds) {
      const read = await readProducts(productIds);
      if (!read.ok) return read;
      return ok({ customFields: read.value?.flatMap(({ customFields }) => customFields) ?? null });
    },

    async categoriesOf(productIds) {
      const notKnown = ok({ categoryIds: null, categoryNames: null });
      const read = await readProducts(productIds);
      if (!read.ok) return read;
      if (!read.value) return notKnown;
      const direct = new Set(read.value.flatMap(({ categoryIds }) => categoryIds));
      if (direct.size === 0) return ok({ categoryIds: [], categoryNames: [] });
      const known = await keptTrees.recall(['trees'], loadTrees);
      if (!known.ok) return known;
      const found = [...direct].map((id) => known.value.get('trees')?.get(id));
      const categories = found.filter((one) => one !== undefined);
      if (categories.length < found.length) return notKnown;
      return ok({
        categoryIds: [...new Set(categories.flatMap(({ path }) => path))],
        categoryNames: [...new Set(categories.map(({ name }) => name))],
      });
    },
  };
}

function keepNodes(into: Map<number, Category>, nodes: readonly Node[], above: readonly number[]): void {
  for (const { id, name, children } of nodes) {
    const path = [...above, id];
    into.set(id, { name, path });
    keepNodes(into, children ?? [], path);
  }
}
