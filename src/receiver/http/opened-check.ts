import type { Context } from 'hono';
import type { CheckUpdate } from '../../contract/wire/decision.ts';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import { calendarDay } from '../checks/calendar.ts';
import { type Check, viewOf } from '../checks/check.ts';
import { mayOrder, standingOf } from '../checks/standing.ts';
import { choiceWhileOut } from '../checks/while-out.ts';
import type { Store } from '../store/stores.ts';
import type { Env, Parts } from './parts.ts';

/**
 * The check that the request's token opens, if it is the one in the address. Another store's or shopper's check can't be told from none.
 * The store's own pages may ask, and the receiver's own.
 */
export async function openedCheck(
  { tokens, stores, checks, publicUrl }: Parts,
  c: Context<Env>,
): Promise<Result<{ store: Store; check: Check }, 'unauthorized' | 'unknown_check' | 'origin_not_allowed'>> {
  const [, token] = /^Bearer ([\w.-]+)$/.exec(c.req.header('authorization') ?? '') ?? [];
  const claims = token === undefined ? undefined : await tokens.read(token);
  if (!claims) return fail('unauthorized');
  const store = await stores.find(claims.storeHash);
  const check =
    claims.checkId === c.req.param('checkId') ? await checks.find(claims.storeHash, claims.checkId) : undefined;
  if (!store || !check) return fail('unknown_check');
  const origin = c.req.header('origin');
  const isOurs = origin === undefined || origin === new URL(publicUrl).origin;
  return isOurs || store.origins.includes(origin) ? ok({ store, check }) : fail('origin_not_allowed');
}

/** What the check's shopper is told of it, at the present moment. */
export async function updateOf({ clock, providers }: Parts, store: Store, check: Check): Promise<CheckUpdate> {
  const { timeZone, settings } = store;
  const standing = standingOf(check, check.requirement, calendarDay(clock(), timeZone));
  const decided = standing === 'outgrown' ? 'verify' : standing;
  return { check: viewOf(check, settings), ...(await toldNow(providers, store, check, decided)) };
}

/** What the standing of a check is to its shopper now: while nobody can verify it, the rules that asked may let them order. */
export async function toldNow(
  providers: Parts['providers'],
  store: Store,
  check: Check,
  standing: CheckUpdate['decision'],
): Promise<Pick<CheckUpdate, 'decision' | 'mayOrder'>> {
  const choice = standing === 'verify' ? await choiceWhileOut(providers, store, check) : 'block';
  if (choice === 'allow') return { decision: 'clear', mayOrder: false };
  if (choice === 'hold') return { decision: 'wait', mayOrder: true };
  return { decision: standing, mayOrder: mayOrder(standing, store.settings) };
}

/** Reads anew, each time it is called, what the check's shopper is told of it. Undefined once a newer check took its place. */
export function updatesOf(parts: Parts, { store, check: { checkId } }: { store: Store; check: Check }) {
  return async (): Promise<CheckUpdate | undefined> => {
    const now = await parts.checks.find(store.storeHash, checkId);
    return now && (await updateOf(parts, store, now));
  };
}
