import { Hono } from 'hono';
import { z } from 'zod';
import { newRoleSchema, type UserItem, type UsersView } from '../../../contract/schema/admin/users.ts';
import type { User } from '../../store/users.ts';
import { readJson } from '../body.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

const userIdSchema = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** `GET /users`: everybody who opened the app. `PUT /users/{id}`: another role for one of them, who is not the owner. */
export function users({ users: staff, clock, log }: Parts): Hono<AdminEnv> {
  return new Hono<AdminEnv>()
    .get('/', async (c) => {
      const known = await staff.list(c.get('store').storeHash);
      return c.json({ items: known.map(itemOf) } satisfies UsersView);
    })

    .put('/:userId', async (c) => {
      const { storeHash } = c.get('store');
      const userId = userIdSchema.safeParse(c.req.param('userId')).data;
      if (userId === undefined) return problem(c, 'not_found');
      const given = await readJson(c.req.raw, (value) => newRoleSchema.safeParse(value).data);
      if (!given.ok) return problem(c, given.code);
      const by = c.get('user').userId;
      const changed = await staff.changeRole(storeHash, userId, given.value.role, by, clock());
      if (!changed.ok) return problem(c, changed.code);
      log.info({ storeHash, userId: by, whose: userId, role: given.value.role }, 'role changed');
      return c.json(itemOf(changed.value));
    });
}

const itemOf = ({ userId, email, role, addedAtMs, seenAtMs }: User): UserItem => ({
  userId,
  email,
  role,
  addedAtMs,
  seenAtMs,
  canChange: role !== 'owner',
});
