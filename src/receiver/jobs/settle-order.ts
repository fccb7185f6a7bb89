import type { Check } from '../checks/check.ts';
import { type OrderMemory, type Remembered, taskAfter } from '../checks/order-memory.ts';
import { isWorthKeeping, type OrderRecord, planOrderStatus, recordAfter } from '../checks/order-status.ts';
import type { Checks, Shop, ShopDirectory, ShopOrder } from '../checks/ports.ts';
import { metafieldKeys, metafieldsFor, stageOf } from '../checks/projection.ts';
import type { ProviderDirectory } from '../checks/provider.ts';
import { orderStatus, type Stage } from '../checks/settings.ts';
import { staffLineFor } from '../checks/staff-line.ts';
import type { Work } from '../checks/work.ts';
import type { OrderActions } from '../store/order-actions.ts';
import type { OrderLooks } from '../store/order-looks.ts';
import type { Orders } from '../store/orders.ts';
import type { ShadowHits } from '../store/shadow-hits.ts';
import type { Store, Stores } from '../store/stores.ts';
import { type AwaitShopperParts, awaitShopper, type SettledOrder } from './await-shopper.ts';
import { findOrderCheck } from './find-order-check.ts';
import { followOrder } from './follow-into-account.ts';
import { JobError } from './job-error.ts';
import { finishMove, moveOrder } from './move-order.ts';

export interface SettleOrderParts extends AwaitShopperParts {
  readonly stores: Stores;
  readonly checks: Checks;
  readonly orders: Orders;
  readonly orderLooks: OrderLooks;
  readonly orderMemory: OrderMemory;
  readonly orderActions: OrderActions;
  readonly providers: Pick<ProviderDirectory, 'isOut'>;
  readonly shadowHits: Pick<ShadowHits, 'note'>;
  readonly shops: ShopDirectory;
  readonly clock: () => number;
  readonly newCheckId: () => string;
}

/**
 * Looks at one order as it stands now: finds or makes the check that speaks for it, holds the order while that is not clear, releases
 * a hold of ours when it is, and writes the check onto the order. What is no news, such as what BigCommerce says of our own writes, is
 * not looked at. Safe to repeat, and to come late.
 */
export function createSettleOrder(parts: SettleOrderParts) {
  return async ({ storeHash, orderId, news }: Extract<Work, { name: 'settle-order' }>): Promise<void> => {
    const changedAtMs = news?.kind === 'change' ? news.changedAtMs : null;
    if (changedAtMs !== null && (await parts.orderLooks.hasSeen(storeHash, orderId, changedAtMs))) return;
    const store = await parts.stores.find(storeHash);
    const shop = await parts.shops(storeHash);
    if (!store || !shop) return;
    const known = await parts.orders.find(storeHash, orderId);
    const remembered = await parts.orderMemory.find(storeHash, orderId);
    const checkBefore = known?.checkId ? await parts.checks.findEver(storeHash, known.checkId) : undefined;
    const { protectedStatusIds } = store.settings.orderStatusSync;
    const isUnderWay = known?.move !== undefined && known.move !== null;
    const task = isUnderWay
      ? 'look'
      : taskAfter(news, remembered, checkBefore, store.policy.version, protectedStatusIds);
    if (task === 'nothing') {
      if (changedAtMs !== null) await parts.orderLooks.note(storeHash, orderId, changedAtMs);
      return;
    }
    if (task === 'show' && checkBefore && remembered.seen) {
      await show(store, shop, orderId, checkBefore, false);
      const check = { ...checkBefore, stage: stageOf(checkBefore.status) };
      await parts.orderMemory.save(storeHash, orderId, seenWith(remembered, remembered.seen.statusId, check, true));
      return;
    }
    await look(parts, store, shop, orderId, known, remembered, news === undefined);
  };
}

