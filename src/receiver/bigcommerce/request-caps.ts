import type { RequestCap } from '../checks/request-quota.ts';

/**
 * The endpoints that we use and that answer only so many requests at once, for all apps of a store together.
 * @see bigcommerce/docs, customers.v3 (read 2026-04).
 */
const caps: Readonly<Record<string, number>> = {
  'put v3/customers': 3,
  'post v3/customers/attributes': 3,
  'put v3/customers/attributes': 3,
  'put v3/customers/attribute-values': 3,
};

export function capOf(method: string, path: string): RequestCap | null {
  const endpoint = `${method} ${path}`;
  const atOnce = caps[endpoint];
  return atOnce === undefined ? null : { endpoint, atOnce };
}
