import { asNumber, currency } from '../money.ts';
import { orderStatusName } from '../order-statuses.ts';
import { findPaymentMethod } from '../payment-methods.ts';
import { billFor } from '../pricing.ts';
import type { Order } from '../state.ts';
import type { Store } from '../store.ts';
import { viewAddress, viewCoupons } from './checkout-view.ts';
import { viewLines } from './line-view.ts';

/** An order as the storefront shows it to whoever placed it. */
export function viewPlacedOrder(store: Store, order: Order) {
  const { cart } = order;
  const bill = billFor(cart);
  const method = findPaymentMethod(order.paymentMethodId);
  const total = asNumber(bill.totalMinor);
  const shipping = asNumber(bill.shippingMinor);
  const lineItems = viewLines(store, bill.lines, new Set());
  return {
    orderId: order.id,
    cartId: cart.id,
    currency,
    isTaxIncluded: false,
    baseAmount: asNumber(bill.subtotalMinor),
    discountAmount: 0,
    displayDiscountTotal: asNumber(bill.discountMinor),
    totalDiscount: asNumber(bill.discountMinor),
    orderBasedAutoDiscountTotal: 0,
    manualDiscountTotal: 0,
    productAutoDiscountedSubtotal: 0,
    orderAmount: total,
    orderAmountAsInteger: bill.totalMinor,
    coupons: viewCoupons(cart, bill),
    lineItems,
    bundledItems: { physicalItems: [], digitalItems: [] },
    consignments: { shipping: [] },
    customerId: cart.customerId,
    customerCanBeCreated: cart.customerId === 0,
    customerMessage: cart.customerMessage,
    ...(cart.billing && {
      billingAddress: { ...viewAddress(cart.billing), email: cart.billing.email },
    }),
    status: orderStatusName(order.statusId).toUpperCase().replaceAll(' ', '_'),
    hasDigitalItems: lineItems.digitalItems.length > 0,
    isDownloadable: false,
    isComplete: order.statusId !== 0,
    giftWrappingCostTotal: 0,
    handlingCostTotal: 0,
    shippingCostTotal: shipping,
    shippingCostBeforeDiscount: shipping,
    comparisonShippingCost: shipping,
    taxes: [{ name: 'Tax', amount: 0 }],
    taxTotal: 0,
    payments: [
      {
        providerId: order.paymentMethodId,
        gatewayId: null,
        methodId: order.paymentMethodId,
        description: method?.name ?? '',
        amount: asNumber(bill.totalMinor - order.storeCreditMinor),
        detail: { step: 'ACKNOWLEDGE', instructions: method?.instructions ?? '' },
      },
    ],
    fees: [],
    channelId: order.cart.channelId,
  };
}
