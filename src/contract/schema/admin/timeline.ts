import { z } from 'zod';
import { staffSchema } from './staff.ts';

export const timelineKinds = [
  'rule',
  'facts',
  'decision',
  'delivery',
  'status',
  'write_back',
  'skip',
  'mail',
  'staff',
  'erase',
] as const;
export const timelineKindSchema = z.enum(timelineKinds);
export type TimelineKind = z.infer<typeof timelineKindSchema>;

/** What can happen. A page that does not know one yet reads it out as it is. */
export const timelineTitles = [
  'rules_asked',
  'rules_asked_more',
  'rules_asked_nothing',
  'facts_seen',
  'check_created',
  'check_replaced',
  'check_opened',
  'session_begun',
  'handed_over',
  'consent_given',
  'person_asked_for',
  'customer_known',
  'document_examined',
  'photo_not_usable',
  'provider_reported',
  'provider_changed',
  'sessions_used_up',
  'approval_agreed',
  'check_approved',
  'check_rejected',
  'decision_undone',
  'invited_by_staff',
  'order_held',
  'order_released',
  'order_moved',
  'order_left',
  'shopper_invited',
  'shopper_reminded',
  'shopper_not_invited',
  'invitation_refused',
  'deadline_kept',
  'deadline_declined',
  'deadline_cancelled',
  'deadline_moved_by_others',
  'payment_voided',
  'void_refused',
  'authorisation_lapses',
  'written_to_order',
  'written_to_customer',
  'webhook_delivered',
  'webhook_waiting',
  'webhook_failed',
  'person_erased',
] as const;
export type TimelineTitle = (typeof timelineTitles)[number];

/** One thing that happened, or was left undone. */
export const timelineItemSchema = z.object({
  atMs: z.int(),
  kind: timelineKindSchema,
  /** One of `timelineTitles`, or of a receiver that knows more. */
  title: z.string(),
  /** Nothing personal but what BigCommerce shows staff: numbers, codes, names of rules, a reason that staff gave. */
  details: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))]),
  ),
  by: staffSchema.optional(),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;

/** `GET /admin/api/checks/{id}/timeline` and `GET /admin/api/orders/{id}/timeline`: the oldest first, all of it. */
export const timelineSchema = z.object({
  items: z.array(timelineItemSchema),
  /** The check that speaks for the order; null where none does. */
  checkId: z.string().nullable(),
});
export type TimelineView = z.infer<typeof timelineSchema>;
