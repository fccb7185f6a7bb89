import { type OrderRecord, planOrderStatus, recordAfter, recordBefore } from '../checks/order-status.ts';
import type { Checks, Shop, ShopDirectory, ShopOrder } from '../checks/ports.ts';
import { metafieldKeys, metafieldsFor, stageOf } from '../checks/projection.ts';
import type { ProviderDirectory } from '../checks/provider.ts';
import { orderStatus, type Stage } from '../checks/settings.ts';
import type { Work } from '../checks/work.ts';
import type { OrderLooks } from '../store/order-looks.ts';
import type { Orders } from '../store/orders.ts';
import type { Store, Stores } from '../store/stores.ts';
import { type AwaitShopperParts, awaitShopper, type SettledOrder } from './await-shopper.ts';
import { findOrderCheck } from './find-order-check.ts';
import { JobError } from './job-error.ts';

export interface SettleOrderParts extends AwaitShopperParts {
  readonly stores: Stores;
  readonly checks: Checks;
  readonly orders: Orders;
  readonly orderLooks: OrderLooks;
  readonly providers: Pick<ProviderDirectory, 'isOut'>;
  readonly shops: ShopDirectory;
  readonly clock: () => number;
  readonly newCheckId: () => string;
}

/**
 * Looks at one order as it stands now: finds or makes the check that speaks for it, holds the order while that is not clear, releases
 * a hold of ours when it is, and writes the check onto the order. Safe to repeat, and to come late.
 */
export function createSettleOrder(parts: SettleOrderParts) {
  return async ({ storeHash, orderId, changedAtMs }: Extract<Work, { name: 'settle-order' }>): Promise<void> => {
    if (changedAtMs !== undefined && (await parts.orderLooks.hasSeen(storeHash, orderId, changedAtMs))) return;
    const store = await parts.stores.find(storeHash);
    const shop = await parts.shops(storeHash);
    if (!store || !shop) return;
    const read = await shop.readOrder(orderId);
    if (!read.ok) {
      if (read.code === 'not_found') return;
      throw new JobError(read);
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
      isCleared: false,
      heldFromStatusId: null,
      isHoldApplied: false,
      stageApplied: null,
    };
    const noteLook = () => parts.orderLooks.note(storeHash, orderId, order.modifiedAtMs);
    const { check, isAsked, needsHold, trouble } = await findOrderCheck(parts, store, shop, order, record);
    if (!check && !isAsked && !known) return noteLook();
    const linked = {
      ...record,
      checkId: check?.checkId ?? null,
      isCleared: record.isCleared || (isAsked && !needsHold),
    };
    // Linked before anything else is done: a verdict that comes while we work then brings us here again.
    await parts.orders.save(linked, null);
    const { email } = order.addressee;
    if (check && order.customerId === 0 && email !== null)
      await parts.checks.noteEmail(storeHash, check.checkId, email);
    const stage = check && isAsked ? stageOf(check.status) : null;
    const settled = await applyStatus(parts, store, shop, order, linked, stage, needsHold);
    const owner = { kind: 'orders', id: orderId } as const;
    const written = check
      ? await shop.writeMetafields(owner, metafieldsFor(check, store.settings))
      : await shop.removeMetafields(owner, metafieldKeys(store.settings));
    if (!written.ok) throw new JobError(written);
    if (check) {
      // Moved, or forgotten, while it was written: that is shown next time.
      const now = await parts.checks.findEver(storeHash, check.checkId);
      if (now?.revision !== check.revision) throw new JobError('check_moved');
    }
    // What was not known counted against the order: it is judged again when more is.
    if (trouble) throw new JobError(trouble);
    await awaitShopper(parts, store, shop, { ...settled, order, heldFor: needsHold && check ? check : null });
    await noteLook();
  };
}

async function applyStatus(
  { orders }: SettleOrderParts,
  { settings }: Store,
  shop: Shop,
  { orderId, statusId, isPaid }: ShopOrder,
  record: OrderRecord,
  stage: Stage | null,
  needsHold: boolean,
): Promise<Pick<SettledOrder, 'record' | 'statusId'>> {
  const plan = planOrderStatus({ ...record, statusId, isPaid }, stage, needsHold, settings);
  const before = recordBefore(record, plan, statusId, needsHold);
  if (before !== record) await orders.save(before, plan);
  if (plan.kind === 'set') {
    const moved = await shop.moveOrder(orderId, statusId, plan.statusId);
    if (!moved.ok) throw new JobError(moved);
    if (!moved.value) throw new JobError('order_moved');
  }
  const after = recordAfter(before, plan, stage, needsHold, settings.orderStatusSync.isOn);
  await orders.save(after, plan);
  return { record: after, statusId: plan.kind === 'set' ? plan.statusId : statusId };
}
