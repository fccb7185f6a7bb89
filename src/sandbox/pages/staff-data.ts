import { asPrice } from '../money.ts';
import { orderStatuses, orderStatusName } from '../order-statuses.ts';
import { billFor } from '../pricing.ts';
import type { MetafieldOwner } from '../state.ts';
import { type Store, storeName } from '../store.ts';
import { isoTime } from '../times.ts';

const latestDeliveries = 6;

/** What staff and apps see, newest first: the page `/bigcommerce` shows it, and `/bigcommerce.json` answers it. */
export function readStaffData(store: Store) {
  const { state, storeHash } = store;
  return {
    store: { hash: storeHash, name: storeName },
    orders: state.orders
      .map((order) => {
        const { cart } = order;
        const bill = billFor(cart);
        return {
          id: order.id,
          statusId: order.statusId,
          status: orderStatusName(order.statusId),
          placedAt: isoTime(order.createdAtMs),
          customerId: cart.customerId,
          customerName: `${cart.billing?.firstName ?? ''} ${cart.billing?.lastName ?? ''}`.trim(),
          items: bill.lines.map(({ product, quantity }) => `${quantity} × ${product.name}`),
          total: asPrice(bill.totalMinor),
          staffNotes: order.staffNotes,
          metafields: metafieldsOf(store, 'order', order.id),
        };
      })
      .reverse(),
    customers: state.customers
      .map((customer) => ({
        id: customer.id,
        name: `${customer.firstName} ${customer.lastName}`,
        email: customer.email,
        attributes: state.attributeValues
          .filter(({ customerId }) => customerId === customer.id)
          .map(({ attributeId, value }) => ({
            name: state.attributes.find(({ id }) => id === attributeId)?.name ?? '',
            value,
          })),
        metafields: metafieldsOf(store, 'customer', customer.id),
      }))
      .reverse(),
    scripts: state.scripts.map(
      ({ uuid, name, src, html, visibility, location, loadMethod, enabled, consentCategory, integrityHashes }) => ({
        uuid,
        name,
        visibility,
        location,
        loadMethod,
        enabled,
        integrityHashes,
        consentCategory: consentCategory ?? 'unknown',
        content: src ?? html ?? '',
      }),
    ),
    webhooks: state.hooks.map(({ id, scope, destination, isActive }) => ({
      id,
      scope,
      destination,
      isActive,
      deliveries: state.deliveries
        .filter(({ hookId }) => hookId === id)
        .slice(-latestDeliveries)
        .reverse()
        .map((delivery) => ({
          id: delivery.id,
          scope: delivery.scope,
          attempts: delivery.attempts,
          lastAttemptAt: delivery.lastAttemptAtMs === null ? null : isoTime(delivery.lastAttemptAtMs),
          lastStatus: delivery.lastStatus,
          nextAttemptAt: delivery.nextAttemptAtMs === null ? null : isoTime(delivery.nextAttemptAtMs),
        })),
    })),
    statuses: [...orderStatuses].sort((a, b) => a.order - b.order).map(({ id, name }) => ({ id, name })),
  };
}

export type StaffData = ReturnType<typeof readStaffData>;

const metafieldsOf = ({ state }: Store, owner: MetafieldOwner, ownerId: number) =>
  state.metafields
    .filter((metafield) => metafield.owner === owner && metafield.ownerId === ownerId)
    .map(({ namespace, key, value }) => ({ namespace, key, value }));
