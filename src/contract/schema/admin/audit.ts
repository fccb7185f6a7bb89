import { z } from 'zod';
import { pageOf, pageQuery } from './page.ts';
import { staffSchema } from './staff.ts';

/** What staff can do that is written down. */
export const auditActions = [
  'draft.saved',
  'draft.dropped',
  'policy.published',
  'policy.restored',
  'simulation.started',
  'settings.changed',
  'credentials.changed',
  'setup.repaired',
  'installation.removed',
  'check.approved',
  'check.rejected',
  'check.agreed',
  'check.undone',
  'check.invited',
  'check.created',
  'person.erased',
  'user.changed',
  'key.created',
  'key.revoked',
  'webhook.created',
  'webhook.changed',
  'webhook.removed',
  'webhook.resent',
] as const;
export const auditActionSchema = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditActionSchema>;

export const auditQuerySchema = z.strictObject(pageQuery);

export const auditItemSchema = z.object({
  /** Grows by one with every row of the store. */
  number: z.int(),
  atMs: z.int(),
  who: staffSchema,
  action: auditActionSchema,
  /** What it was done to: a check's id, a rule version, a key's id. Empty where there is one alone. */
  what: z.string(),
  /** No secrets: that one changed, and not from what. Null where there was nothing. */
  before: z.unknown(),
  after: z.unknown(),
  /** SHA-256 over the row before's and this row, in hexadecimal. */
  hash: z.string(),
});
export type AuditItem = z.infer<typeof auditItemSchema>;

/** `GET /admin/api/audit`: the newest first. `isIntact`: every hash of the store was computed again and is right. */
export const auditSchema = pageOf(auditItemSchema).extend({ isIntact: z.boolean() });
export type AuditView = z.infer<typeof auditSchema>;
