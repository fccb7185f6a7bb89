import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { touchCart } from '../carts.ts';
import { emailOf, findCustomer } from '../customers.ts';
import { shippingOptionsTo } from '../places.ts';
import { coupon } from '../pricing.ts';
import type { Cart } from '../state.ts';
import type { Store } from '../store.ts';
import { viewCart, viewCheckout } from './checkout-view.ts';
import { storefrontProblem } from './problems.ts';
import { readSession } from './sessions.ts';

const text = z.string().max(255).default('');
const address = z.object({
  firstName: text,
  lastName: text,
  company: text,
  address1: text,
  address2: text,
  city: text,
  stateOrProvince: text,
  stateOrProvinceCode: text,
  countryCode: text,
  postalCode: text,
  phone: text,
});
const billingAddress = address.extend({ email: z.string().max(255).optional() });
const consignment = z.object({
  address: address.optional(),
  shippingAddress: address.optional(),
  shippingOptionId: z.string().optional(),
});
const consignments = z.array(consignment).length(1);

type Change = { version?: unknown } & Record<string, unknown>;

/** `/api/storefront/carts` and `/api/storefront/checkout(s)/{id}`: only a shopper's own. */
export function checkoutRoutes(store: Store): Hono {
  const asked = (c: Context): Cart | undefined => {
    const session = readSession(store, c);
    return session && session.cartId === c.req.param('id') ? store.state.carts[session.cartId ?? ''] : undefined;
  };
  const includesOf = (c: Context) => new Set(c.req.query('include')?.split(',') ?? []);
  const missing = (c: Context) => storefrontProblem(c, 404, 'not_found', 'This checkout does not exist.');
  const refused = (c: Context, title: string) => storefrontProblem(c, 400, 'invalid_request', title);

  /** Runs a change on the shopper's checkout and answers the whole of it. The change answers a sentence where it can't be made. */
  const changing = (change: (cart: Cart, body: Change, c: Context) => string | undefined) => async (c: Context) => {
    const cart = asked(c);
    if (!cart) return missing(c);
    const body: Change = await c.req.json().catch(() => ({}));
    if (typeof body?.version === 'number' && body.version !== cart.version) {
      return storefrontProblem(c, 409, 'version_mismatch', 'This checkout was changed elsewhere. Load it again.');
    }
    const fault = change(cart, body, c);
    if (fault) return refused(c, fault);
    touchCart(store, cart);
    return c.json(viewCheckout(store, cart, includesOf(c)));
  };

  const setBilling = changing((cart, body, c) => {
    const given = billingAddress.safeParse(body);
    if (!given.success) return 'The billing address can’t be read.';
    const email = given.data.email ?? emailOf(store, cart);
    cart.billing = { ...given.data, id: c.req.param('addressId') ?? cart.billing?.id ?? store.ids(), email };
    return undefined;
  });

  const setConsignment = (cart: Cart, given: z.infer<typeof consignment>): string | undefined => {
    const to = given.shippingAddress ?? given.address ?? cart.consignment?.address;
    if (!to) return 'A shipping address is missing.';
    const options = shippingOptionsTo(to.countryCode);
    const optionId = given.shippingOptionId ?? cart.consignment?.shippingOptionId ?? null;
    const isOffered = options.some(({ id }) => id === optionId);
    if (given.shippingOptionId !== undefined && !isOffered) return 'This shipping option is not offered there.';
    cart.consignment = {
      id: cart.consignment?.id ?? store.ids(),
      address: to,
      shippingOptionId: isOffered ? optionId : null,
    };
    return undefined;
  };

  const show = (c: Context) => {
    const cart = asked(c);
    return cart ? c.json(viewCheckout(store, cart, includesOf(c))) : missing(c);
  };
  const setMessage = changing((cart, { customerMessage }) => {
    if (typeof customerMessage !== 'string') return 'The comment can’t be read.';
    cart.customerMessage = customerMessage;
    return undefined;
  });

  const setStoreCredit = (isApplied: boolean) =>
    changing((cart) => {
      if (isApplied && !findCustomer(store, cart.customerId)?.storeCreditMinor) return 'There is no store credit.';
      cart.isStoreCreditApplied = isApplied;
      return undefined;
    });

  return new Hono()
    .get('/carts', (c) => {
      const cart = store.state.carts[readSession(store, c)?.cartId ?? ''];
      return c.json(cart ? [viewCart(store, cart, includesOf(c))] : []);
    })
    .get('/checkout/:id', show)
    .get('/checkouts/:id', show)
    .put('/checkout/:id', setMessage)
    .put('/checkouts/:id', setMessage)
    .post('/checkouts/:id/billing-address', setBilling)
    .put('/checkouts/:id/billing-address/:addressId', setBilling)
    .post(
      '/checkouts/:id/consignments',
      changing((cart, body) => {
        const given = consignments.safeParse(body);
        return given.success && given.data[0]
          ? setConsignment(cart, given.data[0])
          : 'This shop ships a cart to one address.';
      }),
    )
    .put(
      '/checkouts/:id/consignments/:consignmentId',
      changing((cart, body, c) => {
        const given = consignment.safeParse(body);
        if (!given.success || cart.consignment?.id !== c.req.param('consignmentId')) {
          return 'This consignment can’t be changed.';
        }
        return setConsignment(cart, given.data);
      }),
    )
    .delete(
      '/checkouts/:id/consignments/:consignmentId',
      changing((cart) => {
        cart.consignment = null;
        return undefined;
      }),
    )
    .post(
      '/checkouts/:id/coupons',
      changing((cart, { couponCode }) => {
        if (typeof couponCode !== 'string' || couponCode.trim().toUpperCase() !== coupon.code) {
          return 'The coupon code you entered could not be found.';
        }
        cart.couponCode = coupon.code;
        return undefined;
      }),
    )
    .post('/checkouts/:id/store-credit', setStoreCredit(true))
    .delete('/checkouts/:id/store-credit', setStoreCredit(false))
    .delete(
      '/checkouts/:id/coupons/:code',
      changing((cart) => {
        cart.couponCode = null;
        return undefined;
      }),
    );
}
