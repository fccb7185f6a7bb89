import { isShipped, type Line, lineTotalMinor } from '../catalogue.ts';
import { findCustomer } from '../customers.ts';
import { asDecimal, currency } from '../money.ts';
import { orderStatusName } from '../order-statuses.ts';
import { findPaymentMethod } from '../payment-methods.ts';
import { countryName } from '../places.ts';
import { billFor } from '../pricing.ts';
import type { Address, Order } from '../state.ts';
import type { Store } from '../store.ts';
import { legacyTime } from '../times.ts';

const none = '0.0000';

/** An order as `/v2/orders` shows it. */
export function viewOrder(store: Store, order: Order) {
  const { cart } = order;
  const bill = billFor(cart);
  const total = asDecimal(bill.totalMinor);
  const subtotal = asDecimal(bill.subtotalMinor);
  const shipping = asDecimal(bill.shippingMinor);
  const status = orderStatusName(order.statusId);
  const linkTo = (part: string) => {
    const resource = `/orders/${order.id}/${part}`;
    return { url: `${store.publicUrl}/stores/${store.storeHash}/v2${resource}`, resource };
  };
  return {
    id: order.id,
    customer_id: cart.customerId,
    date_created: legacyTime(order.createdAtMs),
    date_modified: legacyTime(order.modifiedAtMs),
    date_shipped: '',
    status_id: order.statusId,
    status,
    custom_status: store.state.faults.statusLabels[order.statusId] ?? status,
    cart_id: cart.id,
    subtotal_ex_tax: subtotal,
    subtotal_inc_tax: subtotal,
    subtotal_tax: none,
    base_shipping_cost: shipping,
    shipping_cost_ex_tax: shipping,
    shipping_cost_inc_tax: shipping,
    shipping_cost_tax: none,
    base_handling_cost: none,
    handling_cost_ex_tax: none,
    handling_cost_inc_tax: none,
    handling_cost_tax: none,
    base_wrapping_cost: none,
    wrapping_cost_ex_tax: none,
    wrapping_cost_inc_tax: none,
    wrapping_cost_tax: none,
    total_ex_tax: total,
    total_inc_tax: total,
    total_tax: none,
    is_tax_inclusive_pricing: false,
    items_total: bill.itemCount,
    items_shipped: 0,
    payment_method: findPaymentMethod(order.paymentMethodId)?.name ?? '',
    payment_provider_id: '',
    payment_status: order.paymentStatus,
    refunded_amount: none,
    order_is_digital: !bill.needsShipping,
    store_credit_amount: asDecimal(order.storeCreditMinor),
    gift_certificate_amount: none,
    ip_address: order.ipAddress.includes(':') ? '' : order.ipAddress,
    ip_address_v6: order.ipAddress.includes(':') ? order.ipAddress : '',
    geoip_country: '',
    geoip_country_iso2: '',
    currency_id: 1,
    currency_code: currency.code,
    currency_exchange_rate: '1.0000000000',
    default_currency_id: 1,
    default_currency_code: currency.code,
    store_default_currency_code: currency.code,
    store_default_to_transactional_exchange_rate: '1.0000000000',
    staff_notes: order.staffNotes,
    customer_message: cart.customerMessage,
    discount_amount: none,
    coupon_discount: asDecimal(bill.discountMinor),
    shipping_address_count: bill.needsShipping ? 1 : 0,
    is_deleted: order.isDeleted,
    is_email_opt_in: false,
    ebay_order_id: '0',
    order_source: order.orderSource ?? 'www',
    channel_id: cart.channelId,
    external_id: null,
    external_order_id: '',
    external_merchant_id: null,
    external_source: order.externalSource ?? null,
    customer_locale: 'en',
    tax_provider_id: '',
    billing_address: { ...viewAddress(cart.billing), email: cart.billing?.email ?? '', form_fields: [] },
    consignments: linkTo('consignments'),
    products: linkTo('products'),
    shipping_addresses: linkTo('shippingaddresses'),
    coupons: linkTo('coupons'),
    fees: linkTo('fees'),
  };
}

function viewAddress(address: Address | null | undefined) {
  return {
    first_name: address?.firstName ?? '',
    last_name: address?.lastName ?? '',
    company: address?.company ?? '',
    street_1: address?.address1 ?? '',
    street_2: address?.address2 ?? '',
    city: address?.city ?? '',
    state: address?.stateOrProvince ?? '',
    zip: address?.postalCode ?? '',
    country: countryName(address?.countryCode ?? ''),
    country_iso2: address?.countryCode ?? '',
    phone: address?.phone ?? '',
  };
}

