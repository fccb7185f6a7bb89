import { Hono } from 'hono';
import { findProduct } from '../catalogue.ts';
import { findCustomer } from '../customers.ts';
import { spoilAnswers } from '../faults/answers.ts';
import { findOrder } from '../orders.ts';
import type { Store } from '../store.ts';
import { access } from './access.ts';
import { appExtensionRoutes } from './app-extensions.ts';
import { attributeRoutes } from './attributes.ts';
import { cartRoutes } from './carts.ts';
import { catalogRoutes } from './catalog.ts';
import { channelRoutes, checkoutSettingsRoutes } from './channels.ts';
import { concurrency } from './concurrency.ts';
import { countryRoutes } from './countries.ts';
import { customerGroupRoutes } from './customer-groups.ts';
import { customerRoutes } from './customers.ts';
import { hookRoutes } from './hooks.ts';
import { metafieldBatchRoutes } from './metafield-batches.ts';
import { metafieldRoutes } from './metafields.ts';
import { orderRoutes } from './orders.ts';
import { paymentRoutes } from './payments.ts';
import { notFound } from './problems.ts';
import type { Quota } from './quota.ts';
import { scriptRoutes } from './scripts.ts';
import { settingsRoutes, storeRoutes } from './store-information.ts';

export interface ManagementOptions {
  readonly quota: Quota;
  /** The OAuth scopes that the store's token has; all where it is undefined. */
  readonly scopes: readonly string[] | undefined;
}

/** Management REST, to be mounted at `/stores/:hash`. */
export function managementRoutes(store: Store, { quota, scopes }: ManagementOptions): Hono {
  const isOrder = (id: number) => findOrder(store, id) !== undefined;
  const isCustomer = (id: number) => findCustomer(store, id) !== undefined;
  const isProduct = (id: number) => findProduct(id) !== undefined;
  return new Hono()
    .use('*', quota.limit)
    .use('*', spoilAnswers(store))
    .use('*', access(store, scopes))
    .use('*', concurrency(store.storeHash))
    .route('/v2', storeRoutes(store))
    .route('/v2', orderRoutes(store))
    .route('/v2/countries', countryRoutes(store))
    .route('/v2/customer_groups', customerGroupRoutes())
    .route('/v3/orders', paymentRoutes(store))
    .route('/v3/orders', metafieldRoutes(store, 'order', isOrder))
    .route('/v3/orders', metafieldBatchRoutes(store, 'order', isOrder))
    .route('/v3/customers/settings', settingsRoutes(store))
    .route('/v3/customers', attributeRoutes(store))
    .route('/v3/customers', customerRoutes(store))
    .route('/v3/customers', metafieldRoutes(store, 'customer', isCustomer))
    .route('/v3/customers', metafieldBatchRoutes(store, 'customer', isCustomer))
    .route('/v3/content/scripts', scriptRoutes(store))
    .route('/v3/hooks', hookRoutes(store))
    .route('/v3/channels', channelRoutes(store))
    .route('/v3/catalog', catalogRoutes(store))
    .route('/v3/catalog/products', metafieldRoutes(store, 'product', isProduct))
    .route('/v3/checkouts/settings', checkoutSettingsRoutes(store))
    .route('/v3', cartRoutes(store))
    .route('/graphql', appExtensionRoutes(store))
    .all('*', notFound);
}
