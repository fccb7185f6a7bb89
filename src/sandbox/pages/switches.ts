import type { Context } from 'hono';
import { z } from 'zod';
import type { Switches } from '../state.ts';

const longestMs = 30_000;
export const waitMs = z.coerce.number().int().min(0).max(longestMs);

/** What the address of a page asks for, over what was set before. What can't be read changes nothing. */
export function readSwitches(c: Context, before: Switches): Switches {
  const asked = c.req.query();
  return {
    failingOrders: z.coerce.number().int().min(0).max(99).catch(before.failingOrders).parse(asked['fail']),
    asksForTerms: 'terms' in asked ? asked['terms'] === '1' : before.asksForTerms,
    isDark: 'theme' in asked ? asked['theme'] === 'dark' : before.isDark,
    latencyMs: waitMs.catch(before.latencyMs).parse(asked['latency']),
    bundleDelayMs: waitMs.catch(before.bundleDelayMs).parse(asked['delay']?.replace(/^bundle:/, '')),
  };
}
