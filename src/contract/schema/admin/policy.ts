import { z } from 'zod';
import { type Rule, readRule } from '../../wire/policy.ts';
import { staffSchema } from './staff.ts';

/** A rule, read as `contract/wire/policy.ts` reads it. */
export const ruleSchema = z.unknown().transform((value, context): Rule => {
  const rule = readRule(value);
  if (rule) return rule;
  context.addIssue({ code: 'custom', message: 'Not a rule' });
  return z.NEVER;
});

/** All rules of a policy. Their ids differ. */
export const rulesSchema = z
  .array(ruleSchema)
  .max(200)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'Two rules have one id');

export const policyVersionSchema = z.object({
  version: z.int(),
  rules: z.array(ruleSchema),
  /** Null where it came from nobody of the staff. */
  publishedBy: staffSchema,
  publishedAtMs: z.int(),
  /** The version that was restored; null for one that was edited. */
  restoredFrom: z.int().nullable(),
});
export type PolicyVersion = z.infer<typeof policyVersionSchema>;

export const draftSchema = z.object({
  rules: z.array(ruleSchema),
  /** Grows with every change of the draft. */
  revision: z.int(),
  /** The live version when the draft was begun. */
  basedOnVersion: z.int(),
  editedBy: staffSchema,
  editedAtMs: z.int(),
});
export type Draft = z.infer<typeof draftSchema>;

/** `GET /admin/api/policy` */
export const policySchema = z.object({ live: policyVersionSchema, draft: draftSchema.nullable() });
export type PolicyView = z.infer<typeof policySchema>;

/** `PUT /admin/api/policy/draft`: answers the draft. `revision` as it was read; null where there was none. */
export const newDraftSchema = z.strictObject({ rules: rulesSchema, revision: z.int().nullable() });
export type NewDraft = z.infer<typeof newDraftSchema>;

/** `DELETE /admin/api/policy/draft?revision=`: another one's edit is not thrown away unseen. */
export const dropDraftQuerySchema = z.strictObject({ revision: z.coerce.number().int() });

/**
 * `POST /admin/api/policy/draft/publish`: answers the new version. `edit_conflict` where the draft is no longer this revision of it, or
 * the live policy no longer the version that the draft is based on.
 */
export const publishSchema = z.strictObject({ revision: z.int() });

/** `POST /admin/api/policy/versions/{n}/restore`: answers the new version. `liveVersion` is the live one as it was read. */
export const restoreSchema = z.strictObject({ liveVersion: z.int() });

/** `GET /admin/api/policy/versions`: the newest first. */
export const policyVersionItemSchema = policyVersionSchema.omit({ rules: true }).extend({ rules: z.int() });
export type PolicyVersionItem = z.infer<typeof policyVersionItemSchema>;
