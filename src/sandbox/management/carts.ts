import { type Context, Hono } from 'hono';
import { type Line, lineTotalMinor } from '../catalogue.ts';
import { emailOf } from '../customers.ts';
import { asNumber, currency } from '../money.ts';
import type { ShippingOption } from '../places.ts';
import { billFor, coupon } from '../pricing.ts';
import type { Address, Cart } from '../state.ts';
import type { Store } from '../store.ts';
import { isoTime } from '../times.ts';

/** `/v3/carts/{id}` and `/v3/checkouts/{id}`. A cart is gone once it is an order. */
export function cartRoutes(store: Store): Hono {
  const asked = (c: Context) => store.state.carts[c.req.param('id') ?? ''];
  return new Hono()
    .get('/carts/:id', (c) => {
      const cart = asked(c);
      return cart ? c.json({ data: viewCart(store, cart), meta: {} }) : missing(c);
    })
    .get('/checkouts/:id', (c) => {
      const cart = asked(c);
      return cart ? c.json({ data: viewCheckout(store, cart), meta: {} }) : missing(c);
    });
}

const missing = (c: Context) =>
  c.json(
    { errors: [{ status: 404, title: 'The requested resource was not found.', type: 'about:blank', detail: '' }] },
    404,
  );

function viewCart(store: Store, cart: Cart) {
  const bill = billFor(cart);
  return {
    id: cart.id,
    customer_id: cart.customerId,
    channel_id: cart.channelId,
    email: emailOf(store, cart),
    currency: { code: currency.code },
    tax_included: false,
    base_amount: asNumber(bill.subtotalMinor),
    discount_amount: 0,
    cart_amount: asNumber(bill.subtotalMinor - bill.discountMinor),
    coupons: viewCoupons(cart, String(coupon.id), '1'),
    discounts: [],
    line_items: viewLines(bill.lines),
    created_time: isoTime(cart.createdAtMs),
    updated_time: isoTime(cart.updatedAtMs),
    locale: 'en',
    version: cart.version,
  };
}

const viewCoupons = <Id>(cart: Cart, id: Id, type: string) =>
  cart.couponCode
    ? [
        {
          id,
          code: cart.couponCode,
          display_name: coupon.name,
          coupon_type: type,
          discounted_amount: asNumber(billFor(cart).discountMinor),
        },
      ]
    : [];

function viewLines(lines: readonly Line[]) {
  const ofType = (type: string) => lines.filter(({ product }) => product.type === type);
  return {
    physical_items: ofType('physical').map((line) => ({ ...viewLine(line), is_require_shipping: true })),
    digital_items: ofType('digital').map((line) => ({ ...viewLine(line), is_require_shipping: false })),
    gift_certificates: [],
    custom_items: [],
  };
}

function viewLine(line: Line) {
  const { id, product, quantity } = line;
  const price = asNumber(product.priceMinor);
  const total = asNumber(lineTotalMinor(line));
  return {
    id,
    variant_id: product.id,
    product_id: product.id,
    sku: product.sku,
    name: product.name,
    quantity,
    discounts: [],
    discount_amount: 0,
    coupon_amount: 0,
    original_price: price,
    list_price: price,
    sale_price: price,
    extended_list_price: total,
    extended_sale_price: total,
    is_mutable: true,
    added_by_promotion: false,
  };
}

function viewCheckout(store: Store, cart: Cart) {
  const bill = billFor(cart);
  const subtotal = asNumber(bill.subtotalMinor);
  const shipping = asNumber(bill.shippingMinor);
  return {
    id: cart.id,
    cart: {
      id: cart.id,
      customer_id: cart.customerId,
      channel_id: cart.channelId,
      email: emailOf(store, cart),
      currency: { code: currency.code },
      tax_included: false,
      base_amount: subtotal,
      discount_amount: 0,
      cart_amount_inc_tax: asNumber(bill.subtotalMinor - bill.discountMinor),
      cart_amount_ex_tax: asNumber(bill.subtotalMinor - bill.discountMinor),
      coupons: viewCoupons(cart, coupon.id, 'percentage_discount'),
      discounts: [],
      line_items: viewLines(bill.lines),
      created_time: isoTime(cart.createdAtMs),
      updated_time: isoTime(cart.updatedAtMs),
    },
    ...(cart.billing && {
      billing_address: { ...viewAddress(cart.billing), id: cart.billing.id, email: cart.billing.email },
    }),
    consignments: viewConsignments(store, cart, bill.shippingOption),
    taxes: [{ name: 'Tax', amount: 0 }],
    coupons: viewCoupons(cart, coupon.id, 'percentage_discount'),
    fees: [],
    order_id: null,
    shipping_cost_total_inc_tax: shipping,
    shipping_cost_total_ex_tax: shipping,
    handling_cost_total_inc_tax: 0,
    handling_cost_total_ex_tax: 0,
    tax_total: 0,
    subtotal_inc_tax: subtotal,
    subtotal_ex_tax: subtotal,
    grand_total: asNumber(bill.totalMinor),
    created_time: isoTime(cart.createdAtMs),
    updated_time: isoTime(cart.updatedAtMs),
    customer_message: cart.customerMessage,
    version: cart.version,
  };
}

const viewAddress = (address: Address) => ({
  first_name: address.firstName,
  last_name: address.lastName,
  company: address.company,
  address1: address.address1,
  address2: address.address2,
  city: address.city,
  state_or_province: address.stateOrProvince,
  state_or_province_code: address.stateOrProvinceCode,
  country_code: address.countryCode,
  postal_code: address.postalCode,
  phone: address.phone,
  custom_fields: [],
});

function viewConsignments(store: Store, cart: Cart, option: ShippingOption | null) {
  const { consignment } = cart;
  if (!consignment) return [];
  const bill = billFor(cart);
  const address = { ...viewAddress(consignment.address), id: consignment.id, email: emailOf(store, cart) };
  const cost = asNumber(bill.shippingMinor);
  return [
    {
      id: consignment.id,
      address,
      shippingAddress: address,
      ...(option && {
        selected_shipping_option: {
          id: option.id,
          type: 'shipping_flatrate',
          description: option.name,
          image_url: '',
          cost: asNumber(option.costMinor),
          transit_time: option.transitTime,
          additional_description: '',
        },
      }),
      coupon_discounts: [],
      discounts: [],
      shipping_cost_inc_tax: cost,
      shipping_cost_ex_tax: cost,
      handling_cost_inc_tax: 0,
      handling_cost_ex_tax: 0,
      line_item_ids: bill.lines.filter(({ product }) => product.type === 'physical').map(({ id }) => id),
    },
  ];
}
