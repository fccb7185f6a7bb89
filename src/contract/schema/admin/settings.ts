import { z } from 'zod';
import { languages } from '../../wire/languages.ts';
import { providerSchema } from '../provider.ts';
import { staffSchema } from './staff.ts';

const statusIdSchema = z.int().min(0).max(14);
const attributeNameSchema = z.string().trim().min(1).max(255);
const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/);

/** How one store wants idgate to behave, and to show itself in BigCommerce and to shoppers. `checks/settings.ts` says what each part does. */
export const settingsSchema = z.strictObject({
  metafieldNamespace: z.string().trim().min(1).max(64),
  ialAttributeName: attributeNameSchema,
  credentialAttributeName: attributeNameSchema,
  faceAttributeName: attributeNameSchema,
  isInStaffNotes: z.boolean(),
  orderWhileInReview: z.boolean(),
  consent: z.strictObject({
    isAsked: z.boolean(),
    /** The merchant's own words in place of the widget's, beside the box to tick; null for the widget's. */
    text: z.string().trim().min(1).max(2_000).nullable(),
  }),
  keptDays: z.int().min(1).max(36_500).nullable(),
  providers: z
    .strictObject({ first: providerSchema, second: providerSchema.nullable() })
    .refine(({ first, second }) => first !== second, 'second has to be another than first'),
  trustedIssuers: z
    .array(
      z.strictObject({
        issuer: z.string().min(1).max(2_000),
        audience: z.string().min(1).max(2_000),
        keysAt: z
          .string()
          .max(2_000)
          .regex(/^(https:\/\/|did:web:)./),
      }),
    )
    .max(20)
    .readonly(),
  linkByEmail: z.boolean(),
  invitation: z.strictObject({
    isOn: z.boolean(),
    senderName: z.string().trim().min(1).max(100).nullable(),
    reminderHours: z.array(z.int().min(1).max(8_760)).max(10).readonly(),
  }),
  deadline: z.strictObject({
    hours: z.int().min(1).max(8_760).nullable(),
    action: z.enum(['keep', 'decline', 'cancel']),
  }),
  payments: z.strictObject({
    authorisationDays: z.int().min(1).max(90),
    warnDaysBefore: z.int().min(0).max(90).nullable(),
    noticeEmail: z.email().max(254).nullable(),
    voidsAtDeadline: z.boolean(),
  }),
  releaseTo: z.union([z.literal('fitting'), z.literal('before'), statusIdSchema]),
  orderStatusSync: z.strictObject({
    isOn: z.boolean(),
    statusIds: z.strictObject({ inProgress: statusIdSchema, passed: statusIdSchema, failed: statusIdSchema }),
    protectedStatusIds: z.array(statusIdSchema).max(50).readonly(),
  }),
  review: z.strictObject({
    /** Whether two different people have to agree before a check is approved. */
    needsTwo: z.boolean(),
    /** Within how many hours a check in review is meant to be decided; null for no target. */
    targetHours: z.int().min(1).max(720).nullable(),
    /** Whether the shopper is written to when staff decide against what was found. */
    mailsShopper: z.boolean(),
  }),
  widget: z.strictObject({
    /** As `WidgetLook` has them. Null for the widget's own. */
    colours: z.strictObject({
      accent: colourSchema.nullable(),
      text: colourSchema.nullable(),
      surface: colourSchema.nullable(),
      border: colourSchema.nullable(),
    }),
    radiusPx: z.int().min(0).max(24).nullable(),
    /** The languages that shoppers may be shown; the first is for those who read none of them. Empty for all. */
    languages: z.array(z.enum(languages)).max(languages.length).readonly(),
    /** The merchant's own words in place of the widget's, by language and by the text's place: `why.title`. */
    texts: z.partialRecord(
      z.enum(languages),
      z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,60}$/), z.string().trim().min(1).max(500)),
    ),
  }),
});
export type Settings = z.infer<typeof settingsSchema>;

/** `GET /admin/api/settings`, and what `PUT` answers. */
export const settingsViewSchema = z.object({
  settings: settingsSchema,
  /** Grows with every change. */
  revision: z.int(),
  /** Null where nobody changed it here yet. */
  editedBy: staffSchema,
  editedAtMs: z.int().nullable(),
  /** What each of them is where nobody chose: for marks beside the choices. */
  defaults: settingsSchema,
});
export type SettingsView = z.infer<typeof settingsViewSchema>;

/** `PUT /admin/api/settings`: `edit_conflict` where `revision` is not the one that is there; nothing is overwritten. */
export const newSettingsSchema = z.strictObject({ settings: settingsSchema, revision: z.int() });
export type NewSettings = z.infer<typeof newSettingsSchema>;
