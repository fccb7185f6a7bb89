import { type Context, Hono } from 'hono';
import { decisionSchema, undoSchema } from '../../../contract/schema/admin/checks.ts';
import { checkIdSchema } from '../../../contract/schema/ids.ts';
import type { StaffDecisionError } from '../../store/staff-decisions.ts';
import { readJson } from '../body.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import { receiptOf } from '../receipt.ts';
import type { AdminEnv } from './admin-session.ts';
import { inviteToCheck } from './invite-to-check.ts';
import { showCheck } from './show-check.ts';

/**
 * `/checks/{id}…`: one check. `GET`: all of it. `GET /timeline`: what happened to it, and why. `POST /decision`: approves or rejects it, or is the first of two to. `POST /undo`: takes
 * that back. `POST /invitation`: sends its shopper a link. `DELETE /person`: erases whom it was of, with a receipt.
 */
export function check(parts: Parts): Hono<AdminEnv> {
  const { staffChecks, staffDecisions, clock, log } = parts;

  const refuse = async (c: Context<AdminEnv>, checkId: string, code: StaffDecisionError): Promise<Response> => {
    if (code !== 'edit_conflict') return problem(c, code);
    const now = await staffChecks.find(c.get('store').storeHash, checkId);
    return problem(c, code, { editedBy: now?.decidedBy?.by ?? null, editedAtMs: now?.updatedAtMs ?? null });
  };

  return new Hono<AdminEnv>()
    .use('/:checkId/*', async (c, next) => {
      if (!checkIdSchema.safeParse(c.req.param('checkId')).success) return problem(c, 'unknown_check');
      await next();
      return undefined;
    })

    .get('/:checkId', (c) => showCheck(parts, c, c.req.param('checkId')))

    .get('/:checkId/timeline', async (c) => {
      const timeline = await parts.timelines.ofCheck(c.get('store').storeHash, c.req.param('checkId'));
      return timeline ? c.json(timeline) : problem(c, 'unknown_check');
    })

    .post('/:checkId/decision', async (c) => {
      const { storeHash, settings } = c.get('store');
      const { userId } = c.get('user');
      const checkId = c.req.param('checkId');
      const given = await readJson(c.req.raw, (value) => decisionSchema.safeParse(value).data);
      if (!given.ok) return problem(c, given.code);
      const { needsTwo } = settings.review;
      const mailsShopper = settings.review.mailsShopper && parts.canMail;
      const of = { storeHash, checkId, userId, atMs: clock() };
      const decided = await staffDecisions.decide({ ...of, ...given.value, needsTwo, mailsShopper });
      if (!decided.ok) return refuse(c, checkId, decided.code);
      const { decision } = given.value;
      log.info({ storeHash, checkId, userId, decision, outcome: decided.value }, 'check decided by staff');
      return showCheck(parts, c, checkId);
    })

    .post('/:checkId/undo', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      const checkId = c.req.param('checkId');
      const given = await readJson(c.req.raw, (value) => undoSchema.safeParse(value).data);
      if (!given.ok) return problem(c, given.code);
      const undone = await staffDecisions.undo({ storeHash, checkId, userId, ...given.value, atMs: clock() });
      if (!undone.ok) return refuse(c, checkId, undone.code);
      log.info({ storeHash, checkId, userId }, 'decision of staff undone');
      return showCheck(parts, c, checkId);
    })

    .post('/:checkId/invitation', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      const checkId = c.req.param('checkId');
      const invited = await inviteToCheck(parts, storeHash, checkId, userId);
      if (!invited.ok) return problem(c, invited.code);
      log.info({ storeHash, checkId, userId }, 'shopper invited by staff');
      return c.body(null, 202);
    })

    .delete('/:checkId/person', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      const person = { checkId: c.req.param('checkId') };
      const erased = await parts.erasures.erasePerson(storeHash, person, clock(), userId);
      if (!erased.ok) return problem(c, erased.code);
      log.info({ storeHash, erasureId: erased.value.erasureId, userId }, 'person erased');
      return c.json(receiptOf(erased.value));
    });
}
