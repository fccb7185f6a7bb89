import { z } from 'zod';
import { type Facts, readCountry } from '../../contract/wire/facts.ts';
import { nothingKnown } from '../../contract/wire/nothing-known.ts';
import { ok } from '../../contract/wire/result.ts';
import type { FactSubject, OrderFacts, Place, ShopOrder, ShopResult } from '../checks/ports.ts';
import { withStaffLine } from '../checks/staff-line.ts';
import type { Client } from './client.ts';
import { legacyTime } from './legacy-time.ts';
import { toMinorUnits } from './money.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const address = z.object({
  street_1: text,
  street_2: text,
  city: text,
  state: text,
  zip: text,
  country_iso2: text.transform((code) => code.toUpperCase()),
});
type Address = z.infer<typeof address>;

const order = z.object({
  id: z.number(),
  status_id: z.number(),
  customer_id: z.number(),
  cart_id: z.string().nullable(),
  channel_id: z.number(),
  is_deleted: z.boolean(),
  order_is_digital: z.boolean(),
  date_created: legacyTime,
  date_modified: legacyTime,
  total_inc_tax: z.string(),
  /** What the shopper pays in; `currency_code` is what prices were shown in. */
  default_currency_code: z.string(),
  payment_status: z.string().nullish(),
  customer_locale: z.string().nullish(),
  items_total: z.number().nullish(),
  order_source: text,
  external_source: text,
  billing_address: address.extend({ email: text, first_name: text }),
  staff_notes: text,
});
type Order = z.infer<typeof order>;
const line = z.object({ product_id: z.number().nullable(), sku: text, type: z.string(), quantity: z.number() });
type Line = z.infer<typeof line>;
const lines = z.object({ line_items: z.array(line) });
/** Where the lines of an order go, each of a kind of its own. */
const consignments = z.object({
  pickups: z.array(lines),
  shipping: z.array(address.extend(lines.shape)),
  downloads: z.array(lines),
  email: z.object({ gift_certificates: z.array(lines) }),
});
/** An order that brings them along. One that brings something else is asked for them. */
const wholeOrder = order.extend({ consignments: consignments.nullish().catch(null) });
type WholeOrder = z.infer<typeof wholeOrder>;
const standing = z.object({ status_id: z.number(), staff_notes: text, date_modified: legacyTime });

const pageSize = 250;
const paidStatuses = ['captured', 'paid', 'partially refunded'];

/** `isWhole` has it bring along what its facts are made of. */
export async function readOrder(
  client: Client,
  orderId: number,
  isWhole: boolean,
): ShopResult<ShopOrder & { readonly staffNotes: string }> {
  const read = isWhole
    ? await client.get(`v2/orders/${orderId}`, wholeOrder, {
        include: 'consignments.line_items',
        consignment_structure: 'object',
      })
    : await client.get(`v2/orders/${orderId}`, order);
  if (!read.ok) return read;
  const value: WholeOrder = { consignments: null, ...read.value };
  return ok({
    orderId: value.id,
    statusId: value.status_id,
    customerId: value.customer_id,
    cartId: value.cart_id,
    isDeleted: value.is_deleted,
    isPaid: paidStatuses.includes(value.payment_status ?? ''),
    isAuthorised: value.payment_status === 'authorized',
    isDigital: value.order_is_digital,
    contents: [value.total_inc_tax, value.default_currency_code, value.items_total, value.customer_id].join(' '),
    addressee: {
      email: value.billing_address.email.trim() || null,
      firstName: value.billing_address.first_name.trim() || null,
      locale: value.customer_locale || null,
    },
    createdAtMs: value.date_created,
    modifiedAtMs: value.date_modified,
    staffNotes: value.staff_notes,
    readFacts: () => readOrderFacts(client, value),
  });
}

async function readOrderFacts(client: Client, read: WholeOrder): ShopResult<OrderFacts> {
  const brought = linesBrought(read);
  const lines = brought ? ok(brought) : await readLines(client, read.id);
  if (!lines.ok) return lines;
  const addresses = await readAddresses(client, read);
  if (!addresses.ok) return addresses;
  const facts = factsOf(read, lines.value, addresses.value);
  const subject: FactSubject = {
    orderId: read.id,
    customerId: read.customer_id || null,
    email: read.billing_address.email || null,
    productIds: facts.productIds,
    shippingPlaces: addresses.value.map(placeOf),
    billingPlace: placeOf(read.billing_address),
  };
  return ok({ facts, subject });
}

