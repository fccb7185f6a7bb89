import { Hono } from 'hono';
import { type Decision, readDecisionRequest } from '../../contract/wire/decision.ts';
import type { Facts } from '../../contract/wire/facts.ts';
import { placedHere } from '../../contract/wire/placed-here.ts';
import type { Policy } from '../../contract/wire/policy.ts';
import { fail } from '../../contract/wire/result.ts';
import { rulesInForce } from '../../rules/rules-in-force.ts';
import { viewOf } from '../checks/check.ts';
import { completeFacts } from '../checks/complete-facts.ts';
import { engageCheck } from '../checks/engage-check.ts';
import type { ShopResult } from '../checks/ports.ts';
import { requirementFor } from '../checks/requirement-for.ts';
import { shadowsOnCart } from '../checks/shadow.ts';
import type { Store } from '../store/stores.ts';
import { readJson } from './body.ts';
import { limited } from './limited.ts';
import { toldNow } from './opened-check.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

/** How long a shopper is kept waiting for what BigCommerce knows. The page itself gives up later than this. */
const patienceMs = 4_000;

/** `POST /v1/decisions`: does this cart need a check now? The same question finds the same check again. */
export function decisions(parts: Parts): Hono<Env> {
  /** The page's facts with what it can't know. What BigCommerce does not tell in time stays unknown, and counts towards the check. */
  const complete = async (
    { storeHash }: Store,
    policy: Policy,
    claimed: Facts,
    customerId: number | null,
  ): Promise<Facts> => {
    const shop = await parts.shops(storeHash);
    const subject = {
      orderId: null,
      customerId,
      email: null,
      productIds: claimed.productIds,
      shippingPlaces: null,
      billingPlace: null,
    };
    using deadline = startDeadline(patienceMs);
    const { facts, troubles } = await completeFacts(policy, withoutGuesses(claimed), (source) =>
      Promise.race([shop?.findFacts(source, subject) ?? fail('unreachable'), deadline.passed]),
    );
    for (const { source, code } of troubles) parts.log.warn({ storeHash, source, code }, 'facts not found');
    return facts;
  };

  return new Hono<Env>().post('/', async (c) => {
    const body = await readJson(c.req.raw, readDecisionRequest);
    if (!body.ok) return problem(c, body.code);
    const { storeHash, cartId, facts, customerToken } = body.value;
    const store = await parts.stores.find(storeHash);
    if (!store) return problem(c, 'unknown_store');
    const origin = c.req.header('origin');
    if (origin !== undefined && !store.origins.includes(origin)) return problem(c, 'origin_not_allowed');
    const refusal = await limited(c, parts.shopperLimit, 'shopper', parts.clientKey(c, storeHash));
    if (refusal) return refusal;

    // A token that can't be believed is no reason to turn a shopper away: the cart speaks for them, as it does for a guest.
    const customerId = (customerToken !== null && (await parts.currentCustomer(customerToken, storeHash))) || null;
    const policy = rulesInForce(store.policy, 'cart');
    const known = await complete(store, policy, facts, customerId);
    const asked = requirementFor(policy, known);
    const hit = {
      storeHash,
      policyVersion: policy.version,
      of: { cartId },
      isAsked: asked !== null,
      atMs: parts.clock(),
    };
    await parts.shadowHits.note(shadowsOnCart(store.policy, known).map(({ id: ruleId }) => ({ ...hit, ruleId })));
    if (!asked) return c.json({ decision: 'clear' } satisfies Decision);
    const ofCart = await parts.checks.findForCart(storeHash, cartId);
    const { check, standing } = await engageCheck(parts, store, { cartId, ofCart }, customerId, asked);
    parts.log.info({ storeHash, checkId: check.checkId, standing, policyVersion: asked.policyVersion }, 'decision');
    const told = await toldNow(parts.providers, store, check, standing);
    if (told.decision === 'clear') return c.json({ decision: 'clear' } satisfies Decision);
    if (store.firstGatedAtMs === null) await parts.stores.noteGated(storeHash, parts.clock());
    const checkToken = await parts.tokens.issue(storeHash, check.checkId);
    return c.json({
      decision: told.decision,
      check: viewOf(check, store.settings),
      checkToken,
      mayOrder: told.mayOrder,
    } satisfies Decision);
  });
}

/** A page can't know these, so what one says of them is not taken. The rest is believed until there is an order to judge. */
const withoutGuesses = (claimed: Facts): Facts => ({
  ...claimed,
  categoryIds: null,
  customFields: null,
  isFirstOrder: null,
  ...placedHere,
  customerGroupId: claimed.customerGroupId ?? (claimed.isGuest ? 0 : null),
});

/** Answers `unreachable` once the time is over, whoever is still being waited for. */
function startDeadline(afterMs: number): Disposable & { readonly passed: ShopResult<never> } {
  const { promise, resolve } = Promise.withResolvers<Awaited<ShopResult<never>>>();
  const timer = setTimeout(() => resolve(fail('unreachable')), afterMs);
  return { passed: promise, [Symbol.dispose]: () => clearTimeout(timer) };
}
