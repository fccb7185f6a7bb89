import { rulesInForce } from '../../rules/rules-in-force.ts';
import { calendarDay } from '../checks/calendar.ts';
import type { Check } from '../checks/check.ts';
import { completeFacts } from '../checks/complete-facts.ts';
import { engageCheck } from '../checks/engage-check.ts';
import type { Judged } from '../checks/order-memory.ts';
import type { OrderRecord } from '../checks/order-status.ts';
import type { Checks, Shop, ShopError, ShopOrder } from '../checks/ports.ts';
import { stageOf } from '../checks/projection.ts';
import type { ProviderDirectory } from '../checks/provider.ts';
import { type Asked, requirementFor } from '../checks/requirement-for.ts';
import { shadowsOnOrder } from '../checks/shadow.ts';
import { standingOf } from '../checks/standing.ts';
import { choiceWhileOut } from '../checks/while-out.ts';
import type { ShadowHits } from '../store/shadow-hits.ts';
import type { Store } from '../store/stores.ts';
import { JobError } from './job-error.ts';

export interface FindOrderCheckParts {
  readonly checks: Checks;
  readonly providers: Pick<ProviderDirectory, 'isOut'>;
  readonly shadowHits: Pick<ShadowHits, 'note'>;
  readonly clock: () => number;
  readonly newCheckId: () => string;
}

export interface OrderCheck {
  readonly check: Check | undefined;
  /** Whether a rule asks for a check. */
  readonly isAsked: boolean;
  /** Whether the order has to wait for the check. */
  readonly needsHold: boolean;
  /** Why the rules were asked without all facts, where that may pass. */
  readonly trouble?: ShopError | undefined;
  /** What the rules said, to be remembered; null where they were not asked, or not with all facts. */
  readonly judged: Judged | null;
}

/** How long after it was placed an order is left alone while BigCommerce does not say all about it. After that it is held. */
const patienceMs = 60_000;
const passing: readonly ShopError[] = ['unreachable', 'rate_limited'];

/** The check that speaks for an order, made if a rule asks for one and there is none. Throws `JobError` when it is too early to say. */
export async function findOrderCheck(
  parts: FindOrderCheckParts,
  store: Store,
  shop: Shop,
  order: ShopOrder,
  record: OrderRecord,
  judgedBefore: Judged | null,
): Promise<OrderCheck> {
  const { checks } = parts;
  const { storeHash } = store;
  const linked = record.checkId === null ? undefined : await checks.findEver(storeHash, record.checkId);
  if (linked && record.isCleared)
    return { check: linked, isAsked: true, needsHold: stageOf(linked.status) !== 'passed', judged: judgedBefore };
  // Let through once without a check, and so for good.
  if (record.isCleared) return { check: undefined, isAsked: false, needsHold: false, judged: judgedBefore };

  const live = linked && (await checks.find(storeHash, linked.checkId));
  const ofCart = live ?? (order.cartId === null ? undefined : await checks.findForCart(storeHash, order.cartId));
  const { judged, asked, trouble } = await askRules(parts, store, shop, order, judgedBefore);
  if (!asked) return { check: ofCart, isAsked: false, needsHold: false, judged };
  if (trouble && parts.clock() - order.createdAtMs < patienceMs) throw new JobError(trouble);
  const customerId = order.customerId || null;
  const ofEmail = store.settings.linkByEmail ? await clearOfEmail(parts, store, order, asked) : undefined;
  if (ofEmail && ofEmail.checkId !== ofCart?.checkId && !isClear(parts, store, ofCart, asked)) {
    return { check: ofEmail, isAsked: true, needsHold: false, trouble, judged };
  }
  if (asked.isAllowedUnreached && !linked && !ofCart && !(await hasCheck(checks, storeHash, customerId)))
    return { check: undefined, isAsked: true, needsHold: false, judged };
  const { check, standing } = await engageCheck(parts, store, { cartId: order.cartId, ofCart }, customerId, asked);
  // Let through at the checkout, where nobody could verify. What was linked to a check before is not.
  if (standing === 'verify' && !linked && (await choiceWhileOut(parts.providers, store, check)) === 'allow')
    return { check: undefined, isAsked: true, needsHold: false, trouble, judged };
  return { check, isAsked: true, needsHold: standing !== 'clear', trouble, judged };
}

async function askRules(
  { shadowHits, clock }: FindOrderCheckParts,
  store: Store,
  shop: Shop,
  order: ShopOrder,
  before: Judged | null,
): Promise<{ judged: Judged | null; asked: Asked | null; trouble: ShopError | undefined }> {
  const { contents } = order;
  const policy = rulesInForce(store.policy, 'order');
  if (before && before.policyVersion === policy.version && before.contents === contents)
    return { judged: before, asked: before.asked, trouble: undefined };
  const read = await order.readFacts();
  if (!read.ok) throw new JobError(read);
  const { facts, subject } = read.value;
  const completed = await completeFacts(policy, facts, (source) => shop.findFacts(source, subject));
  const trouble = completed.troubles.find(({ code }) => passing.includes(code));
  const asked = requirementFor(policy, completed.facts);
  const shadows = await shadowsOnOrder(store.policy, completed.facts, (source) => shop.findFacts(source, subject));
  const hit = { storeHash: store.storeHash, policyVersion: policy.version, isAsked: asked !== null, atMs: clock() };
  await shadowHits.note(shadows.map(({ id: ruleId }) => ({ ...hit, ruleId, of: { orderId: order.orderId } })));
  const isWhole = completed.troubles.length === 0;
  const judged = isWhole ? { policyVersion: policy.version, contents, asked, atMs: clock() } : null;
  return { judged, asked, trouble: trouble?.code };
}

const hasCheck = async (checks: Checks, storeHash: string, customerId: number | null) =>
  customerId !== null && (await checks.findForCustomer(storeHash, customerId)).length > 0;

const isClear = ({ clock }: FindOrderCheckParts, { timeZone }: Store, check: Check | undefined, asked: Asked) =>
  check !== undefined && standingOf(check, asked.requirement, calendarDay(clock(), timeZone)) === 'clear';

/** A check that another guest's order of the same address was cleared with. One that is not clear speaks for nobody but its own order. */
async function clearOfEmail(parts: FindOrderCheckParts, store: Store, order: ShopOrder, asked: Asked) {
  const { email } = order.addressee;
  if (order.customerId !== 0 || email === null) return undefined;
  const ofEmail = await parts.checks.findForEmail(store.storeHash, email);
  return ofEmail.find((check) => isClear(parts, store, check, asked));
}
