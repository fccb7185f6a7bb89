import { Hono } from 'hono';
import { type Decision, readDecisionRequest } from '../../contract/wire/decision.ts';
import { viewOf } from '../checks/check.ts';
import { engageCheck } from '../checks/engage-check.ts';
import { requirementFor } from '../checks/requirement-for.ts';
import { readJson } from './body.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

/** `POST /v1/decisions`: does this cart need a check now? The same question finds the same check again. */
export function decisions(parts: Parts): Hono<Env> {
  return new Hono<Env>().post('/', async (c) => {
    const body = await readJson(c.req.raw, readDecisionRequest);
    if (!body.ok) return problem(c, body.code);
    const { storeHash, cartId, facts, customerToken } = body.value;
    const store = await parts.stores.find(storeHash);
    if (!store) return problem(c, 'unknown_store');
    const origin = c.req.header('origin');
    if (origin !== undefined && !store.origins.includes(origin)) return problem(c, 'origin_not_allowed');

    const asked = requirementFor(store.policy, facts);
    if (!asked) return c.json({ decision: 'clear' } satisfies Decision);
    // A token that can't be believed is no reason to turn a shopper away: the cart speaks for them, as it does for a guest.
    const customerId = (customerToken !== null && (await parts.currentCustomer(customerToken, storeHash))) || null;
    const ofCart = await parts.checks.findForCart(storeHash, cartId);
    const { check, standing } = await engageCheck(parts, store, { cartId, ofCart }, customerId, asked);
    parts.log.info({ storeHash, checkId: check.checkId, standing, policyVersion: asked.policyVersion }, 'decision');
    if (standing === 'clear') return c.json({ decision: 'clear' } satisfies Decision);
    const checkToken = await parts.tokens.issue(storeHash, check.checkId);
    return c.json({ decision: standing, check: viewOf(check), checkToken, mayOrder: false } satisfies Decision);
  });
}
