import { type Context, Hono } from 'hono';
import { type Category, categories, type Product, products } from '../catalogue.ts';
import { channelsOf } from '../channels.ts';
import { asNumber } from '../money.ts';
import type { Store } from '../store.ts';
import { numberedPage, numbersIn } from './pages.ts';
import { notFound } from './problems.ts';

const treeId = 1;

/** `/v3/catalog`: products with their own fields, and the tree of categories. */
export function catalogRoutes(store: Store): Hono {
  return new Hono()
    .get('/products', (c) => {
      const ids = numbersIn(c, 'id:in') ?? numbersIn(c, 'id');
      const wanted = numbersIn(c, 'categories:in') ?? numbersIn(c, 'categories') ?? [];
      const words = c.req.query('keyword')?.toLowerCase() ?? '';
      const found = products.filter(
        ({ id, categoryId, name, description, sku }) =>
          (ids?.includes(id) ?? true) &&
          wanted.every((asked) => asked === categoryId) &&
          [name, description, sku].some((text) => text.toLowerCase().includes(words)),
      );
      const { data, meta } = numberedPage(c, found);
      return c.json({ data: data.map((product) => viewProduct(product, c)), meta });
    })
    .get('/products/:id{[0-9]+}', (c) => {
      const product = products.find(({ id }) => id === Number(c.req.param('id')));
      return product ? c.json({ data: viewProduct(product, c), meta: {} }) : notFound(c);
    })
    .get('/products/:id{[0-9]+}/custom-fields', (c) => {
      const product = products.find(({ id }) => id === Number(c.req.param('id')));
      return product ? c.json(numberedPage(c, viewCustomFields(product))) : notFound(c);
    })
    .get('/trees', (c) =>
      c.json(
        numberedPage(c, [
          { id: treeId, name: 'Default catalog tree', channels: channelsOf(store).map(({ id }) => id) },
        ]),
      ),
    )
    .get('/trees/categories', (c) => {
      const ids = numbersIn(c, 'category_id:in');
      const parents = numbersIn(c, 'parent_id:in');
      const trees = numbersIn(c, 'tree_id:in');
      const found = categories.filter(
        ({ id, parentId }) =>
          (ids?.includes(id) ?? true) && (parents?.includes(parentId) ?? true) && (trees?.includes(treeId) ?? true),
      );
      return c.json(numberedPage(c, found.map(viewCategory)));
    })
    .get('/trees/:treeId{[0-9]+}/categories', (c) =>
      Number(c.req.param('treeId')) === treeId ? c.json({ data: viewTree(0, []), meta: {} }) : notFound(c),
    );
}

const viewCustomFields = ({ id, customFields }: Product) =>
  customFields.map((field, index) => ({ id: id * 10 + index, ...field }));

function viewProduct(product: Product, c: Context) {
  const whole = {
    id: product.id,
    name: product.name,
    type: product.type,
    sku: product.sku,
    description: product.description,
    weight: product.weightPounds,
    price: asNumber(product.priceMinor),
    categories: [product.categoryId],
    brand_id: 0,
    is_visible: true,
    availability: 'available',
  };
  const only = c.req.query('include_fields')?.split(',');
  const fields = only
    ? Object.fromEntries(Object.entries(whole).filter(([name]) => name === 'id' || only.includes(name)))
    : whole;
  const includes = c.req.query('include')?.split(',') ?? [];
  return { ...fields, ...(includes.includes('custom_fields') && { custom_fields: viewCustomFields(product) }) };
}

const viewCategory = ({ id, parentId, name }: Category) => ({
  category_id: id,
  parent_id: parentId,
  tree_id: treeId,
  name,
  is_visible: true,
  url: { path: `/categories/${id}/`, is_customized: false },
});

interface CategoryView {
  id: number;
  parent_id: number;
  depth: number;
  path: number[];
  name: string;
  is_visible: boolean;
  url: string;
  children: CategoryView[];
}

function viewTree(parentId: number, path: number[]): CategoryView[] {
  return categories
    .filter((category) => category.parentId === parentId)
    .map(({ id, name }: Category) => ({
      id,
      parent_id: parentId,
      depth: path.length,
      path: [...path, id],
      name,
      is_visible: true,
      url: `/categories/${id}/`,
      children: viewTree(id, [...path, id]),
    }));
}
