import { z } from 'zod';
import { scopeSchema } from '../scope.ts';

export const keyItemSchema = z.object({
  keyId: z.string(),
  name: z.string(),
  scopes: z.array(scopeSchema),
  createdAtMs: z.int(),
  expiresAtMs: z.int().nullable(),
  revokedAtMs: z.int().nullable(),
  lastUsedAtMs: z.int().nullable(),
});
export type KeyItem = z.infer<typeof keyItemSchema>;

/** `GET /admin/api/keys` */
export const keysSchema = z.object({ items: z.array(keyItemSchema) });
export type KeysView = z.infer<typeof keysSchema>;

/** `POST /admin/api/keys`: 201 with the key, which is shown this once. `DELETE /admin/api/keys/{id}` revokes: 204. */
export const newKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(scopeSchema).min(1).max(10),
  expiresAtMs: z.int().nullable(),
});
export type NewKey = z.infer<typeof newKeySchema>;
export const createdKeySchema = keyItemSchema.extend({ key: z.string() });
export type CreatedKey = z.infer<typeof createdKeySchema>;
