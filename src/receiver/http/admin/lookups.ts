import { type Context, Hono } from 'hono';
import {
  type CategoriesView,
  type ChannelsView,
  type CustomerGroupsView,
  type CustomFieldsView,
  type OrderStatusesView,
  type PlacesView,
  type ProductsView,
  productsQuerySchema,
} from '../../../contract/schema/admin/lookups.ts';
import type { Lookups } from '../../checks/lookups.ts';
import type { ShopResult } from '../../checks/ports.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

/** `/lookups`: what the store has for rules and settings to choose from, as BigCommerce has it now. */
export function lookups({ shops, log }: Parts): Hono<AdminEnv> {
  const look = async <Item>(
    c: Context<AdminEnv>,
    find: (lookups: Lookups) => ShopResult<readonly Item[]>,
    view: (items: Item[]) => object,
  ) => {
    const { storeHash } = c.get('store');
    const shop = await shops(storeHash);
    const found = shop ? await find(shop.lookups) : undefined;
    if (found?.ok) return c.json(view([...found.value]));
    log.warn(
      { storeHash, code: found?.code ?? 'unreachable', detail: found?.detail ?? null },
      'nothing to choose from',
    );
    return problem(c, 'upstream_unavailable');
  };

  return new Hono<AdminEnv>()
    .get('/products', (c) => {
      const query = productsQuerySchema.safeParse(c.req.query());
      if (!query.success) return problem(c, 'invalid_request');
      const { ids, query: words = '' } = query.data;
      const by = ids ? { ids } : { query: words };
      return look(
        c,
        (one) => one.products(by),
        (items) => ({ items }) satisfies ProductsView,
      );
    })
    .get('/categories', (c) =>
      look(
        c,
        (one) => one.categories(),
        (items) => ({ items: items as CategoriesView['items'] }) satisfies CategoriesView,
      ),
    )
    .get('/customer-groups', (c) =>
      look(
        c,
        (one) => one.customerGroups(),
        (items) => ({ items }) satisfies CustomerGroupsView,
      ),
    )
    .get('/order-statuses', (c) =>
      look(
        c,
        (one) => one.orderStatuses(),
        (items) => ({ items }) satisfies OrderStatusesView,
      ),
    )
    .get('/channels', (c) =>
      look(
        c,
        (one) => one.channels(),
        (items) => ({ items }) satisfies ChannelsView,
      ),
    )
    .get('/places', (c) =>
      look(
        c,
        (one) => one.places(),
        (items) => ({ items: items as PlacesView['items'] }) satisfies PlacesView,
      ),
    )
    .get('/custom-fields', (c) =>
      look(
        c,
        (one) => one.customFields(),
        (items) => ({ items: items as CustomFieldsView['items'] }) satisfies CustomFieldsView,
      ),
    );
}
