import { z } from 'zod';
import { roleSchema } from './role.ts';

/** `GET /admin/api/me`: who is there, and in which store. */
export const meSchema = z.object({
  storeHash: z.string(),
  storeName: z.string(),
  /** IANA name. */
  timeZone: z.string(),
  /** ISO 4217; empty while the store has not been read yet. */
  currency: z.string(),
  /** BCP 47, as the control panel is set for this user. */
  locale: z.string(),
  user: z.object({ userId: z.int(), email: z.string(), role: roleSchema }),
  isSandbox: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;
