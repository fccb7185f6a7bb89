import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Store } from '../store.ts';
import { isLegacy, legacyProblem, problem, readJson } from './problems.ts';

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
  [/^\/graphql\b/, 'store_app_extensions_manage'],
];

/** Lets in whoever has the store's token, with `storeScopes`, or one that the app was given and, where scopes are given, the scope that the endpoint asks for. */
export function access(store: Store, storeScopes: readonly string[] | undefined): MiddlewareHandler {
  return async (c, next) => {
    const { isTokenRevoked, missingScopes } = store.state.faults;
    const token = c.req.header('X-Auth-Token');
    const ofApp = store.state.appTokens.find((one) => one.token === token && !one.isDead);
    const isKnown = !isTokenRevoked && (token === store.storeToken || ofApp !== undefined);
    const granted = ofApp?.scopes ?? storeScopes;
    if (c.req.param('hash') !== store.storeHash || !isKnown) {
      return isLegacy(c) ? legacyProblem(c, 401, 'Unauthorized') : problem(c, 401, 'Unauthorized');
    }
    const has = (wanted: string) => (granted?.includes(wanted) ?? true) && !missingScopes.includes(wanted);
    const isGranted = (wanted: string) =>
      has(wanted) || (c.req.method === 'GET' && !missingScopes.includes(wanted) && has(`${wanted}_read_only`));
    const path = c.req.path.slice(`/stores/${store.storeHash}`.length);
    const scope = scopes.find(([pattern]) => pattern.test(path))?.[1];
    const isAllowed = (!scope || isGranted(scope)) && (has(checkoutScope) || !(await isForCheckout(c, path)));
    if (!isAllowed) {
      const title = "You don't have a required scope to access the endpoint";
      return isLegacy(c) ? legacyProblem(c, 403, title) : problem(c, 403, title);
    }
    await next();
    return undefined;
  };
}

const checkoutScope = 'store_content_checkout';

/** A script on the checkout needs a scope more than one on other pages. */
async function isForCheckout(c: Context, path: string): Promise<boolean> {
  if (!path.startsWith('/v3/content/scripts') || !['POST', 'PUT'].includes(c.req.method)) return false;
  return checkoutScript.safeParse(await readJson(c)).success;
}
const checkoutScript = z.object({ visibility: z.enum(['checkout', 'all_pages']) });
