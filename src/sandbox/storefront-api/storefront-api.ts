import { Hono } from 'hono';
import type { Store } from '../store.ts';
import { checkoutRoutes } from './checkouts.ts';
import { accountRoutes, currentCustomerRoutes, signInRoutes } from './customers.ts';
import { latency } from './latency.ts';
import { orderSubmission, placedOrders } from './orders.ts';
import { paymentRoutes } from './payments.ts';
import { storefrontProblem } from './problems.ts';
import { countryRoutes, settingsRoutes } from './settings.ts';

/** Storefront REST, the checkout's internal API and the Current Customer API, on the shop's own host. */
export function storefrontRoutes(store: Store, currentCustomerAs: 'text' | 'json'): Hono {
  return new Hono()
    .use('/api/storefront/*', latency(store))
    .use('/internalapi/*', latency(store))
    .route('/', currentCustomerRoutes(store, currentCustomerAs))
    .route('/api/storefront', settingsRoutes(store))
    .route('/api/storefront', checkoutRoutes(store))
    .route('/api/storefront', placedOrders(store))
    .route('/api/storefront', accountRoutes(store))
    .route('/api/public/v1/orders', paymentRoutes(store))
    .route('/internalapi/v1/checkout', signInRoutes(store))
    .route('/internalapi/v1/checkout', orderSubmission(store))
    .route('/internalapi/v1', countryRoutes())
    .all('/api/*', (c) => storefrontProblem(c, 404, 'not_found', 'There is nothing here.'));
}
