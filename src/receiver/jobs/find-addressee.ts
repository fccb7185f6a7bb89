import type { Check } from '../checks/check.ts';
import type { Addressee, Shop } from '../checks/ports.ts';
import type { Orders } from '../store/orders.ts';
import { JobError } from './job-error.ts';

export interface FindAddresseeParts {
  readonly orders: Orders;
}

/** Somebody who can be written to, and the order that it is about. */
export interface Found {
  readonly addressee: Addressee & { readonly email: string };
  readonly orderId: number | null;
}

/**
 * Whom to write to about a check, read from the shop each time: who placed this order, or the check's latest order where none is meant,
 * or else whose account or whose cart it is. Undefined where there is no address. Throws `JobError` while the shop can't be asked.
 */
export async function findAddressee(
  { orders }: FindAddresseeParts,
  shop: Shop,
  check: Check,
  ofOrderId: number | null,
): Promise<Found | undefined> {
  const orderId = ofOrderId ?? (await orders.latestOf(check.storeHash, check.checkId)) ?? null;
  const addressee = await read(shop, check, orderId);
  return addressee?.email ? { addressee: { ...addressee, email: addressee.email }, orderId } : undefined;
}

async function read(shop: Shop, { customerId, cartId }: Check, orderId: number | null): Promise<Addressee | undefined> {
  if (orderId !== null) {
    const addressee = await shop.readAddressee(orderId);
    return addressee.ok ? (addressee.value ?? undefined) : unless('not_found', addressee);
  }
  if (customerId !== null) {
    const customer = await shop.readCustomer(customerId);
    return customer.ok ? customer.value : unless('not_found', customer);
  }
  if (cartId === null) return undefined;
  const contact = await shop.readContact(cartId, false);
  if (!contact.ok) return unless('not_found', contact);
  const { email, name } = contact.value;
  return { email, firstName: name?.first || null, locale: null };
}

type Failure = ConstructorParameters<typeof JobError>[0] & object;

function unless(code: Failure['code'], failure: Failure): undefined {
  if (failure.code !== code) throw new JobError(failure);
}
