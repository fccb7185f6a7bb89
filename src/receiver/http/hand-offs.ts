import { Hono } from 'hono';
import type { HandOff } from '../../contract/wire/hand-off.ts';
import { type OpenedCheck, readHandOffOpening } from '../../contract/wire/hand-off-opening.ts';
import { type Check, openStatuses } from '../checks/check.ts';
import { readJson } from './body.ts';
import { limited } from './limited.ts';
import { openedCheck, updateOf } from './opened-check.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

const maxOpeningBytes = 1_024;

/**
 * `POST /v1/checks/:checkId/hand-offs` makes a link that opens the check on another device, `POST /v1/hand-offs/open` trades the link's
 * code for a token there. `POST /v1/checks/:checkId/hand-offs/mail` has such a link sent to the address that the order, the account or the
 * cart has in the shop, and `POST /v1/hand-offs/renewal` has a new one sent there for one that came by e-mail; both answer 202 at once. The code is a secret: it stands in no log, and is stored as its hash alone.
 */
export function handOffs(parts: Parts): Hono<Env> {
  return new Hono<Env>()
    .post('/checks/:checkId/hand-offs', async (c) => {
      const found = await openedCheck(parts, c);
      if (!found.ok) return problem(c, found.code);
      const { storeHash, checkId, status } = found.value.check;
      if (!openStatuses.includes(status)) return problem(c, 'check_closed');
      const refusal = await limited(c, parts.shopperLimit, 'shopper', parts.clientKey(c, storeHash));
      if (refusal) return refusal;
      const code = parts.newCode();
      const created = await parts.handOffs.create({ code, storeHash, checkId }, parts.clock());
      if (!created.ok) return problem(c, created.code);
      parts.log.info({ storeHash, checkId }, 'hand-off made');
      const { expiresAtMs } = created.value;
      const link = `${parts.publicUrl}/verify/#${code}`;
      return c.json({ link, expiresAtMs, mayMail: parts.canMail } satisfies HandOff, 201);
    })

    .post('/checks/:checkId/hand-offs/mail', async (c) => {
      const found = await openedCheck(parts, c);
      if (!found.ok) return problem(c, found.code);
      const { storeHash, checkId, status } = found.value.check;
      if (!openStatuses.includes(status)) return problem(c, 'check_closed');
      if (!parts.canMail) return problem(c, 'no_mail');
      const refusal = await limited(c, parts.mailLimit, 'mail', checkId);
      if (refusal) return refusal;
      await parts.invitations.sendLink(storeHash, checkId);
      return c.body(null, 202);
    })

    .post('/hand-offs/renewal', async (c) => {
      const origin = c.req.header('origin');
      if (origin !== undefined && origin !== new URL(parts.publicUrl).origin) return problem(c, 'origin_not_allowed');
      const body = await readJson(c.req.raw, readHandOffOpening, { maxBytes: maxOpeningBytes });
      if (!body.ok) return problem(c, body.code);
      const refusal = await limited(c, parts.shopperLimit, 'shopper', parts.clientKey(c, ''));
      if (refusal) return refusal;
      const check = await mailedCheck(parts, body.value.code);
      if (!check) return problem(c, 'link_expired');
      if (!parts.canMail) return problem(c, 'no_mail');
      const tooSoon = await limited(c, parts.mailLimit, 'mail', check.checkId);
      if (tooSoon) return tooSoon;
      await parts.invitations.sendLink(check.storeHash, check.checkId);
      return c.body(null, 202);
    })

    .post('/hand-offs/open', async (c) => {
      const origin = c.req.header('origin');
      // A shop's page has its own token, and no business with a code.
      if (origin !== undefined && origin !== new URL(parts.publicUrl).origin) return problem(c, 'origin_not_allowed');
      const body = await readJson(c.req.raw, readHandOffOpening, { maxBytes: maxOpeningBytes });
      if (!body.ok) return problem(c, body.code);
      // Which store it is about is not known yet.
      const refusal = await limited(c, parts.shopperLimit, 'shopper', parts.clientKey(c, ''));
      if (refusal) return refusal;
      const opened = await parts.handOffs.open(body.value.code, parts.clock());
      const store = opened && (await parts.stores.find(opened.storeHash));
      if (!store) {
        const isRenewable = parts.canMail && (await mailedCheck(parts, body.value.code)) !== undefined;
        return problem(c, isRenewable ? 'link_renewable' : 'link_expired');
      }
      const { storeHash, checkId } = opened;
      const moved = await parts.checks.move(storeHash, checkId, { kind: 'handedOver' }, parts.clock());
      if (!moved.ok) return problem(c, 'link_expired');
      parts.log.info({ storeHash, checkId }, 'hand-off opened');
      const checkToken = await parts.tokens.issue(storeHash, checkId);
      const { check: view, mayOrder } = await updateOf(parts, store, moved.value);
      const isOrdered = (await parts.orders.latestOf(storeHash, checkId)) !== undefined;
      return c.json({ check: view, checkToken, mayOrder, isOrdered } satisfies OpenedCheck);
    });
}

/** The check that a link from an e-mail is of, while there is still something to do for it. */
async function mailedCheck({ handOffs, checks }: Parts, code: string): Promise<Check | undefined> {
  const mailed = await handOffs.findMailed(code);
  const check = mailed && (await checks.find(mailed.storeHash, mailed.checkId));
  return check && openStatuses.includes(check.status) ? check : undefined;
}
