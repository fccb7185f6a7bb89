import { ok } from '../../contract/wire/result.ts';
import type { MetafieldOwner, Shop, ShopOrder, ShopResult } from '../checks/ports.ts';
import { nothingShown, type Shown, type ShownMemory } from '../checks/shown.ts';
import { createClient, type StoreAccess } from './client.ts';
import { readContact } from './contact.ts';
import { createAttributeIds, readCustomer, removeCustomerAttribute, writeCustomerAttributes } from './customers.ts';
import { createFactFinder } from './find-facts.ts';
import { inspect, isTokenGood } from './installation.ts';
import { createLookups } from './lookups.ts';
import { removeMetafields, writeMetafields } from './metafields.ts';
import { listLatestOrders, listOrderChanges } from './order-list.ts';
import { moveOrder, readOrder, readStanding, voidPayment, writeStaffLine } from './orders.ts';
import { createRecentOrders } from './recent-orders.ts';
import { remove } from './removal.ts';
import { readProfile } from './store-profile.ts';
import { enterTestOrder } from './test-order.ts';

/** One store's BigCommerce, spoken to over its Management REST. */
export function createShop(access: StoreAccess & { readonly shown: ShownMemory }): Shop {
  const client = createClient(access);
  const attributeIds = createAttributeIds(client);
  const recent = createRecentOrders(access.clock);

  async function readAnew(orderId: number, isWhole: boolean): ShopResult<ShopOrder> {
    const read = await readOrder(client, orderId, isWhole);
    if (!read.ok) return read;
    const { staffNotes, ...order } = read.value;
    const { statusId, isDeleted, addressee } = order;
    recent.note(orderId, { statusId, staffNotes }, isDeleted ? null : addressee);
    return ok(order);
  }

  /** Writes with what was last seen there in hand, and remembers what is seen then. */
  async function remembering(
    owner: MetafieldOwner,
    write: (shown: Shown) => ShopResult<Partial<Shown>>,
  ): ShopResult<void> {
    const shown = await access.shown.find(owner);
    const written = await write(shown);
    if (!written.ok) return written;
    const next = { ...shown, ...written.value };
    if (JSON.stringify(next) !== JSON.stringify(shown)) await access.shown.save(owner, next);
    return ok(undefined);
  }

  return {
    readProfile: () => readProfile(client),
    readContact: (cartId, isOrdered) => readContact(client, cartId, isOrdered),
    readOrder: (orderId, isWhole = false) => readAnew(orderId, isWhole),
    async readAddressee(orderId) {
      const known = recent.addresseeOf(orderId);
      if (known !== undefined) return ok(known);
      const read = await readAnew(orderId, false);
      return read.ok ? ok(read.value.isDeleted ? null : read.value.addressee) : read;
    },
    readCustomer: (customerId) => readCustomer(client, customerId),
    voidPayment: (orderId) => voidPayment(client, orderId),
    listOrderChanges: (sinceMs, page) => listOrderChanges(client, sinceMs, page),
    listLatestOrders: (page) => listLatestOrders(client, page),
    findFacts: createFactFinder(client, access.clock),
    lookups: createLookups(client, access.clock),
    enterTestOrder: (productId) => enterTestOrder(client, productId),
    async moveOrder(orderId, fromStatusId, toStatusId, staffLine) {
      const known = recent.standingOf(orderId);
      const now = known ? ok(known) : await readStanding(client, orderId);
      if (!now.ok) return now;
      if (now.value.statusId !== fromStatusId) return ok(null);
      recent.noteWritten(orderId);
      const moved = await moveOrder(client, orderId, now.value, toStatusId, staffLine);
      if (moved.ok && staffLine !== null)
        await remembering({ kind: 'orders', id: orderId }, async () => ok({ staffLine }));
      return moved;
    },
    writeStaffLine: (orderId, staffLine) =>
      remembering({ kind: 'orders', id: orderId }, async (shown) => {
        if (shown.staffLine === staffLine) return ok({});
        const written = await writeStaffLine(client, orderId, staffLine);
        recent.noteWritten(orderId);
        return written.ok ? ok({ staffLine }) : written;
      }),
    async writeMetafields(owner, wanted, isDoubted = false) {
      let isAsKnown = false;
      const remembered = await remembering(owner, async (shown) => {
        const written = await writeMetafields(client, owner, wanted, shown.metafields, isDoubted);
        if (!written.ok) return written;
        ({ isAsKnown } = written.value);
        return ok({ metafields: written.value.kept });
      });
      return remembered.ok ? ok({ isAsKnown }) : remembered;
    },
    removeMetafields: (owner, unwanted) =>
      remembering(owner, async () => {
        const removed = await removeMetafields(client, owner, unwanted);
        return removed.ok ? ok({ metafields: nothingShown.metafields }) : removed;
      }),
    writeCustomerAttributes: (customerId, wanted, isDoubted = false) =>
      remembering({ kind: 'customers', id: customerId }, async ({ attributes }) => {
        const written = await writeCustomerAttributes(client, attributeIds, customerId, wanted, attributes, isDoubted);
        return written.ok ? ok({ attributes: written.value }) : written;
      }),
    removeCustomerAttribute: (customerId, name) =>
      remembering({ kind: 'customers', id: customerId }, async ({ attributes: { [name]: _, ...attributes } }) => {
        const removed = await removeCustomerAttribute(client, customerId, name);
        return removed.ok ? ok({ attributes }) : removed;
      }),
    isTokenGood: () => isTokenGood(client),
    inspect: (wanted, isMended) => inspect(client, wanted, isMended),
    async remove(unwanted, isCounted) {
      // What was seen there is not to be relied on any more, however far this gets.
      if (!isCounted) await access.shown.forgetAll();
      return remove(client, unwanted, isCounted);
    },
  };
}
