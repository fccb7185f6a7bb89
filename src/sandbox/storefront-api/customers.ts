import { Hono } from 'hono';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { sessionCart, touchCart } from '../carts.ts';
import { createCustomer, findCustomer, findCustomerByEmail } from '../customers.ts';
import { blankAddress, type Cart, type Customer, type Session } from '../state.ts';
import type { Store } from '../store.ts';
import { storefrontProblem } from './problems.ts';
import { readSession } from './sessions.ts';

const credentials = z.object({ email: z.string(), password: z.string() });
const account = z.object({
  email: z.email(),
  password: z.string().min(7),
  firstName: z.string().min(1),
  lastName: z.string().min(1),
});

const tokenLifeSeconds = 15 * 60;

function signIn(store: Store, session: Session, customer: Customer): void {
  session.customerId = customer.id;
  const cart = sessionCart(store, session);
  if (!cart) return;
  cart.customerId = customer.id;
  if (cart.billing) cart.billing.email = customer.email;
  touchCart(store, cart);
}

/** A billing address that was there stays, and is blank: the checkout SDK keeps the old one in mind when the answer has none. */
function forgetShopper(cart: Cart): void {
  cart.customerId = 0;
  cart.consignment = null;
  cart.isStoreCreditApplied = false;
  if (cart.billing) cart.billing = { ...blankAddress, id: cart.billing.id, email: '' };
}

/** `/internalapi/v1/checkout/customer`: signing in and out in the middle of a checkout. */
export function signInRoutes(store: Store): Hono {
  return new Hono()
    .post('/customer', async (c) => {
      const given = credentials.safeParse(await c.req.json().catch(() => undefined));
      const session = readSession(store, c);
      const customer = given.success ? findCustomerByEmail(store, given.data.email) : undefined;
      if (!session || !customer || customer.password !== given.data?.password) {
        return storefrontProblem(c, 401, 'invalid_login', 'We don’t know this e-mail address with this password.');
      }
      signIn(store, session, customer);
      return c.json({ data: {}, meta: {} });
    })
    .delete('/customer', (c) => {
      const session = readSession(store, c);
      if (session) {
        session.customerId = 0;
        const cart = sessionCart(store, session);
        if (cart) {
          forgetShopper(cart);
          touchCart(store, cart);
        }
      }
      return c.json({ data: {}, meta: {} });
    });
}

/** `POST /api/storefront/customer`: a shopper opens an account, and is signed in. */
export function accountRoutes(store: Store): Hono {
  return new Hono().post('/customer', async (c) => {
    const given = account.safeParse(await c.req.json().catch(() => undefined));
    if (!given.success)
      return storefrontProblem(c, 400, 'invalid_request', 'Something is missing in the account form.');
    if (findCustomerByEmail(store, given.data.email)) {
      return storefrontProblem(c, 409, 'email_in_use', 'There is an account with this e-mail address already.');
    }
    const customer = createCustomer(store, given.data);
    const session = readSession(store, c);
    if (session) signIn(store, session, customer);
    return c.json({});
  });
}

/** `/customer/current.jwt`: who is signed in, for our app to read. A guest gets 404. */
export function currentCustomerRoutes(store: Store, answerAs: 'text' | 'json'): Hono {
  return new Hono().get('/customer/current.jwt', async (c) => {
    const customer = findCustomer(store, readSession(store, c)?.customerId ?? 0);
    if (c.req.query('app_client_id') !== store.clientId) return c.text('Unknown application.', 400);
    if (!customer) return c.text('No customer is signed in.', 404);
    const nowSeconds = Math.floor(store.clock() / 1_000);
    const token = await new SignJWT({
      customer: { id: customer.id, email: customer.email, group_id: String(customer.groupId) },
      version: 1,
      application_id: 'idgate',
      store_hash: store.storeHash,
      operation: 'current_customer',
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer('bc/apps')
      .setSubject(store.storeHash)
      .setAudience(store.clientId)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + tokenLifeSeconds)
      .sign(new TextEncoder().encode(store.clientSecret));
    return answerAs === 'json' ? c.json({ token }) : c.text(token);
  });
}
