import { z } from 'zod';
import { evidenceSchema } from '../evidence.ts';
import { findingSchema } from '../finding.ts';
import { checkIdSchema, customerIdSchema, orderIdSchema } from '../ids.ts';
import { providerSchema } from '../provider.ts';
import { requirementSchema } from '../requirement.ts';
import { statusSchema } from '../status.ts';
import { pageOf, pageQuery } from './page.ts';
import { staffSchema } from './staff.ts';

const idInQuery = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const timeInQuery = z.coerce.number().int().min(0).max(8.64e15);

/** `GET /admin/api/checks` and `GET /admin/api/checks.csv`, which takes no cursor. */
export const checksQuerySchema = z.strictObject({
  /** Any of these. May be given several times. */
  status: z.array(statusSchema).optional(),
  provider: providerSchema.optional(),
  orderId: idInQuery.optional(),
  customerId: idInQuery.optional(),
  /** The number of an order or of a customer, or a check's id or its beginning. Nothing personal: it stands in an address. */
  query: z
    .string()
    .trim()
    .max(40)
    .regex(/^[\w-]*$/)
    .optional(),
  /** By when the check was made; `toMs` is not included. */
  fromMs: timeInQuery.optional(),
  toMs: timeInQuery.optional(),
  /** `review`: those that wait for a person, whatever `status` says. */
  queue: z.enum(['review', 'all']).default('all'),
  /** By when the check was made, or by when it came into review for that queue. */
  sort: z.enum(['newest', 'oldest']).default('newest'),
  ...pageQuery,
});
export type ChecksQuery = z.input<typeof checksQuerySchema>;

/** That one person has agreed to approve or reject, and another has to. */
export const secondEyesSchema = z
  .object({ decision: z.enum(['approve', 'reject']), by: staffSchema, reason: z.string(), atMs: z.int() })
  .nullable();
export type SecondEyes = z.infer<typeof secondEyesSchema>;

export const checkItemSchema = z.object({
  checkId: checkIdSchema,
  status: statusSchema,
  revision: z.int(),
  provider: providerSchema,
  finding: findingSchema.nullable(),
  requirement: requirementSchema,
  /** Null for a guest. */
  customerId: customerIdSchema.nullable(),
  orderIds: z.array(orderIdSchema),
  /** Whether an order waits for it. */
  isHolding: z.boolean(),
  createdAtMs: z.int(),
  updatedAtMs: z.int(),
  /** Since when a person is asked to look; null while nobody is. */
  inReviewSinceMs: z.int().nullable(),
  /** By when that is meant to be done; null where there is no target. */
  targetAtMs: z.int().nullable(),
  secondEyes: secondEyesSchema,
});
export type CheckItem = z.infer<typeof checkItemSchema>;
export const checksSchema = pageOf(checkItemSchema);
export type ChecksView = z.infer<typeof checksSchema>;

/** `GET /admin/api/checks/{id}`. By `GET /admin/api/orders/{id}/check` and `/customers/{id}/check` the one that speaks for these. */
export const checkDetailSchema = checkItemSchema.omit({ orderIds: true, isHolding: true }).extend({
  evidence: evidenceSchema.nullable(),
  attemptsUsed: z.int(),
  attemptsLeft: z.int(),
  /** When the shopper agreed to be checked; null where they were not asked, or have not. */
  consentedAtMs: z.int().nullable(),
  cartId: z.string().nullable(),
  orders: z.array(
    z.object({
      orderId: orderIdSchema,
      /** As last seen; null where that is not known. */
      statusId: z.int().nullable(),
      isHeld: z.boolean(),
    }),
  ),
  policyVersion: z.int(),
  /** The rules that asked, with their names in that version; none where the merchant asked. */
  rules: z.array(z.object({ ruleId: z.string(), name: z.string() })),
  /** Who decided last, of the staff or by the merchant's programs; null while nobody did. */
  decidedBy: z
    .object({
      decision: z.enum(['approve', 'reject']),
      by: staffSchema,
      /** As a merchant's program calls whoever decided. */
      name: z.string().nullable(),
      reason: z.string().nullable(),
      atMs: z.int(),
    })
    .nullable(),
  /** Whether `undo` would do anything: staff decided, and nothing came after. */
  canUndo: z.boolean(),
  canInvite: z.boolean(),
  /** When it was erased, or its time was over. */
  forgottenAtMs: z.int().nullable(),
  replacedBy: checkIdSchema.nullable(),
});
export type CheckDetail = z.infer<typeof checkDetailSchema>;

const reasonSchema = z.string().trim().min(1).max(1_000);

/** `POST /admin/api/checks/{id}/decision`: answers the detail. `edit_conflict` where the check has moved on. */
export const decisionSchema = z.strictObject({
  decision: z.enum(['approve', 'reject']),
  reason: reasonSchema,
  revision: z.int(),
});
export type StaffDecision = z.infer<typeof decisionSchema>;

/** `POST /admin/api/checks/{id}/undo`: answers the detail, back to what was found before staff decided. */
export const undoSchema = z.strictObject({ revision: z.int() });

/** `POST /admin/api/checks/{id}/invitation`: the shopper gets an e-mail with a link; without a body. 202. */

/** `POST /admin/api/checks`: 201 with the detail of a new check that takes the place of the one there. */
export const newAdminCheckSchema = z.union([
  z.strictObject({ orderId: orderIdSchema, requirement: requirementSchema.optional() }),
  z.strictObject({ customerId: customerIdSchema, requirement: requirementSchema.optional() }),
]);
export type NewAdminCheck = z.infer<typeof newAdminCheckSchema>;

/** `POST /admin/api/checks/bulk`: each for itself, none undone for another's sake. */
export const bulkSchema = z.strictObject({
  action: z.enum(['approve', 'reject', 'invite']),
  checkIds: z.array(checkIdSchema).min(1).max(100),
  /** For `invite` it is not looked at. */
  reason: reasonSchema,
});
export type Bulk = z.infer<typeof bulkSchema>;
export const bulkResultSchema = z.object({
  /** `code` is null for what was done. */
  items: z.array(z.object({ checkId: checkIdSchema, code: z.string().nullable() })),
});
export type BulkResult = z.infer<typeof bulkResultSchema>;

/** `DELETE /admin/api/checks/{id}/person`: the receipt, as `GET /admin/api/erasures/{id}` answers it again. See `schema/erasure.ts`. */
export { type ErasureView, erasureSchema } from '../erasure.ts';
