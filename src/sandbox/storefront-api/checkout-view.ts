import { isShipped } from '../catalogue.ts';
import { emailOf, findCustomer, groupName } from '../customers.ts';
import { asNumber, currency } from '../money.ts';
import { countryName, type ShippingOption, shippingOptionsTo } from '../places.ts';
import { type Bill, billFor, coupon } from '../pricing.ts';
import type { Address, Cart } from '../state.ts';
import type { Store } from '../store.ts';
import { creditForMinor } from '../store-credit.ts';
import { isoTime } from '../times.ts';
import { viewLines } from './line-view.ts';

/** A cart as the storefront shows it. */
export function viewCart(store: Store, cart: Cart, includes: ReadonlySet<string>) {
  const bill = billFor(cart);
  return {
    id: cart.id,
    customerId: cart.customerId,
    email: emailOf(store, cart),
    currency,
    isTaxIncluded: false,
    baseAmount: asNumber(bill.subtotalMinor),
    discountAmount: 0,
    cartAmount: asNumber(bill.subtotalMinor - bill.discountMinor),
    coupons: viewCoupons(cart, bill),
    discounts: [],
    lineItems: viewLines(store, bill.lines, includes),
    createdTime: isoTime(cart.createdAtMs),
    updatedTime: isoTime(cart.updatedAtMs),
    locale: 'en',
    version: cart.version,
  };
}

/** A checkout as the storefront shows it. Everything that the API leaves out unless it is asked for is left out here too. */
export function viewCheckout(store: Store, cart: Cart, includes: ReadonlySet<string>) {
  const bill = billFor(cart);
  const outstanding = asNumber(bill.totalMinor - creditForMinor(store, cart));
  const shipping = asNumber(bill.shippingMinor);
  const { billing } = cart;
  return {
    id: cart.id,
    cart: viewCart(store, cart, includes),
    ...(billing && { billingAddress: { ...viewAddress(billing), id: billing.id, email: billing.email } }),
    consignments: viewConsignments(cart, bill, includes),
    ...(includes.has('customer') && { customer: viewCustomer(store, cart, includes) }),
    ...(includes.has('payments') && { payments: [] }),
    ...([...includes].some((include) => include.startsWith('promotions')) && { promotions: [] }),
    customerMessage: cart.customerMessage,
    taxes: [{ name: 'Tax', amount: 0 }],
    taxTotal: 0,
    discounts: [],
    coupons: viewCoupons(cart, bill),
    giftCertificates: [],
    fees: [],
    displayDiscountTotal: asNumber(bill.discountMinor),
    totalDiscount: asNumber(bill.discountMinor),
    orderBasedAutoDiscountTotal: 0,
    manualDiscountTotal: 0,
    isStoreCreditApplied: cart.isStoreCreditApplied,
    orderId: cart.orderId,
    giftWrappingCostTotal: 0,
    handlingCostTotal: 0,
    shippingCostTotal: shipping,
    shippingCostBeforeDiscount: shipping,
    comparisonShippingCost: shipping,
    shouldExecuteSpamCheck: false,
    subtotal: asNumber(bill.subtotalMinor),
    grandTotal: asNumber(bill.totalMinor),
    outstandingBalance: outstanding,
    balanceDue: outstanding,
    channelId: cart.channelId,
    createdTime: isoTime(cart.createdAtMs),
    updatedTime: isoTime(cart.updatedAtMs),
    version: cart.version,
  };
}

export const viewCoupons = (cart: Cart, bill: Bill) =>
  cart.couponCode
    ? [
        {
          id: String(coupon.id),
          code: cart.couponCode,
          displayName: coupon.name,
          couponType: 'percentage_discount',
          discountedAmount: asNumber(bill.discountMinor),
        },
      ]
    : [];

export const viewAddress = (address: Address) => ({
  firstName: address.firstName,
  lastName: address.lastName,
  company: address.company,
  address1: address.address1,
  address2: address.address2,
  city: address.city,
  stateOrProvince: address.stateOrProvince,
  stateOrProvinceCode: address.stateOrProvinceCode,
  country: countryName(address.countryCode),
  countryCode: address.countryCode,
  postalCode: address.postalCode,
  phone: address.phone,
  customFields: [],
});

function viewConsignments(cart: Cart, bill: Bill, includes: ReadonlySet<string>) {
  const { consignment } = cart;
  if (!consignment) return [];
  const address = viewAddress(consignment.address);
  const cost = asNumber(bill.shippingMinor);
  return [
    {
      id: consignment.id,
      address,
      shippingAddress: address,
      ...(bill.shippingOption && { selectedShippingOption: viewShippingOption(bill.shippingOption, 0) }),
      ...(includes.has('consignments.availableShippingOptions') && {
        availableShippingOptions: shippingOptionsTo(consignment.address.countryCode).map(viewShippingOption),
      }),
      discounts: [],
      couponDiscounts: [],
      handlingCost: 0,
      shippingCost: cost,
      comparisonShippingCost: cost,
      shippingCostBeforeDiscount: cost,
      lineItemIds: bill.lines.filter(isShipped).map(({ id }) => id),
    },
  ];
}

const viewShippingOption = ({ id, name, transitTime, costMinor }: ShippingOption, index: number) => ({
  id,
  type: 'shipping_flatrate',
  description: name,
  additionalDescription: '',
  imageUrl: '',
  cost: asNumber(costMinor),
  costAfterDiscount: asNumber(costMinor),
  transitTime,
  isRecommended: index === 0,
});

function viewCustomer(store: Store, cart: Cart, includes: ReadonlySet<string>) {
  const customer = findCustomer(store, cart.customerId);
  const { firstName, lastName } = customer ?? { firstName: '', lastName: '' };
  return {
    id: cart.customerId,
    isGuest: !customer,
    email: emailOf(store, cart),
    firstName,
    lastName,
    fullName: `${firstName} ${lastName}`.trim(),
    addresses:
      customer?.addresses.map((address) => ({ ...viewAddress(address), id: address.id, type: 'residential' })) ?? [],
    storeCredit: asNumber(customer?.storeCreditMinor ?? 0),
    shouldEncourageSignIn: false,
    ...(includes.has('customer.customerGroup') && {
      customerGroup: { id: customer?.groupId ?? 0, name: groupName(customer?.groupId ?? 0) },
    }),
  };
}
