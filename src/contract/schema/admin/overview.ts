import { z } from 'zod';
import { providerSchema } from '../provider.ts';
import { providerHealthSchema } from './providers.ts';

/** `GET /admin/api/overview?fromMs&toMs`: at most 92 days; `toMs` is not included. */
export const overviewQuerySchema = z.strictObject({
  fromMs: z.coerce.number().int().min(0).max(8.64e15),
  toMs: z.coerce.number().int().min(0).max(8.64e15),
});

const counts = {
  asked: z.int(),
  /** Those that have their verdict: passed or failed. */
  finished: z.int(),
  passed: z.int(),
  failed: z.int(),
  inReview: z.int(),
};

/** How far shoppers got, each step with those that got further. Without `consented` where the store does not ask for it. */
export const dropOffSteps = ['asked', 'opened', 'consented', 'submitted', 'finished'] as const;

export const overviewSchema = z.object({
  /** Every day of the time asked for, by the store's calendar, the oldest first. By the day that the check was made. */
  days: z.array(z.object({ day: z.iso.date(), ...counts })),
  total: z.object(counts),
  /** Checks that each rule asked for, the most first. A check that several asked for counts for each. */
  byRule: z.array(z.object({ ruleId: z.string(), name: z.string(), ...counts })),
  /** From being asked to the verdict, where the shopper or the provider brought it; null where there was none. */
  medianMinutes: z.number().nullable(),
  dropOff: z.array(z.object({ step: z.enum(dropOffSteps), count: z.int() })),
  /** Orders that wait now, whenever they began to. */
  holdsOpen: z.int(),
  inReviewNow: z.int(),
  providers: z.array(
    z.object({
      name: providerSchema,
      label: z.string(),
      state: providerHealthSchema,
      /** Of the sessions begun in this time, how many ended without a verdict, 0 to 1; null where there were none. */
      errorShare: z.number().nullable(),
    }),
  ),
  gate: z.object({ loads: z.int(), blocked: z.int(), unreachable: z.int(), errors: z.int() }),
});
export type OverviewView = z.infer<typeof overviewSchema>;
