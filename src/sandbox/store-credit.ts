import { findCustomer } from './customers.ts';
import { billFor } from './pricing.ts';
import type { Cart } from './state.ts';
import type { Store } from './store.ts';

/** What the customer's store credit pays of this cart: nothing until it is applied. */
export function creditForMinor(store: Store, cart: Cart): number {
  if (!cart.isStoreCreditApplied) return 0;
  return Math.min(findCustomer(store, cart.customerId)?.storeCreditMinor ?? 0, billFor(cart).totalMinor);
}
