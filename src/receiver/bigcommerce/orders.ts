import { z } from 'zod';
import { type Facts, nothingKnown } from '../../contract/wire/facts.ts';
import { ok } from '../../contract/wire/result.ts';
import type { ShopOrder, ShopResult } from '../checks/ports.ts';
import { orderStatus } from '../checks/settings.ts';
import type { Client } from './client.ts';
import { toMinorUnits } from './money.ts';

const order = z.object({
  id: z.number(),
  status_id: z.number(),
  customer_id: z.number(),
  cart_id: z.string().nullable(),
  is_deleted: z.boolean(),
  order_is_digital: z.boolean(),
  /** RFC 2822, in UTC. */
  date_created: z
    .string()
    .transform((text) => Date.parse(text))
    .pipe(z.number()),
  total_inc_tax: z.string(),
  /** What the shopper pays in; `currency_code` is what prices were shown in. */
  default_currency_code: z.string(),
  payment_status: z.string().nullish(),
});
const products = z.array(z.object({ product_id: z.number().nullable() }));
const shippingAddresses = z.array(z.object({ country_iso2: z.string() }));

const pageSize = 250;
const paidStatuses = ['captured', 'paid', 'partially refunded'];

/** Reads an order with its lines and shipping addresses; an incomplete one without, since nothing is decided about it yet. */
export async function readOrder(client: Client, orderId: number): ShopResult<ShopOrder> {
  const read = await client.get(`v2/orders/${orderId}`, order);
  if (!read.ok) return read;
  const { value } = read;
  if (value.status_id === orderStatus.incomplete) return ok({ ...headOf(value), facts: nothingKnown });
  const lines = await readProductIds(client, orderId);
  if (!lines.ok) return lines;
  const addresses = value.order_is_digital
    ? ok([])
    : await client.get(`v2/orders/${orderId}/shipping_addresses`, shippingAddresses, { limit: pageSize });
  if (!addresses.ok) return addresses;
  const facts: Facts = {
    total: toMinorUnits(value.total_inc_tax, value.default_currency_code),
    productIds: lines.value,
    shippingCountries: [...new Set(addresses.value.map(({ country_iso2 }) => country_iso2.toUpperCase()))],
    isGuest: value.customer_id === 0,
  };
  return ok({ ...headOf(value), facts });
}

const headOf = (read: z.infer<typeof order>): Omit<ShopOrder, 'facts'> => ({
  orderId: read.id,
  statusId: read.status_id,
  customerId: read.customer_id,
  cartId: read.cart_id,
  isDeleted: read.is_deleted,
  isPaid: paidStatuses.includes(read.payment_status ?? ''),
  createdAtMs: read.date_created,
});

async function readProductIds(client: Client, orderId: number): ShopResult<number[]> {
  const ids: number[] = [];
  for (let page = 1; ; page++) {
    const read = await client.get(`v2/orders/${orderId}/products`, products, { page, limit: pageSize });
    if (!read.ok) return read;
    // Lines that are not of the catalogue have 0 or null.
    ids.push(...read.value.flatMap(({ product_id }) => product_id || []));
    if (read.value.length < pageSize) return ok(ids);
  }
}

/** Sets the order's status if it still is `fromStatusId`; answers whether it was set. */
export async function moveOrder(
  client: Client,
  orderId: number,
  fromStatusId: number,
  toStatusId: number,
): ShopResult<boolean> {
  const now = await client.get(`v2/orders/${orderId}`, order);
  if (!now.ok) return now;
  if (now.value.status_id === toStatusId) return ok(true);
  if (now.value.status_id !== fromStatusId) return ok(false);
  const moved = await client.put(`v2/orders/${orderId}`, order, { status_id: toStatusId });
  return moved.ok ? ok(true) : moved;
}
