import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { addToCart, createCart, sessionCart, touchCart } from '../carts.ts';
import { findProductBySlug, type Line, lineTotalMinor } from '../catalogue.ts';
import { channelAt } from '../channels.ts';
import { asPrice } from '../money.ts';
import { findOrder, isPaidFor } from '../orders.ts';
import { findPaymentMethod } from '../payment-methods.ts';
import { billFor } from '../pricing.ts';
import type { Cart, Order } from '../state.ts';
import type { Store } from '../store.ts';
import { openSession, readSession } from '../storefront-api/sessions.ts';
import { bundleFile } from './assets.ts';
import { showPage, showUnbuilt } from './layout.ts';
import { pictureUrl } from './pictures.ts';
import { type ScriptPage, scriptTags } from './script-tags.ts';
import { readSwitches } from './switches.ts';

/** Cart, checkout and order confirmation: the pages that a theme has, with the store's scripts on them. */
export function shopPages(store: Store): Hono {
  return new Hono()
    .get('/cart', (c) => showCart(c, store))
    .post('/cart/items', async (c) => {
      const form = await c.req.formData();
      const product = findProductBySlug(String(form.get('product')));
      if (!product) return c.notFound();
      const session = readSession(store, c) ?? openSession(store, c, 0);
      addToCart(store, sessionCart(store, session) ?? createCart(store, session), product, 1);
      return c.redirect('/cart', 303);
    })
    .post('/cart/items/:id', async (c) => {
      const session = readSession(store, c);
      const cart = session && sessionCart(store, session);
      const line = cart?.lines.find(({ id }) => id === c.req.param('id'));
      if (!cart || !line) return c.redirect('/cart', 303);
      const quantity = Number((await c.req.formData()).get('quantity'));
      if (Number.isInteger(quantity) && quantity > 0 && quantity < 100) line.quantity = quantity;
      else cart.lines.splice(cart.lines.indexOf(line), 1);
      touchCart(store, cart);
      return c.redirect('/cart', 303);
    })
    .get('/checkout', (c) => showCheckout(c, store))
    .get('/checkout/order-confirmation', (c) => showConfirmation(c, store));
}

function showCart(c: Context, store: Store) {
  const session = readSession(store, c);
  const cart = session && sessionCart(store, session);
  const page: ScriptPage = { pageType: 'storefront', channelId: channelAt(store, c), nonce: store.ids(), session };
  const main = html`<main class="content"><h1>Your cart</h1>${cart && cart.lines.length > 0 ? cartTable(cart) : emptyCart()}</main>`;
  return showPage(c, store, { title: 'Cart', kind: 'shop', main, ...placed(store, page) });
}

const emptyCart = () => html`<p>Your cart is empty. <a href="/">Find something to buy</a></p>`;

function cartTable(cart: Cart) {
  const bill = billFor(cart);
  return html`<ul class="cartLines">${bill.lines.map(cartLine)}</ul>
<p class="cartTotal">Subtotal <strong>${asPrice(bill.subtotalMinor)}</strong></p>
<p class="cartActions"><a class="button button--primary" href="/checkout">Check out</a></p>`;
}

const cartLine = (line: Line) => html`<li>
<img src="${pictureUrl(line.product)}" alt="" width="64" height="64">
<span class="cartLine-name">${line.product.name}</span>
<form method="post" action="/cart/items/${line.id}">
<label>Quantity <input type="number" name="quantity" min="0" max="99" value="${line.quantity}"></label>
<button class="button button--tertiary">Update</button>
</form>
<span class="price">${asPrice(lineTotalMinor(line))}</span>
</li>`;

async function showCheckout(c: Context, store: Store) {
  const session = readSession(store, c);
  const cart = session && sessionCart(store, session);
  if (!cart || cart.lines.length === 0) return c.redirect('/cart');
  session.switches = readSwitches(c, session.switches);
  store.changed();
  const { isDark, bundleDelayMs } = session.switches;
  const bundle = await bundleFile('sandbox-checkout');
  const channelId = channelAt(store, c);
  const page: ScriptPage = { pageType: 'checkout', channelId, nonce: store.ids(), session, checkoutId: cart.id };
  if (bundle === null) return showUnbuilt(c, store);
  const { head, foot } = placed(store, page);
  const app = html`<script src="/assets/${bundle}${bundleDelayMs > 0 && `?delayMs=${bundleDelayMs}`}" nonce="${page.nonce}"></script>`;
  const main = html`<main><h1 class="visuallyHidden">Checkout</h1>
<div id="checkout-app" data-checkout-id="${cart.id}"></div>
<noscript><p class="content">The checkout needs JavaScript.</p></noscript></main>`;
  const nonce = page.nonce;
  return showPage(c, store, { title: 'Checkout', nonce, kind: 'checkout', isDark, head, main, foot: [app, ...foot] });
}

function showConfirmation(c: Context, store: Store) {
  const session = readSession(store, c);
  const orders = session?.orderIds.flatMap((id) => findOrder(store, id) ?? []) ?? [];
  const order = orders.findLast((one) => isPaidFor(store, one));
  if (!order) return c.redirect('/cart');
  const channelId = channelAt(store, c);
  const page: ScriptPage = {
    pageType: 'order_confirmation',
    channelId,
    nonce: store.ids(),
    session,
    orderId: order.id,
  };
  return showPage(c, store, {
    title: 'Order confirmed',
    kind: 'shop',
    main: confirmation(order),
    ...placed(store, page),
  });
}

function confirmation(order: Order) {
  const { cart } = order;
  const bill = billFor(cart);
  const method = findPaymentMethod(order.paymentMethodId);
  return html`<main class="content orderConfirmation">
<h1 class="optimizedCheckout-headingPrimary">Thank you ${cart.billing?.firstName ?? ''}!</h1>
<p data-test="order-confirmation-order-number-text">Your order number is <strong>${order.id}</strong>.</p>
<p>An e-mail would go to ${cart.billing?.email ?? ''} now. ${method?.instructions ?? ''}</p>
<ul class="cartLines">${bill.lines.map(
    (line) => html`<li><img src="${pictureUrl(line.product)}" alt="" width="64" height="64">
<span class="cartLine-name">${line.quantity} × ${line.product.name}</span><span class="price">${asPrice(lineTotalMinor(line))}</span></li>`,
  )}</ul>
<dl class="bill">
<div><dt>Subtotal</dt><dd>${asPrice(bill.subtotalMinor)}</dd></div>
${bill.discountMinor > 0 && html`<div><dt>Discount</dt><dd>−${asPrice(bill.discountMinor)}</dd></div>`}
${bill.needsShipping && html`<div><dt>Shipping</dt><dd>${asPrice(bill.shippingMinor)}</dd></div>`}
<div><dt>Total</dt><dd>${asPrice(bill.totalMinor)}</dd></div>
${order.storeCreditMinor > 0 && html`<div><dt>Paid with store credit</dt><dd>${asPrice(order.storeCreditMinor)}</dd></div>`}
</dl>
<p><a href="/bigcommerce">See what BigCommerce shows</a> · <a href="/">Start again</a></p>
</main>`;
}

const placed = (store: Store, page: ScriptPage) => ({
  nonce: page.nonce,
  head: scriptTags(store, page, 'head'),
  foot: scriptTags(store, page, 'footer'),
});
