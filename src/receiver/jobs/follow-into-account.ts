import type { Check } from '../checks/check.ts';
import type { Checks, Shop, ShopDirectory, ShopOrder } from '../checks/ports.ts';
import { isClearStatus } from '../checks/projection.ts';
import type { Work } from '../checks/work.ts';
import type { Orders } from '../store/orders.ts';
import type { Store, Stores } from '../store/stores.ts';
import { JobError } from './job-error.ts';

export interface FollowParts {
  readonly checks: Checks;
  readonly clock: () => number;
}

export interface FollowIntoAccountParts extends FollowParts {
  readonly stores: Stores;
  readonly orders: Pick<Orders, 'latestOf'>;
  readonly shops: ShopDirectory;
}

/**
 * Somebody made an account. Has the check follow them into it that an order of theirs was cleared with when they were a guest. Safe to
 * repeat. BigCommerce may only later say that the order is theirs: it is settled then, and the check follows from there.
 */
export function createFollowIntoAccount(parts: FollowIntoAccountParts) {
  const { stores, checks, orders, shops } = parts;
  return async ({ storeHash, customerId }: Extract<Work, { name: 'follow-into-account' }>): Promise<void> => {
    const store = await stores.find(storeHash);
    const shop = await shops(storeHash);
    // Most accounts are of people who were never asked: nothing is read of them.
    if (!store || !shop || !(await checks.hasGuests(storeHash))) return;
    const customer = await shop.readCustomer(customerId);
    if (!customer.ok && customer.code !== 'not_found') throw new JobError(customer);
    const email = customer.ok ? customer.value.email : null;
    if (email === null) return;
    for (const check of (await checks.findForEmail(storeHash, email)).filter(({ status }) => isClearStatus(status))) {
      const orderId = await orders.latestOf(storeHash, check.checkId);
      const order = orderId === undefined ? undefined : await shop.readOrder(orderId);
      if (order && !order.ok && order.code !== 'not_found') throw new JobError(order);
      if (order?.ok && (await isProven(parts, store, order.value, check, { customerId, email })))
        return give(parts, order.value, check, customerId);
    }
  };
}

/** Has the check of an order follow its guest, where BigCommerce says by now whose account the order is in. Safe to repeat. */
export async function followOrder(parts: FollowParts, store: Store, shop: Shop, order: ShopOrder, check: Check) {
  const { customerId } = order;
  const { email } = order.addressee;
  if (customerId === 0 || email === null || check.customerId !== null || !isClearStatus(check.status)) return;
  if (!(await isProven(parts, store, order, check, { customerId, email }))) return;
  const customer = await shop.readCustomer(customerId);
  if (!customer.ok && customer.code !== 'not_found') throw new JobError(customer);
  if (customer.ok && isSameAddress(customer.value.email, email)) await give(parts, order, check, customerId);
}

/**
 * Anybody can make an account with any address, as nobody is asked to prove it. What proves that the account is the guest's is that their
 * order, which was placed with that address and with this check, is the account's now: BigCommerce puts it there for whoever has just
 * placed it, and staff do. Where the merchant trusts addresses, the address alone does. An account that has a check keeps to that.
 */
async function isProven(
  { checks }: FollowParts,
  { storeHash, settings }: Store,
  order: ShopOrder,
  { checkId }: Check,
  account: { readonly customerId: number; readonly email: string },
): Promise<boolean> {
  const { addressee, customerId } = order;
  if (!isSameAddress(addressee.email, account.email)) return false;
  if (customerId !== account.customerId && !(customerId === 0 && settings.linkByEmail)) return false;
  // Noted for guests alone: a check that somebody left in a cart, and another signed in there, is not that one's.
  const ofGuests = await checks.findForEmail(storeHash, account.email);
  if (!ofGuests.some((one) => one.checkId === checkId)) return false;
  return (await checks.findForCustomer(storeHash, account.customerId)).length === 0;
}

async function give({ checks, clock }: FollowParts, { orderId }: ShopOrder, check: Check, customerId: number) {
  await checks.move(check.storeHash, check.checkId, { kind: 'claimed', customerId, orderId }, clock());
}

const isSameAddress = (one: string | null, other: string | null) =>
  one !== null && other !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
