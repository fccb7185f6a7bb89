import { Hono } from 'hono';
import { findCustomer } from '../customers.ts';
import { spoilAnswers } from '../faults/answers.ts';
import { findOrder } from '../orders.ts';
import type { Store } from '../store.ts';
import { access } from './access.ts';
import { attributeRoutes } from './attributes.ts';
import { cartRoutes } from './carts.ts';
import { catalogRoutes } from './catalog.ts';
import { concurrency } from './concurrency.ts';
import { countryRoutes } from './countries.ts';
import { customerRoutes } from './customers.ts';
import { hookRoutes } from './hooks.ts';
import { metafieldRoutes } from './metafields.ts';
import { orderRoutes } from './orders.ts';
import { notFound } from './problems.ts';
import type { Quota } from './quota.ts';
import { scriptRoutes } from './scripts.ts';
import { channelRoutes, settingsRoutes, storeRoutes } from './store-information.ts';

export interface ManagementOptions {
  readonly quota: Quota;
  /** The OAuth scopes that the store's token has; all where it is undefined. */
  readonly scopes: readonly string[] | undefined;
}

/** Management REST, to be mounted at `/stores/:hash`. */
export function managementRoutes(store: Store, { quota, scopes }: ManagementOptions): Hono {
  return new Hono()
    .use('*', quota.limit)
    .use('*', spoilAnswers(store))
    .use('*', access(store, scopes))
    .use('*', concurrency(store.storeHash))
    .route('/v2', storeRoutes(store))
    .route('/v2', orderRoutes(store))
    .route('/v2/countries', countryRoutes(store))
    .route(
      '/v3/orders',
      metafieldRoutes(store, 'order', (id) => findOrder(store, id) !== undefined),
    )
    .route('/v3/customers/settings', settingsRoutes(store))
    .route('/v3/customers', attributeRoutes(store))
    .route('/v3/customers', customerRoutes(store))
    .route(
      '/v3/customers',
      metafieldRoutes(store, 'customer', (id) => findCustomer(store, id) !== undefined),
    )
    .route('/v3/content/scripts', scriptRoutes(store))
    .route('/v3/hooks', hookRoutes(store))
    .route('/v3/channels', channelRoutes(store))
    .route('/v3/catalog', catalogRoutes())
    .route('/v3', cartRoutes(store))
    .all('*', notFound);
}
