import type { Product } from './catalogue.ts';
import { demoShopper } from './demo-shopper.ts';
import { shippingOptionsTo } from './places.ts';
import { type Address, blankAddress, type Cart, type Session } from './state.ts';
import type { Store } from './store.ts';

export function createCart(store: Store, session: Session): Cart {
  const now = store.clock();
  const cart: Cart = {
    id: store.ids(),
    channelId: session.channelId,
    customerId: session.customerId,
    lines: [],
    billing: null,
    consignment: null,
    couponCode: null,
    isStoreCreditApplied: false,
    orderId: null,
    customerMessage: '',
    createdAtMs: now,
    updatedAtMs: now,
    version: 1,
  };
  store.state.carts[cart.id] = cart;
  session.cartId = cart.id;
  return cart;
}

/** Call after every change of a cart. */
export function touchCart(store: Store, cart: Cart): void {
  cart.version += 1;
  cart.updatedAtMs = store.clock();
  store.changed();
}

export function addToCart(store: Store, cart: Cart, product: Product, quantity: number): void {
  const line = cart.lines.find(({ productId }) => productId === product.id);
  if (line) line.quantity += quantity;
  else cart.lines.push({ id: store.ids(), productId: product.id, quantity });
  touchCart(store, cart);
}

export const sessionCart = (store: Store, session: Session): Cart | undefined =>
  session.cartId === null ? undefined : store.state.carts[session.cartId];

const { email, password: _, ...demoAddress } = demoShopper;

/** Fills a checkout in for the demo shopper, so that only paying is left. */
export function prefillCheckout(store: Store, cart: Cart): void {
  const address: Address = { ...blankAddress, ...demoAddress };
  cart.billing = { ...address, id: store.ids(), email };
  cart.consignment = {
    id: store.ids(),
    address,
    shippingOptionId: shippingOptionsTo(address.countryCode)[0]?.id ?? null,
  };
  touchCart(store, cart);
}
