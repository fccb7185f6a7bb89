import type { z } from 'zod';
import {
  invitationSchema,
  merchantCheckSchema,
  newCheckSchema,
  staffDecisionSchema,
} from '../../../contract/schema/merchant-check.ts';
import { fail, ok, type Result } from '../../../contract/wire/result.ts';
import { type Check, openStatuses } from '../../checks/check.ts';
import { requestCheck } from '../../checks/request-check.ts';
import type { Parts } from '../parts.ts';
import { idempotencyHeaders, once } from './once.ts';
import { type Answering, type Operation, operation } from './operation.ts';
import { ofCheck } from './read-checks.ts';

const invitationLifeMs = 7 * 24 * 60 * 60 * 1_000;

/** Everything that a merchant may do to checks. */
export function writeChecks(parts: Parts): readonly Operation[] {
  const { checks, providers, checkRecords, orders, handOffs, shops, clock, newCheckId, newCode, publicUrl } = parts;

  const live = async (
    storeHash: string,
    checkId: string,
  ): Promise<Result<Check, 'unknown_check' | 'check_replaced'>> => {
    const check = await checks.find(storeHash, checkId);
    if (check) return ok(check);
    return fail((await checks.findEver(storeHash, checkId)) ? 'check_replaced' : 'unknown_check');
  };

  const show = async (storeHash: string, checkId: string, status: 200 | 201): Answering => {
    const body = await checkRecords.find(storeHash, checkId);
    return body ? ok({ status, body }) : fail('unknown_check');
  };

  const findForOrder = async (storeHash: string, orderId: number) => {
    const record = await orders.find(storeHash, orderId);
    return record?.checkId ? checks.findEver(storeHash, record.checkId) : undefined;
  };

  const decide = (
    kind: 'approved' | 'rejected',
    words: { id: string; path: string; summary: string; meaning: string },
  ) =>
    operation({
      id: words.id,
      method: 'post',
      path: `/checks/{checkId}/${words.path}`,
      scope: 'checks:decide',
      summary: words.summary,
      description: `${words.meaning} Final against everything but another decision of staff; what a provider says later is kept, and changes nothing. Deciding the same again changes nothing.`,
      params: ofCheck,
      unknown: 'unknown_check',
      body: staffDecisionSchema,
      answers: { 200: { description: 'The check with the decision.', schema: merchantCheckSchema } },
      problems: ['unknown_check', 'check_replaced'],
      answer: async ({ store: { storeHash }, params: { checkId }, body: { by, reason } }) => {
        const found = await live(storeHash, checkId);
        if (!found.ok) return found;
        const moved = await checks.move(storeHash, checkId, { kind, by, reason }, clock());
        return moved.ok ? show(storeHash, checkId, 200) : moved;
      },
    });

  return [
    operation({
      id: 'createCheck',
      method: 'post',
      path: '/checks',
      scope: 'checks:write',
      summary: 'Ask for a check',
      description:
        'Makes a new check for an order, a cart or a customer. It replaces the present one, a verified one too: an order that is still waiting is held until the new check is good. An order’s check replaces every live check of its customer and its cart as well.',
      headers: idempotencyHeaders,
      body: newCheckSchema,
      answers: { 201: { description: 'The new check.', schema: merchantCheckSchema } },
      problems: ['unknown_order', 'upstream_unavailable', 'busy', 'idempotency_mismatch', 'idempotency_in_progress'],
      answer: ({ store, headers, body }) => {
        const { storeHash } = store;
        return once(parts, storeHash, headers['idempotency-key'], ['createCheck', body], async () => {
          const asking = { checks, providers, clock, newCheckId, findForOrder };
          const created = await requestCheck(asking, store, await shops(storeHash), body.for, body.requirement);
          return created.ok ? show(storeHash, created.value.checkId, 201) : created;
        });
      },
    }),

    operation({
      id: 'inviteToCheck',
      method: 'post',
      path: '/checks/{checkId}/invitation',
      scope: 'checks:write',
      summary: 'Make a link to a check',
      description:
        'Makes a link that opens the check for your shopper, once, within seven days. Each request makes another; older ones go on working.',
      params: ofCheck,
      unknown: 'unknown_check',
      answers: { 201: { description: 'The link.', schema: invitationSchema } },
      problems: ['unknown_check', 'check_replaced', 'check_closed'],
      answer: async ({ store: { storeHash }, params: { checkId } }) => {
        const found = await live(storeHash, checkId);
        if (!found.ok) return found;
        if (!openStatuses.includes(found.value.status)) return fail('check_closed');
        const code = newCode();
        const made = await handOffs.create({ code, storeHash, checkId, lifeMs: invitationLifeMs }, clock());
        if (!made.ok) return made;
        const expiresAt = new Date(made.value.expiresAtMs).toISOString();
        return ok({ status: 201, body: { link: `${publicUrl}/verify/#${code}`, expiresAt } satisfies Invitation });
      },
    }),

    decide('approved', {
      id: 'approveCheck',
      path: 'approval',
      summary: 'Approve a check',
      meaning: 'A named member of staff vouches for the shopper: the check becomes `manually_approved`.',
    }),
    decide('rejected', {
      id: 'rejectCheck',
      path: 'rejection',
      summary: 'Reject a check',
      meaning: 'A named member of staff refuses the shopper: the check becomes `manually_rejected`.',
    }),
  ];
}

type Invitation = z.infer<typeof invitationSchema>;