/** An order line's own id: orders have no more than 100 lines here. */
const orderLineId = (order: Order, index: number) => order.id * 100 + index + 1;

/** An order as `/v2/orders/{id}?include=consignments.line_items&consignment_structure=object` shows it: with where its lines go. */
export function viewOrderWithLines(store: Store, order: Order) {
  const lines = viewOrderProducts(order);
  const digital = lines.filter(({ order_address_id }) => order_address_id === 0);
  const recipient = order.cart.billing?.email ?? '';
  return {
    ...viewOrder(store, order),
    consignments: {
      pickups: [],
      shipping: viewShippingAddresses(store, order).map(({ order_id: _, ...consignment }) => ({
        ...consignment,
        // Prices are texts everywhere else.
        ...Object.fromEntries(Object.entries(consignment).flatMap(asCost)),
        line_items: lines.filter(({ order_address_id }) => order_address_id === consignment.id),
      })),
      downloads: digital.length > 0 ? [{ recipient_email: recipient, line_items: digital }] : [],
      email: { gift_certificates: [] },
    },
  };
}

const asCost = ([name, value]: [string, unknown]): [string, number][] =>
  /(^|_)cost(_(ex|inc)_tax|_tax)?$/.test(name) ? [[name, Number(value)]] : [];

/** The lines of an order as `/v2/orders/{id}/products` shows them. */
export function viewOrderProducts(order: Order) {
  return billFor(order.cart).lines.map((line, index) => viewOrderProduct(order, line, index));
}

function viewOrderProduct(order: Order, line: Line, index: number) {
  const { product, quantity } = line;
  const price = asDecimal(product.priceMinor);
  const total = asDecimal(lineTotalMinor(line));
  return {
    id: orderLineId(order, index),
    order_id: order.id,
    product_id: product.id,
    variant_id: product.id,
    order_pickup_method_id: 0,
    order_address_id: isShipped(line) ? order.id : 0,
    name: product.name,
    name_customer: product.name,
    name_merchant: product.name,
    sku: product.sku,
    upc: '',
    type: product.type,
    base_price: price,
    price_ex_tax: price,
    price_inc_tax: price,
    price_tax: none,
    base_total: total,
    total_ex_tax: total,
    total_inc_tax: total,
    total_tax: none,
    weight: product.weightPounds.toFixed(4),
    quantity,
    is_refunded: false,
    quantity_refunded: 0,
    quantity_shipped: 0,
    refund_amount: none,
    return_id: 0,
    parent_order_product_id: null,
    is_bundled_product: false,
    option_set_id: null,
    brand: '',
    applied_discounts: [],
    product_options: [],
    configurable_fields: [],
    external_id: null,
    gift_certificate_id: null,
  };
}

/** The addresses of an order as `/v2/orders/{id}/shipping_addresses` shows them: none for an order that ships nothing. */
export function viewShippingAddresses(store: Store, order: Order) {
  const bill = billFor(order.cart);
  const { consignment, customerId, billing } = order.cart;
  if (!bill.needsShipping || !consignment) return [];
  const cost = asDecimal(bill.shippingMinor);
  const resource = `/orders/${order.id}/shippingaddresses/${order.id}/shippingquotes`;
  return [
    {
      ...viewAddress(consignment.address),
      email: findCustomer(store, customerId)?.email ?? billing?.email ?? '',
      id: order.id,
      order_id: order.id,
      items_total: bill.lines.filter(isShipped).reduce((count, { quantity }) => count + quantity, 0),
      items_shipped: 0,
      shipping_method: bill.shippingOption?.name ?? '',
      base_cost: cost,
      cost_ex_tax: cost,
      cost_inc_tax: cost,
      cost_tax: none,
      cost_tax_class_id: 0,
      base_handling_cost: none,
      handling_cost_ex_tax: none,
      handling_cost_inc_tax: none,
      handling_cost_tax: none,
      handling_cost_tax_class_id: 0,
      shipping_zone_id: 1,
      shipping_zone_name: countryName(consignment.address.countryCode),
      form_fields: [],
      shipping_quotes: { url: `${store.publicUrl}/stores/${store.storeHash}/v2${resource}`, resource },
    },
  ];
}
