import { nothingKnown } from '../../contract/wire/nothing-known.ts';
import type { Policy } from '../../contract/wire/policy.ts';
import { rulesInForce } from '../../rules/rules-in-force.ts';
import { weigh } from '../../rules/weigh.ts';
import { completeFacts } from './complete-facts.ts';
import type { NamedProduct } from './lookups.ts';
import type { Shop } from './ports.ts';

/** A product that a rule asks about for certain, or else one that a rule may ask about. Undefined in a shop without products. */
export async function pickTestProduct(
  policy: Policy,
  shop: Pick<Shop, 'findFacts'>,
  products: readonly NamedProduct[],
): Promise<NamedProduct | undefined> {
  const live = rulesInForce(policy, 'order');
  let open: NamedProduct | undefined;
  for (const product of products) {
    const subject = {
      orderId: null,
      customerId: null,
      email: null,
      productIds: [product.productId],
      shippingPlaces: null,
      billingPlace: null,
    };
    const said = { ...nothingKnown, productIds: [product.productId], skus: [product.sku], isGuest: true };
    const { facts } = await completeFacts(live, said, (source) => shop.findFacts(source, subject));
    const { verdict } = weigh(live, facts);
    if (verdict === 'required') return product;
    if (verdict === 'open') open ??= product;
  }
  return open ?? products[0];
}
