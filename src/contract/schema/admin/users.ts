import { z } from 'zod';
import { roleSchema } from './role.ts';

export const userItemSchema = z.object({
  userId: z.int(),
  email: z.string(),
  role: roleSchema,
  addedAtMs: z.int(),
  seenAtMs: z.int(),
  /** The owner is whoever owns the store in BigCommerce: nobody gives or takes that here. */
  canChange: z.boolean(),
});
export type UserItem = z.infer<typeof userItemSchema>;

/** `GET /admin/api/users`: everybody who opened the app, the longest known first. */
export const usersSchema = z.object({ items: z.array(userItemSchema) });
export type UsersView = z.infer<typeof usersSchema>;

/** `PUT /admin/api/users/{id}`: answers the user. */
export const newRoleSchema = z.strictObject({ role: roleSchema.exclude(['owner']) });
