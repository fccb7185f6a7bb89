import { z } from 'zod';
import { evidenceSchema } from './evidence.ts';
import { findingSchema } from './finding.ts';
import { cartIdSchema, checkIdSchema, customerIdSchema, momentSchema, orderIdSchema } from './ids.ts';
import { providerSchema } from './provider.ts';
import { requirementSchema } from './requirement.ts';
import { statusSchema } from './status.ts';

/** A check as its merchant may see it, wherever that is told: nothing in it is about the person but what the verdict is based on. */
export const checkSummarySchema = z
  .object({
    checkId: checkIdSchema,
    status: statusSchema,
    revision: z.int().meta({ description: 'Grows with every change: what has the higher one is newer.' }),
    provider: providerSchema,
    requirement: requirementSchema,
    finding: findingSchema.nullable(),
    attemptsUsed: z.int(),
    evidence: evidenceSchema.nullable(),
    customerId: customerIdSchema.nullable().meta({ description: 'Null for a guest.' }),
    orderIds: z.array(orderIdSchema).meta({ description: 'The orders that this check speaks for.' }),
    policyVersion: z.int(),
    ruleIds: z.array(z.string()).meta({ description: 'The rules that asked; none where the merchant did.' }),
    createdAt: momentSchema,
    updatedAt: momentSchema,
  })
  .meta({ id: 'CheckSummary' });
export type CheckSummary = z.infer<typeof checkSummarySchema>;

export const merchantCheckSchema = checkSummarySchema
  .extend({
    decision: z
      .object({
        kind: z.enum(['approved', 'rejected']),
        by: z.string(),
        reason: z.string().nullable(),
        at: momentSchema,
      })
      .nullable()
      .meta({ description: 'The latest decision of a member of staff; null where there was none.' }),
    forgottenAt: momentSchema
      .nullable()
      .meta({ description: 'When it was erased, or its time was over: whose it was, nobody can tell any more.' }),
    replacedBy: checkIdSchema
      .nullable()
      .meta({ description: 'The newer check that took the place of this one, which now stays for the record.' }),
  })
  .meta({ id: 'Check' });
export type MerchantCheck = z.infer<typeof merchantCheckSchema>;

export const checkListSchema = z
  .object({
    checks: z.array(merchantCheckSchema),
    nextCursor: z.string().nullable().meta({ description: 'Where the next page begins; null on the last one.' }),
  })
  .meta({ id: 'CheckList' });

const moment = z.iso.datetime({ offset: true });
export const pageLimitSchema = z.coerce.number().int().min(1).max(100).default(25);
export const cursorSchema = z
  .string()
  .max(200)
  .regex(/^[\w-]+$/)
  .meta({ description: '`nextCursor` of the page before.' });

const numberInQuery = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const checkListQuerySchema = z.strictObject({
  status: z.array(statusSchema).optional().meta({ description: 'Any of these. May be given several times.' }),
  customerId: numberInQuery.optional(),
  orderId: numberInQuery.optional(),
  provider: providerSchema.optional(),
  createdFrom: moment.optional(),
  createdTo: moment.optional().meta({ description: 'Before this moment.' }),
  updatedFrom: moment.optional(),
  updatedTo: moment.optional().meta({ description: 'Before this moment.' }),
  cursor: cursorSchema.optional(),
  limit: pageLimitSchema,
});

export const newCheckSchema = z
  .strictObject({
    for: z
      .union([
        z.strictObject({ orderId: orderIdSchema }),
        z.strictObject({ cartId: cartIdSchema }),
        z.strictObject({ customerId: customerIdSchema }),
      ])
      .meta({ description: 'An order, a cart or a customer.' }),
    requirement: requirementSchema.optional().meta({
      description: 'Left out: what was asked by the check that it replaces, or else IAL 1 at any age.',
    }),
  })
  .meta({ id: 'NewCheck' });

export const staffDecisionSchema = z
  .strictObject({
    by: z.string().trim().min(1).max(200).meta({ description: 'Who decided: a name, or an id of your own for them.' }),
    reason: z.string().trim().min(1).max(1_000).meta({ description: 'Why. Kept with the check.' }),
  })
  .meta({ id: 'StaffDecision' });

export const invitationSchema = z
  .object({
    link: z
      .string()
      .max(500)
      .regex(/^https?:\/\/.+#[\w-]{22,}$/)
      .meta({ description: 'Opens the check, once, for whoever has it. A secret of the shopper’s.' }),
    expiresAt: momentSchema,
  })
  .meta({ id: 'Invitation' });
