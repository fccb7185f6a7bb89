import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { asNumber } from '../money.ts';
import { orderStatuses } from '../order-statuses.ts';
import { enterOrder, findOrder, moveOrder, touchOrder } from '../orders.ts';
import { findPaymentMethod } from '../payment-methods.ts';
import { countries, shippingOptionsTo } from '../places.ts';
import { billFor, coupon } from '../pricing.ts';
import { type Address, blankAddress, type Cart, type Order } from '../state.ts';
import type { Store } from '../store.ts';
import { viewOrder, viewOrderProducts, viewOrderWithLines, viewShippingAddresses } from './order-view.ts';
import { legacyPage, listOrNothing } from './pages.ts';
import { legacyProblem, notFound, readJson } from './problems.ts';

/** A partial update. What is not named here is either read-only or not an order's, and is passed over. */
const orderChange = z.object({
  status_id: z.int().min(0).max(14).optional(),
  staff_notes: z.string().max(65_535).optional(),
  customer_message: z.string().optional(),
});

/** An order that staff or another program enters. Of a product nothing but the catalogue's own is known here. */
const newOrder = z.object({
  status_id: z.int().min(0).max(14).default(1),
  customer_id: z.int().min(0).default(0),
  billing_address: z.object({
    first_name: z.string(),
    last_name: z.string(),
    street_1: z.string(),
    city: z.string(),
    state: z.string(),
    zip: z.string(),
    country_iso2: z.string().length(2),
    email: z.string(),
  }),
  products: z.array(z.object({ product_id: z.int(), quantity: z.int().min(1) })).min(1),
});

/** `/v2/orders` and `/v2/order_statuses`. */
export function orderRoutes(store: Store): Hono {
  const asked = (c: Context) => findOrder(store, Number(c.req.param('orderId')));
  return new Hono()
    .get('/orders', (c) => {
      const orders = sortOrders(filterOrders(store.state.orders, c), c.req.query('sort'));
      return listOrNothing(
        c,
        legacyPage(c, orders).map((order) => viewOrder(store, order)),
      );
    })
    .get('/orders/count', (c) => {
      const orders = filterOrders(store.state.orders, c);
      const statuses = orderStatuses.map((status) => ({
        ...viewStatus(store, status),
        sort_order: status.order,
        count: orders.filter(({ statusId }) => statusId === status.id).length,
      }));
      return c.json({ statuses, count: orders.length });
    })
    .post('/orders', async (c) => {
      const given = newOrder.safeParse(await readJson(c));
      if (!given.success) {
        const field = given.error.issues[0]?.path.join('.') || 'body';
        return legacyProblem(c, 400, `The field '${field}' is invalid.`);
      }
      const order = enterOrder(store, cartOf(store, given.data), given.data.status_id);
      return c.json(viewOrder(store, order), 201);
    })
    .get('/orders/:orderId{[0-9]+}', (c) => {
      const order = asked(c);
      if (!order) return notFound(c);
      return c.json(hasLines(c) ? viewOrderWithLines(store, order) : viewOrder(store, order));
    })
    .put('/orders/:orderId{[0-9]+}', async (c) => {
      const order = asked(c);
      if (!order) return notFound(c);
      const change = orderChange.safeParse(await readJson(c));
      if (!change.success) {
        const field = change.error.issues[0]?.path.join('.') || 'body';
        return legacyProblem(c, 400, `The field '${field}' is invalid.`);
      }
      changeOrder(store, order, change.data);
      return c.json(viewOrder(store, order));
    })
    .delete('/orders/:orderId{[0-9]+}', (c) => {
      const order = asked(c);
      if (!order) return notFound(c);
      order.isDeleted = true;
      touchOrder(store, order);
      return c.body(null, 204);
    })
    .get('/orders/:orderId{[0-9]+}/products', (c) => {
      const order = asked(c);
      return order ? listOrNothing(c, legacyPage(c, viewOrderProducts(order))) : notFound(c);
    })
    .get('/orders/:orderId{[0-9]+}/:part{shipping_?addresses}', (c) => {
      const order = asked(c);
      return order ? listOrNothing(c, legacyPage(c, viewShippingAddresses(store, order))) : notFound(c);
    })
    .get('/orders/:orderId{[0-9]+}/coupons', (c) => {
      const order = asked(c);
      return order ? listOrNothing(c, viewCoupons(order)) : notFound(c);
    })
    .get('/order_statuses', (c) => c.json(orderStatuses.map((status) => viewStatus(store, status))))
    .get('/order_statuses/:statusId{[0-9]+}', (c) => {
      const status = orderStatuses.find(({ id }) => id === Number(c.req.param('statusId')));
      return status ? c.json(viewStatus(store, status)) : notFound(c);
    });
}

/** Only in this structure are consignments part of the order: they are linked to without. */
const hasLines = (c: Context) =>
  c.req.query('consignment_structure') === 'object' &&
  c.req.query('include')?.split(',').includes('consignments.line_items') === true;

