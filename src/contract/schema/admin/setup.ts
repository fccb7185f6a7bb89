import { z } from 'zod';
import { flawKindSchema } from './flaw-kind.ts';

/** What a store needs before its first checkout is gated, in the order of the checklist. */
export const setupIds = ['scopes', 'checkout', 'script', 'webhooks', 'provider', 'mail'] as const;
export const setupIdSchema = z.enum(setupIds);
export type SetupId = z.infer<typeof setupIdSchema>;

/**
 * What is wrong, beside the flaws of an installation: no credentials of the provider are kept, they open nothing, nobody answers there,
 * e-mails can't be sent from this receiver, nobody has looked yet.
 */
export const setupCodeSchema = z.enum([
  ...flawKindSchema.options,
  'no_credentials',
  'credentials_refused',
  'provider_unreachable',
  'no_mail',
  'not_looked_yet',
]);
export type SetupCode = z.infer<typeof setupCodeSchema>;

export const setupItemSchema = z.object({
  id: setupIdSchema,
  state: z.enum(['ok', 'wrong', 'unknown']),
  /** Null where all is well. */
  code: setupCodeSchema.nullable(),
  /** Since when it is so; null where that is not known. */
  sinceAtMs: z.int().nullable(),
  /** Whether `POST /admin/api/setup/{id}/repair` puts it right, a few seconds later. */
  canRepair: z.boolean(),
});
export type SetupItem = z.infer<typeof setupItemSchema>;

/** `GET /admin/api/setup` */
export const setupSchema = z.object({
  items: z.array(setupItemSchema),
  installedAtMs: z.int(),
  /** When a checkout was first asked for a check; null while none was. */
  firstGatedAtMs: z.int().nullable(),
  /** How many live rules there are. Without one nobody is asked. */
  liveRules: z.int(),
});
export type SetupView = z.infer<typeof setupSchema>;

/** `POST /admin/api/setup/test-order`: places an order in the sandbox that a rule asks about. */
export const testOrderSchema = z.object({ orderId: z.int() });
export type TestOrder = z.infer<typeof testOrderSchema>;
