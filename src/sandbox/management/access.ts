import type { MiddlewareHandler } from 'hono';
import type { Store } from '../store.ts';
import { isLegacy, legacyProblem, problem } from './problems.ts';

/** Which scope each part of the API asks for. A read is also allowed with `<scope>_read_only`. */
const scopes: readonly (readonly [RegExp, string])[] = [
  [/^\/v3\/orders\/\d+\/transactions\b/, 'store_v2_transactions'],
  [/^\/v[23]\/(orders|order_statuses)\b/, 'store_v2_orders'],
  [/^\/v3\/customers\b/, 'store_v2_customers'],
  [/^\/v2\/customer_groups\b/, 'store_v2_customers'],
  [/^\/v3\/content\/scripts\b/, 'store_v2_content'],
  [/^\/v3\/catalog\b/, 'store_v2_products'],
  [/^\/v2\/(store|countries)\b/, 'store_v2_information'],
  [/^\/v3\/channels\/\d+\/site\b/, 'store_sites'],
  [/^\/v3\/channels\b/, 'store_channel_settings'],
  [/^\/v3\/carts\b/, 'store_cart'],
  [/^\/v3\/checkouts\b/, 'store_checkout'],
];

/** Lets in whoever has the store's token and, where scopes are given, the scope that the endpoint asks for. */
export function access(store: Store, granted: readonly string[] | undefined): MiddlewareHandler {
  return async (c, next) => {
    const { isTokenRevoked, missingScopes } = store.state.faults;
    const isKnown = !isTokenRevoked && c.req.header('X-Auth-Token') === store.storeToken;
    if (c.req.param('hash') !== store.storeHash || !isKnown) {
      return isLegacy(c) ? legacyProblem(c, 401, 'Unauthorized') : problem(c, 401, 'Unauthorized');
    }
    const path = c.req.path.slice(`/stores/${store.storeHash}`.length);
    const scope = scopes.find(([pattern]) => pattern.test(path))?.[1];
    const has = (wanted: string) => (granted?.includes(wanted) ?? true) && !missingScopes.includes(wanted);
    const isAllowed =
      !scope ||
      has(scope) ||
      (c.req.method === 'GET' && granted?.includes(`${scope}_read_only`) && !missingScopes.includes(scope));
    if (!isAllowed) {
      const title = "You don't have a required scope to access the endpoint";
      return isLegacy(c) ? legacyProblem(c, 403, title) : problem(c, 403, title);
    }
    await next();
    return undefined;
  };
}
