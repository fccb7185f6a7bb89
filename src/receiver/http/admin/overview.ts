import { Hono } from 'hono';
import { type OverviewView, overviewQuerySchema } from '../../../contract/schema/admin/overview.ts';
import { calendarDay } from '../../checks/calendar.ts';
import { type ProviderName, providerNames } from '../../checks/provider.ts';
import { providerLabels } from '../../checks/provider-labels.ts';
import type { Store } from '../../store/stores.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const mostDays = 92;
const none = { asked: 0, finished: 0, passed: 0, failed: 0, inReview: 0 };

/** `GET /overview?fromMs&toMs`: how checks, providers, holds and the gate did, and do now. */
export function overview({ figures, providers, storeProviders }: Parts): Hono<AdminEnv> {
  const stateOf = async ({ storeHash }: Store, name: ProviderName): Promise<'well' | 'out' | undefined> => {
    if (name === 'document') return 'well';
    if (!(await storeProviders.find(storeHash, name))) return undefined;
    return (await providers.isOut(storeHash, name)) ? 'out' : 'well';
  };

  return new Hono<AdminEnv>().get('/', async (c) => {
    const query = overviewQuerySchema.safeParse(c.req.query());
    if (!query.success) return problem(c, 'invalid_request');
    const { fromMs, toMs } = query.data;
    if (toMs <= fromMs || toMs - fromMs > mostDays * dayMs) return problem(c, 'invalid_request', { fields: ['toMs'] });
    const store = c.get('store');
    const { storeHash, timeZone, settings } = store;
    const span = { storeHash, fromMs, toMs, timeZone };
    const [byDay, byRule, progress, medianMinutes, shares, gate, waiting, states] = await Promise.all([
      figures.byDay(span),
      figures.byRule(span),
      figures.progress(span),
      figures.medianMinutes(span),
      figures.endedShares(span),
      figures.gate(span),
      figures.waiting(storeHash),
      Promise.all(providerNames.map(async (name) => ({ name, state: await stateOf(store, name) }))),
    ]);
    const days = daysBetween(fromMs, toMs, timeZone).map(
      (day) => byDay.find((one) => one.day === day) ?? { day, ...none },
    );
    const total = byDay.reduce(
      (sum, one) => ({
        asked: sum.asked + one.asked,
        finished: sum.finished + one.finished,
        passed: sum.passed + one.passed,
        failed: sum.failed + one.failed,
        inReview: sum.inReview + one.inReview,
      }),
      none,
    );
    return c.json({
      days,
      total,
      byRule,
      medianMinutes,
      dropOff: [
        { step: 'asked', count: total.asked },
        { step: 'opened', count: progress.opened },
        ...(settings.consent.isAsked ? [{ step: 'consented' as const, count: progress.consented }] : []),
        { step: 'submitted', count: progress.submitted },
        { step: 'finished', count: total.finished },
      ],
      ...waiting,
      providers: states.flatMap(({ name, state }) =>
        state === undefined ? [] : [{ name, label: providerLabels[name], state, errorShare: shares.get(name) ?? null }],
      ),
      gate,
    } satisfies OverviewView);
  });
}

/** Every day of the time, by the store's calendar. Half a day at a time: no day is left out where the clocks are put forward. */
function daysBetween(fromMs: number, toMs: number, timeZone: string): string[] {
  const days = new Set<string>();
  for (let atMs = fromMs; atMs < toMs; atMs += dayMs / 2) days.add(calendarDay(atMs, timeZone));
  days.add(calendarDay(toMs - 1, timeZone));
  return [...days];
}
