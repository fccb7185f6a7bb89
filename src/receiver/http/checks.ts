import { type Context, Hono } from 'hono';
import { maxPhotoBytes, photoTypes } from '../../contract/wire/check-view.ts';
import type { CheckUpdate } from '../../contract/wire/decision.ts';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import { calendarDay } from '../checks/calendar.ts';
import { type Check, openStatuses, viewOf } from '../checks/check.ts';
import { mayOrder, standingOf } from '../checks/standing.ts';
import type { Store } from '../store/stores.ts';
import { mediaType, readBytes } from './body.ts';
import { streamCheck } from './check-stream.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

/** `/v1/checks/:checkId…`: one check, for the shopper who carries its token. */
export function checks(parts: Parts): Hono<Env> {
  /** The checks of which a photo is being read in this receiver. */
  const reading = new Set<string>();
  const updateOf = ({ timeZone, settings }: Store, check: Check): CheckUpdate => {
    const standing = standingOf(check, check.requirement, calendarDay(parts.clock(), timeZone));
    return { check: viewOf(check), decision: shown(standing), mayOrder: mayOrder(standing, settings) };
  };

  /** The check that the request's token opens, if it is the one in the address. Another store's or shopper's check can't be told from none. */
  const opened = async (
    c: Context<Env>,
  ): Promise<Result<{ store: Store; check: Check }, 'unauthorized' | 'unknown_check' | 'origin_not_allowed'>> => {
    const [, token] = /^Bearer ([\w.-]+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    const claims = token === undefined ? undefined : await parts.tokens.read(token);
    if (!claims) return fail('unauthorized');
    const store = await parts.stores.find(claims.storeHash);
    const check =
      claims.checkId === c.req.param('checkId') ? await parts.checks.find(claims.storeHash, claims.checkId) : undefined;
    if (!store || !check) return fail('unknown_check');
    const origin = c.req.header('origin');
    return origin !== undefined && !store.origins.includes(origin) ? fail('origin_not_allowed') : ok({ store, check });
  };

  return new Hono<Env>()
    .get('/:checkId', async (c) => {
      const found = await opened(c);
      return found.ok ? c.json(updateOf(found.value.store, found.value.check)) : problem(c, found.code);
    })

    .get('/:checkId/events', async (c) => {
      const found = await opened(c);
      if (!found.ok) return problem(c, found.code);
      const { store, check } = found.value;
      // Nobody would read the body of an answer to HEAD, and a stream that is not read never ends.
      if (c.req.method === 'HEAD') return c.body(null, 200);
      const read = async () => {
        const now = await parts.checks.find(store.storeHash, check.checkId);
        return now && updateOf(store, now);
      };
      const onError = ({ name }: Error) => parts.log.error({ checkId: check.checkId, error: name }, 'stream ended');
      return streamCheck(c, parts.feed, check.checkId, read, onError);
    })

    .post('/:checkId/open', async (c) => {
      const found = await opened(c);
      if (!found.ok) return problem(c, found.code);
      const { store, check } = found.value;
      const moved = await parts.checks.move(store.storeHash, check.checkId, { kind: 'opened' }, parts.clock());
      return moved.ok ? c.json(updateOf(store, moved.value)) : problem(c, moved.code);
    })

    .post('/:checkId/photo', async (c) => {
      const found = await opened(c);
      if (!found.ok) return problem(c, found.code);
      const { store, check } = found.value;
      const { storeHash } = store;
      const { checkId } = check;
      if (!openStatuses.includes(check.status)) return problem(c, 'check_closed');
      if (!photoTypes.some((type) => type === mediaType(c.req.raw))) return problem(c, 'unsupported_media_type');
      if (reading.has(checkId)) return problem(c, 'busy');
      reading.add(checkId);
      try {
        const photo = await readBytes(c.req.raw, maxPhotoBytes);
        if (!photo.ok) return problem(c, photo.code);
        // The shop's own record of the name, not what a page says it is. It is compared, and not kept.
        const billingName =
          check.cartId === null ? ok(null) : await parts.shops(storeHash)?.readBillingName(check.cartId);
        if (!billingName?.ok) return problem(c, 'upstream_unavailable');
        const { requirement } = check;
        const today = calendarDay(parts.clock(), store.timeZone);
        const examined = await parts.examiner.examine(photo.value, {
          requirement,
          billingName: billingName.value,
          today,
        });
        if (!examined.ok) return problem(c, examined.code);
        const event = { kind: 'examined', examination: examined.value } as const;
        const moved = await parts.checks.move(storeHash, checkId, event, parts.clock());
        if (!moved.ok) return problem(c, moved.code);
        const { status, finding } = moved.value;
        parts.log.info({ storeHash, checkId, status, finding }, 'photo examined');
        return c.json(updateOf(store, moved.value));
      } finally {
        reading.delete(checkId);
      }
    });
}

const shown = (standing: ReturnType<typeof standingOf>) => (standing === 'outgrown' ? 'verify' : standing);
