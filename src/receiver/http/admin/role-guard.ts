import type { MiddlewareHandler } from 'hono';
import { mayDo } from '../../../contract/schema/admin/role.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';
import { leastRoleFor } from './least-roles.ts';

/** Lets on whoever is in a role that may do what is asked. Stands behind `adminSession`. */
export const roleGuard: MiddlewareHandler<AdminEnv> = async (c, next) => {
  const least = leastRoleFor(c.req.method, c.req.path.replace(/^\/admin\/api/, ''));
  if (!least) return problem(c, 'not_found');
  if (!mayDo(c.get('user').role, least)) return problem(c, 'forbidden_role');
  await next();
  return undefined;
};
