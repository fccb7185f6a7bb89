import { Hono } from 'hono';
import { maxPhotoBytes, photoTypes } from '../../contract/wire/check-view.ts';
import { ok } from '../../contract/wire/result.ts';
import { calendarDay } from '../checks/calendar.ts';
import { needsConsent, openStatuses } from '../checks/check.ts';
import { mediaType, readBytes } from './body.ts';
import { openedCheck, updateOf } from './opened-check.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

/** `POST /v1/checks/:checkId/photo`: a photo of the shopper's document, which is read and forgotten. */
export function photos(parts: Parts): Hono<Env> {
  /** The checks of which a photo is being read in this receiver. */
  const reading = new Set<string>();

  return new Hono<Env>().post('/:checkId/photo', async (c) => {
    const found = await openedCheck(parts, c);
    if (!found.ok) return problem(c, found.code);
    const { store, check } = found.value;
    const { storeHash } = store;
    const { checkId } = check;
    if (check.provider !== 'document') return problem(c, 'wrong_provider');
    if (!openStatuses.includes(check.status)) return problem(c, 'check_closed');
    if (needsConsent(check, store.settings)) return problem(c, 'consent_missing');
    if (!photoTypes.some((type) => type === mediaType(c.req.raw))) return problem(c, 'unsupported_media_type');
    if (reading.has(checkId)) return problem(c, 'busy');
    reading.add(checkId);
    try {
      const photo = await readBytes(c.req.raw, maxPhotoBytes);
      if (!photo.ok) return problem(c, photo.code);
      // The shop's own record of the name, not what a page says it is. It is compared, and not kept.
      const shop = await parts.shops(storeHash);
      const contact =
        check.cartId === null
          ? ok({ name: null })
          : await shop?.readContact(check.cartId, await parts.checks.isOrdered(storeHash, checkId));
      if (!contact?.ok) return problem(c, 'upstream_unavailable');
      const { requirement } = check;
      const today = calendarDay(parts.clock(), store.timeZone);
      const examined = await parts.examiner.examine(photo.value, {
        requirement,
        billingName: contact.value.name,
        today,
      });
      if (!examined.ok) return problem(c, examined.code);
      const event = { kind: 'examined', examination: examined.value } as const;
      const moved = await parts.checks.move(storeHash, checkId, event, parts.clock());
      if (!moved.ok) return problem(c, moved.code);
      const { status, finding } = moved.value;
      parts.log.info({ storeHash, checkId, status, finding }, 'photo examined');
      return c.json(await updateOf(parts, store, moved.value));
    } finally {
      reading.delete(checkId);
    }
  });
}
