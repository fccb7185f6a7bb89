import { callJson, type Fetch } from './call.ts';
import { type Reading, readingOf } from './facts-of.ts';

// With any `include` the shop doesn't work out shipping quotes, which takes it long and helps nobody here.
const include =
  'customer,customer.customerGroup,cart.lineItems.physicalItems.categoryNames,cart.lineItems.digitalItems.categoryNames';

/**
 * Reads the shopper's cart from the shop, with all that a page can know of it; finds it first where `cartId` is undefined. Changes
 * nothing. Undefined when there is no cart, or none that can be found; of one that can't be read no facts are known.
 */
export async function readCart(fetch: Fetch, cartId: string | undefined): Promise<Reading | undefined> {
  const id = cartId ?? ((await callJson(fetch, '/api/storefront/carts')) as { id?: string }[])?.[0]?.id;
  if (!id) return undefined;
  const checkout = await callJson(fetch, `/api/storefront/checkouts/${id}?include=${include}`);
  return readingOf(checkout) ?? { cartId: id, customerId: undefined, facts: {} };
}
