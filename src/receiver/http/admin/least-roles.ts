import type { Role } from '../../../contract/schema/admin/role.ts';

/** Everything that can be asked for below `/admin/api`, and the role that it takes at the least. What is not here can't be asked for. */
export const leastRoles = {
  'GET /me': 'viewer',
  'POST /session': 'viewer',

  'GET /installation': 'viewer',
  'POST /installation/repair': 'reviewer',
  'POST /installation/removal': 'owner',
  'GET /setup': 'viewer',
  'POST /setup/:id/repair': 'reviewer',
  'POST /setup/test-order': 'reviewer',

  'GET /lookups/products': 'viewer',
  'GET /lookups/categories': 'viewer',
  'GET /lookups/customer-groups': 'viewer',
  'GET /lookups/order-statuses': 'viewer',
  'GET /lookups/channels': 'viewer',
  'GET /lookups/places': 'viewer',
  'GET /lookups/custom-fields': 'viewer',

  'GET /policy': 'viewer',
  'PUT /policy/draft': 'owner',
  'DELETE /policy/draft': 'owner',
  'POST /policy/draft/publish': 'owner',
  'GET /policy/versions': 'viewer',
  'GET /policy/versions/:version': 'viewer',
  'POST /policy/versions/:version/restore': 'owner',
  'POST /policy/simulations': 'reviewer',
  'GET /policy/simulations/:simulationId': 'viewer',
  'GET /policy/shadow': 'viewer',

  'GET /settings': 'viewer',
  'PUT /settings': 'owner',
  'GET /providers': 'viewer',
  'PUT /providers/:name/credentials': 'owner',
  'POST /providers/:name/test': 'owner',

  'GET /checks': 'viewer',
  'GET /checks.csv': 'viewer',
  'POST /checks': 'reviewer',
  'POST /checks/bulk': 'reviewer',
  'GET /checks/:checkId': 'viewer',
  'GET /checks/:checkId/timeline': 'viewer',
  'POST /checks/:checkId/decision': 'reviewer',
  'POST /checks/:checkId/undo': 'reviewer',
  'POST /checks/:checkId/invitation': 'reviewer',
  'DELETE /checks/:checkId/person': 'owner',
  'GET /erasures/:erasureId': 'reviewer',
  'GET /orders/:orderId/check': 'viewer',
  'GET /orders/:orderId/timeline': 'viewer',
  'GET /customers/:customerId/check': 'viewer',

  'GET /overview': 'viewer',
  'GET /audit': 'reviewer',
  'GET /users': 'reviewer',
  'PUT /users/:userId': 'owner',
  'GET /keys': 'owner',
  'POST /keys': 'owner',
  'DELETE /keys/:keyId': 'owner',
  'GET /webhooks': 'reviewer',
  'POST /webhooks': 'owner',
  'PUT /webhooks/:endpointId': 'owner',
  'DELETE /webhooks/:endpointId': 'owner',
  'GET /webhooks/:endpointId/deliveries': 'reviewer',
  'POST /webhooks/:endpointId/deliveries/:deliveryId/resend': 'owner',
} as const satisfies Readonly<Record<string, Role>>;

const known = Object.entries(leastRoles).map(([route, least]) => ({
  // A place's own name comes before one that any text fits.
  isGeneral: route.includes(':'),
  pattern: new RegExp(`^${route.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
  least,
}));

/** The role that asking for this takes. Undefined for what can't be asked for. `path` is what stands behind `/admin/api`. */
export function leastRoleFor(method: string, path: string): Role | undefined {
  const fitting = known.filter(({ pattern }) => pattern.test(`${method} ${path}`));
  return (fitting.find(({ isGeneral }) => !isGeneral) ?? fitting[0])?.least;
}
