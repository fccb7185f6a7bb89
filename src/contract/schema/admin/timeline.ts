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

/** One thing that happened, or was left undone. */
export const timelineItemSchema = z.object({
  atMs: z.int(),
  kind: timelineKindSchema,
  /** What it was, for the page to word: `check_created`, `rule_asked`, `order_held`, `order_left`, `invitation_sent`, … */
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