/** Undefined unless every line came along. */
function linesBrought({ consignments, items_total }: WholeOrder): Line[] | undefined {
  if (!consignments) return undefined;
  const { pickups, shipping, downloads, email } = consignments;
  const brought = [...pickups, ...shipping, ...downloads, ...email.gift_certificates].flatMap((one) => one.line_items);
  const count = brought.reduce((sum, { quantity }) => sum + quantity, 0);
  return count === items_total ? brought : undefined;
}

async function readAddresses(
  client: Client,
  { id, order_is_digital, consignments }: WholeOrder,
): ShopResult<readonly Address[]> {
  if (order_is_digital) return ok([]);
  if (consignments) return ok(consignments.shipping);
  return client.get(`v2/orders/${id}/shipping_addresses`, z.array(address), { limit: pageSize });
}

/** What the order says itself. The rest has sources of its own, which are asked when a rule can't be decided without. */
function factsOf(read: Order, lines: readonly Line[], addresses: readonly Address[]): Facts {
  const { billing_address: billing, customer_id: customerId } = read;
  return {
    ...nothingKnown,
    total: toMinorUnits(read.total_inc_tax, read.default_currency_code),
    // Lines that are not of the catalogue have 0 or null.
    productIds: lines.flatMap(({ product_id }) => product_id || []),
    skus: lines.flatMap(({ sku }) => sku || []),
    kinds: [...new Set(lines.map(({ type }) => (type === 'physical' ? type : 'digital')))],
    isGuest: customerId === 0,
    customerGroupId: customerId === 0 ? 0 : null,
    emailDomain: domainOf(billing.email),
    shippingCountries: [...new Set(addresses.map(({ country_iso2 }) => country_iso2))],
    shippingRegions: addresses.length === 0 ? [] : null,
    billingCountry: readCountry(billing.country_iso2) ?? null,
    addressesDiffer: addresses.some((one) => linesOf(one) !== linesOf(billing)),
    channelId: read.channel_id,
    orderSource: read.order_source || null,
    externalSource: read.external_source,
  };
}

function domainOf(email: string): string | null {
  const at = email.lastIndexOf('@');
  return at < 0 ? null : email.slice(at + 1).toLowerCase() || null;
}

/** An address as it is compared: without what people write now in one way and now in another. */
const linesOf = ({ street_1, street_2, city, zip, country_iso2 }: Address): string =>
  [`${street_1}${street_2}`, city, zip, country_iso2]
    .map((part) =>
      part
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, ''),
    )
    .join('/');

const placeOf = ({ country_iso2, state }: Address): Place => ({ country: country_iso2, state });

async function readLines(client: Client, orderId: number): ShopResult<Line[]> {
  const lines: Line[] = [];
  for (let page = 1; ; page++) {
    const read = await client.get(`v2/orders/${orderId}/products`, z.array(line), { page, limit: pageSize });
    if (!read.ok) return read;
    lines.push(...read.value);
    if (read.value.length < pageSize) return ok(lines);
  }
}

/** What writes to an order have to know of it. */
export type OrderStanding = Pick<ShopOrder, 'statusId'> & { readonly staffNotes: string };

export async function readStanding(client: Client, orderId: number): ShopResult<OrderStanding> {
  const read = await client.get(`v2/orders/${orderId}`, standing);
  return read.ok ? ok({ statusId: read.value.status_id, staffNotes: read.value.staff_notes }) : read;
}

/** Sets the status of an order that stands like this, and our line in its staff notes; answers when that was. */
export async function moveOrder(
  client: Client,
  orderId: number,
  now: OrderStanding,
  toStatusId: number,
  staffLine: string | null,
): ShopResult<{ modifiedAtMs: number }> {
  const notes = staffLine === null ? null : withStaffLine(now.staffNotes, staffLine);
  const body = { status_id: toStatusId, ...(notes !== null && { staff_notes: notes }) };
  const moved = await client.put(`v2/orders/${orderId}`, standing, body);
  return moved.ok ? ok({ modifiedAtMs: moved.value.date_modified }) : moved;
}

/** Makes the order's staff notes carry this line in the place of our last one. */
export async function writeStaffLine(client: Client, orderId: number, line: string): ShopResult<void> {
  const now = await readStanding(client, orderId);
  if (!now.ok) return now;
  const notes = withStaffLine(now.value.staffNotes, line);
  if (notes === null || notes === now.value.staffNotes) return ok(undefined);
  const written = await client.put(`v2/orders/${orderId}`, standing, { staff_notes: notes });
  return written.ok ? ok(undefined) : written;
}

/** Has the bank give up what is set aside for an order. */
export async function voidPayment(client: Client, orderId: number): ShopResult<void> {
  const asked = await client.post(`v3/orders/${orderId}/payment_actions/void`, z.unknown(), {});
  return asked.ok ? ok(undefined) : asked;
}