function changeOrder(store: Store, order: Order, change: z.infer<typeof orderChange>): void {
  if (change.staff_notes !== undefined) order.staffNotes = change.staff_notes;
  if (change.customer_message !== undefined) order.cart.customerMessage = change.customer_message;
  const { status_id: statusId = order.statusId } = change;
  if (statusId === order.statusId) touchOrder(store, order);
  else moveOrder(store, order, statusId);
}

const viewStatus = (store: Store, { id, name, order, description }: (typeof orderStatuses)[number]) => ({
  id,
  name,
  system_label: name,
  custom_label: store.state.faults.statusLabels[id] ?? name,
  system_description: description,
  order,
});

function viewCoupons(order: Order) {
  if (!order.cart.couponCode) return [];
  const percentage = 1;
  return [
    {
      id: order.id,
      coupon_id: coupon.id,
      order_id: order.id,
      code: order.cart.couponCode,
      amount: coupon.percent,
      type: percentage,
      discount: asNumber(billFor(order.cart).discountMinor),
    },
  ];
}

/** Each filter: whether an order is kept for the value that was asked for. */
const filters: Record<string, (order: Order, asked: string) => boolean> = {
  min_id: ({ id }, asked) => id >= Number(asked),
  max_id: ({ id }, asked) => id <= Number(asked),
  customer_id: ({ cart }, asked) => cart.customerId === Number(asked),
  email: ({ cart }, asked) => cart.billing?.email === asked,
  status_id: ({ statusId }, asked) => statusId === Number(asked),
  cart_id: ({ cart }, asked) => cart.id === asked,
  payment_method: ({ paymentMethodId }, asked) => findPaymentMethod(paymentMethodId)?.name === asked,
  channel_id: ({ cart }, asked) => cart.channelId === Number(asked),
  is_deleted: ({ isDeleted }, asked) => String(isDeleted) === asked,
  min_date_created: ({ createdAtMs }, asked) => wholeSeconds(createdAtMs) >= Date.parse(asked),
  max_date_created: ({ createdAtMs }, asked) => wholeSeconds(createdAtMs) <= Date.parse(asked),
  min_date_modified: ({ modifiedAtMs }, asked) => wholeSeconds(modifiedAtMs) >= Date.parse(asked),
  max_date_modified: ({ modifiedAtMs }, asked) => wholeSeconds(modifiedAtMs) <= Date.parse(asked),
};

/** Dates are shown in whole seconds, so they are compared in whole seconds. */
const wholeSeconds = (timeMs: number) => Math.floor(timeMs / 1_000) * 1_000;

function filterOrders(orders: readonly Order[], c: Context): Order[] {
  const wanted = Object.entries({ is_deleted: 'false', ...c.req.query() });
  return orders.filter((order) => wanted.every(([name, asked]) => filters[name]?.(order, asked) ?? true));
}

const sortKeys: Record<string, (order: Order) => number> = {
  id: ({ id }) => id,
  customer_id: ({ cart }) => cart.customerId,
  date_created: ({ createdAtMs }) => createdAtMs,
  date_modified: ({ modifiedAtMs }) => modifiedAtMs,
  status_id: ({ statusId }) => statusId,
};

function sortOrders(orders: Order[], asked = 'id:asc'): Order[] {
  const [name = '', direction] = asked.split(':');
  const key = sortKeys[name];
  if (!key) return orders;
  const sign = direction === 'desc' ? -1 : 1;
  return orders.sort((a, b) => sign * (key(a) - key(b)));
}

/** What was entered, as the cart that a shopper would have filled: shipped where it is billed to. */
function cartOf(
  store: Store,
  { customer_id: customerId, billing_address: billing, products }: z.infer<typeof newOrder>,
): Cart {
  const now = store.clock();
  const country = countries.find(({ code }) => code === billing.country_iso2);
  const address: Address = {
    ...blankAddress,
    firstName: billing.first_name,
    lastName: billing.last_name,
    address1: billing.street_1,
    city: billing.city,
    stateOrProvince: billing.state,
    stateOrProvinceCode: country?.subdivisions.find(({ name }) => name === billing.state)?.code ?? '',
    countryCode: billing.country_iso2,
    postalCode: billing.zip,
  };
  return {
    id: store.ids(),
    channelId: 1,
    customerId,
    lines: products.map(({ product_id: productId, quantity }) => ({ id: store.ids(), productId, quantity })),
    billing: { ...address, id: store.ids(), email: billing.email },
    consignment: {
      id: store.ids(),
      address,
      shippingOptionId: shippingOptionsTo(billing.country_iso2)[0]?.id ?? null,
    },
    couponCode: null,
    isStoreCreditApplied: false,
    orderId: null,
    customerMessage: '',
    createdAtMs: now,
    updatedAtMs: now,
    version: 1,
  };
}