async function look(
  parts: SettleOrderParts,
  store: Store,
  shop: Shop,
  orderId: number,
  known: OrderRecord | undefined,
  remembered: Remembered,
  /** Whether anything may be otherwise than it was: what the order shows, and what the rules ask about besides it. */
  isDoubted: boolean,
): Promise<void> {
  const { storeHash } = store;
  const read = await shop.readOrder(orderId, remembered.judged === null || isDoubted);
  if (!read.ok) {
    if (read.code === 'not_found') return;
    throw new JobError(read);
  }
  const order = read.value;
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
    move: null,
  };
  const found = await findOrderCheck(parts, store, shop, order, record, isDoubted ? null : remembered.judged);
  const { check, isAsked, needsHold, trouble, judged } = found;
  const hasNeverAsked = !known || remembered.judged?.asked === null;
  if (!check && !isAsked && hasNeverAsked) {
    // Remembered, so that news of where it goes next needs no second look.
    const learned = { ...remembered, judged };
    await parts.orderMemory.save(storeHash, orderId, seenWith(learned, order.statusId, undefined, false));
    await parts.orderLooks.note(storeHash, orderId, order.modifiedAtMs);
    return;
  }
  const linked = {
    ...record,
    checkId: check?.checkId ?? null,
    isCleared: record.isCleared || (isAsked && !needsHold),
  };
  // Linked before anything else is done: a verdict that comes while we work then brings us here again.
  await parts.orders.save(linked, null);
  const { email } = order.addressee;
  if (check && order.customerId === 0 && email !== null) await parts.checks.noteEmail(storeHash, check.checkId, email);
  const stage = check && isAsked ? stageOf(check.status) : null;
  const after = await applyStatus(parts, store, shop, order, linked, check, stage, needsHold);
  if (check) {
    const isSameAsSeen = remembered.seen?.check?.revision === check.revision;
    await show(store, shop, orderId, check, isDoubted && isSameAsSeen);
    // Moved, or forgotten, while it was written: that is shown next time.
    const now = await parts.checks.findEver(storeHash, check.checkId);
    if (now?.revision !== check.revision) throw new JobError('check_moved');
  } else {
    const removed = await shop.removeMetafields({ kind: 'orders', id: orderId }, metafieldKeys(store.settings));
    if (!removed.ok) throw new JobError(removed);
  }
  // What was not known counted against the order: it is judged again when more is.
  if (trouble) throw new JobError(trouble);
  await awaitShopper(parts, store, shop, { ...after, order, heldFor: needsHold && check ? check : null });
  const seenCheck = check && { ...check, stage: stageOf(check.status) };
  const learned = { ...remembered, judged };
  await parts.orderMemory.save(storeHash, orderId, seenWith(learned, after.statusId, seenCheck, needsHold));
  await parts.orderLooks.note(storeHash, orderId, after.modifiedAtMs);
  if (check) await followOrder(parts, store, shop, order, check);
}

const seenWith = (
  { judged }: Pick<Remembered, 'judged'>,
  statusId: number,
  check: (Pick<Check, 'checkId' | 'revision'> & { readonly stage: Stage }) | undefined,
  needsHold: boolean,
): Remembered => ({
  judged,
  seen: {
    statusId,
    check: check ? { checkId: check.checkId, revision: check.revision, stage: check.stage } : null,
    needsHold,
  },
});

/** Makes the order show its check. */
async function show({ settings }: Store, shop: Shop, orderId: number, check: Check, isDoubted: boolean): Promise<void> {
  const written = await shop.writeMetafields(
    { kind: 'orders', id: orderId },
    metafieldsFor(check, settings),
    isDoubted,
  );
  if (!written.ok) throw new JobError(written);
  if (!settings.isInStaffNotes) return;
  const noted = await shop.writeStaffLine(orderId, staffLineFor(check));
  if (!noted.ok) throw new JobError(noted);
}

/** Answers the status that the order has then, and when it was changed last. */
async function applyStatus(
  parts: SettleOrderParts,
  store: Store,
  shop: Shop,
  order: ShopOrder,
  linked: OrderRecord,
  check: Check | undefined,
  stage: Stage | null,
  needsHold: boolean,
): Promise<Pick<SettledOrder, 'record' | 'statusId'> & Pick<ShopOrder, 'modifiedAtMs'>> {
  const { storeHash, settings } = store;
  const { orderId, statusId, modifiedAtMs, isPaid, isAuthorised, isDigital } = order;
  const record = await finishMove(parts, store, order, linked, check);
  const plan = planOrderStatus({ ...record, statusId, isPaid, isAuthorised, isDigital }, stage, needsHold, settings);
  if (plan.kind === 'set') {
    const staffLine = settings.isInStaffNotes && check ? staffLineFor(check) : null;
    const subject = { order, record, check, stage, needsHold };
    return { ...(await moveOrder(parts, store, shop, subject, plan, staffLine)), statusId: plan.statusId };
  }
  if (isWorthKeeping(plan)) {
    const of = check ? { checkId: check.checkId, revision: check.revision } : null;
    await parts.orderActions.add({ storeHash, orderId, atMs: parts.clock(), plan, fromStatusId: statusId, check: of });
  }
  const recorded = recordAfter(record, plan, stage, needsHold, settings.orderStatusSync.isOn);
  await parts.orders.save(recorded, plan);
  return { record: recorded, statusId, modifiedAtMs };
}
