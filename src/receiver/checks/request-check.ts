import type { Requirement } from '../../contract/wire/requirement.ts';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import type { Check } from './check.ts';
import { chooseProvider } from './choose-provider.ts';
import type { Checks, NewCheck, Shop } from './ports.ts';
import type { ProviderDirectory } from './provider.ts';
import type { StoreSettings } from './settings.ts';

/** What a merchant wants a check of. */
export type CheckTarget = { readonly orderId: number } | { readonly cartId: string } | { readonly customerId: number };

export interface RequestCheckParts {
  readonly checks: Checks;
  readonly providers: Pick<ProviderDirectory, 'isOut'>;
  readonly clock: () => number;
  readonly newCheckId: () => string;
  /** The check that speaks for an order now. */
  readonly findForOrder: (storeHash: string, orderId: number) => Promise<Check | undefined>;
}

interface AskingStore {
  readonly storeHash: string;
  readonly settings: StoreSettings;
  readonly policy: { readonly version: number };
}

/** Asked where nothing else was and is: anyone's document. */
const leastRequirement: Requirement = { ial: 1, minimumAge: null };

/**
 * Makes a new check because the merchant wants one, in the place of whatever stands there, a verified one too. `requirement` left out
 * is that of the check before. Fails with `unknown_order`, with `upstream_unavailable` while the order can't be read, and with `busy`
 * when the shopper began another check in the same moment; nothing is changed then.
 */
export async function requestCheck(
  parts: RequestCheckParts,
  store: AskingStore,
  shop: Shop | undefined,
  target: CheckTarget,
  requirement: Requirement | undefined,
  /** The member of staff who wants it, where one does. */
  byUserId?: number,
): Promise<Result<Check, 'unknown_order' | 'upstream_unavailable' | 'busy'>> {
  const found = await subjectOf(parts, store.storeHash, shop, target);
  if (!found.ok) return found;
  const { cartId, customerId, orderId, before } = found.value;
  const check: NewCheck = {
    checkId: parts.newCheckId(),
    storeHash: store.storeHash,
    provider: await chooseProvider(parts.providers, store),
    requirement: requirement ?? before?.requirement ?? leastRequirement,
    cartId,
    customerId,
    policyVersion: store.policy.version,
    ruleIds: [],
    createdAtMs: parts.clock(),
  };
  const created = await parts.checks.replace(check, orderId, byUserId);
  return created ? ok(created) : fail('busy');
}

interface Subject {
  readonly cartId: string | null;
  readonly customerId: number | null;
  readonly orderId: number | null;
  readonly before: Check | undefined;
}

async function subjectOf(
  { checks, findForOrder }: RequestCheckParts,
  storeHash: string,
  shop: Shop | undefined,
  target: CheckTarget,
): Promise<Result<Subject, 'unknown_order' | 'upstream_unavailable'>> {
  if ('cartId' in target) {
    const { cartId } = target;
    const before = await checks.findForCart(storeHash, cartId);
    // Whose check the cart has is whose cart it is, as far as anyone knows.
    return ok({ cartId, customerId: before?.customerId ?? null, orderId: null, before });
  }
  if ('customerId' in target) {
    const { customerId } = target;
    const [before] = await checks.findForCustomer(storeHash, customerId);
    return ok({ cartId: null, customerId, orderId: null, before });
  }
  const { orderId } = target;
  const order = await shop?.readOrder(orderId);
  if (!order?.ok) return fail(order?.code === 'not_found' ? 'unknown_order' : 'upstream_unavailable');
  const { cartId, isDeleted } = order.value;
  if (isDeleted) return fail('unknown_order');
  const customerId = order.value.customerId || null;
  const ofCart = cartId === null ? undefined : await checks.findForCart(storeHash, cartId);
  return ok({ cartId, customerId, orderId, before: (await findForOrder(storeHash, orderId)) ?? ofCart });
}
