import type { Check } from '../checks/check.ts';
import { engageCheck } from '../checks/engage-check.ts';
import { type OrderRecord, planOrderStatus, recordAfter } from '../checks/order-status.ts';
import type { Checks, Shop, ShopDirectory, ShopOrder } from '../checks/ports.ts';
import { metafieldsFor, stageOf } from '../checks/projection.ts';
import { requirementFor } from '../checks/requirement-for.ts';
import { orderStatus } from '../checks/settings.ts';
import type { Work } from '../checks/work.ts';
import type { Orders } from '../store/orders.ts';
import type { Store, Stores } from '../store/stores.ts';
import { JobError } from './job-error.ts';

export interface SettleOrderParts {
  readonly stores: Stores;
  readonly checks: Checks;
  readonly orders: Orders;
  readonly shops: ShopDirectory;
  readonly clock: () => number;
  readonly newCheckId: () => string;
}

/**
 * Looks at one order as it stands now: finds or makes the check that speaks for it, holds the order while that is not clear, releases
 * a hold of ours when it is, and writes the check onto the order. Safe to repeat, and to come late.
 */
export function createSettleOrder(parts: SettleOrderParts) {
  return async ({ storeHash, orderId }: Extract<Work, { name: 'settle-order' }>): Promise<void> => {
    const store = await parts.stores.find(storeHash);
    const shop = parts.shops(storeHash);
    if (!store || !shop) return;
    const read = await shop.readOrder(orderId);
    if (!read.ok) {
      if (read.code === 'not_found') return;
      throw new JobError(read.code);
    }
    const order = read.value;
    const known = await parts.orders.find(storeHash, orderId);
    const isOlderThanUs = !known && order.createdAtMs < store.installedAtMs;
    // An order is stored as incomplete before it is paid for; the change that completes it brings us here again.
    if (order.isDeleted || order.statusId === orderStatus.incomplete || isOlderThanUs) return;

    const record: OrderRecord = known ?? {
      storeHash,
      orderId,
      checkId: null,
      heldFromStatusId: null,
      isHoldApplied: false,
      stageApplied: null,
    };
    const { check, needsHold } = await findCheck(parts, store, order, record);
    if (!check && !known) return;
    const linked = { ...record, checkId: check?.checkId ?? null };
    await applyStatus(parts, store, shop, order, linked, check, needsHold);
    if (check) {
      const written = await shop.writeMetafields({ kind: 'orders', id: orderId }, metafieldsFor(check, store.settings));
      if (!written.ok) throw new JobError(written.code);
    }
  };
}

async function findCheck(
  { checks, clock, newCheckId }: SettleOrderParts,
  store: Store,
  order: ShopOrder,
  record: OrderRecord,
): Promise<{ check: Check | undefined; needsHold: boolean }> {
  const { storeHash } = store;
  const customerId = order.customerId || null;
  const linked = record.checkId === null ? undefined : await checks.find(storeHash, record.checkId);
  const ofCart = linked ?? (order.cartId === null ? undefined : await checks.findForCart(storeHash, order.cartId));
  const asked = requirementFor(store.policy, order.facts);
  if (!asked) return { check: ofCart, needsHold: false };
  const cart = { cartId: order.cartId, ofCart };
  const { check, standing } = await engageCheck({ checks, clock, newCheckId }, store, cart, customerId, asked);
  return { check, needsHold: standing !== 'clear' };
}

async function applyStatus(
  { orders }: SettleOrderParts,
  { settings }: Store,
  shop: Shop,
  { orderId, statusId }: ShopOrder,
  record: OrderRecord,
  check: Check | undefined,
  needsHold: boolean,
): Promise<void> {
  const stage = check ? stageOf(check.status) : null;
  const plan = planOrderStatus(statusId, record, stage, needsHold, settings);
  let intended = record;
  if (plan.kind === 'set' && plan.reason !== 'release') {
    // Stored before the order is touched: should we die in between, the hold is still known to be ours.
    intended = { ...record, heldFromStatusId: record.heldFromStatusId ?? statusId };
    await orders.save(intended, plan);
  }
  if (plan.kind === 'set') {
    const moved = await shop.moveOrder(orderId, statusId, plan.statusId);
    if (!moved.ok) throw new JobError(moved.code);
    if (!moved.value) throw new JobError('order_moved');
  }
  await orders.save(recordAfter(intended, plan, stage, needsHold, settings.orderStatusSync.isOn), plan);
}
