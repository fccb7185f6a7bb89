import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { addToCart, createCart, prefillCheckout } from '../carts.ts';
import { findProductBySlug, type Product, products } from '../catalogue.ts';
import { demoShopper } from '../demo-shopper.ts';
import { asPrice } from '../money.ts';
import { coupon } from '../pricing.ts';
import { usualSwitches } from '../state.ts';
import type { Store } from '../store.ts';
import { openSession } from '../storefront-api/sessions.ts';
import { showPage } from './layout.ts';
import { pictureUrl } from './pictures.ts';
import { readSwitches } from './switches.ts';

const demoCustomerId = 1;

/** Where a shortcut leads that names another page than the hosted checkout. */
const landings = new Map([
  ['custom', '/custom-checkout'],
  ['account', '/account'],
]);

/** `/`, which tells what all this is, and the shortcuts into a checkout. */
export function startRoutes(store: Store): Hono {
  const start = (customerId: number) => (c: Context) => {
    const product = findProductBySlug(c.req.query('product') ?? 'whisky');
    const quantity = Number(c.req.query('quantity') ?? 1);
    if (!product || !Number.isInteger(quantity) || quantity < 1 || quantity > 99) return showUnknown(c, store);
    const session = openSession(store, c, customerId, readSwitches(c, usualSwitches));
    const cart = createCart(store, session);
    addToCart(store, cart, product, quantity);
    const landing = landings.get(c.req.query('checkout') ?? '');
    // Only the hosted checkout asks for addresses.
    if (landing || c.req.query('step') === 'payment') prefillCheckout(store, cart);
    return c.redirect(landing ?? '/checkout');
  };
  return new Hono()
    .get('/', (c) => showStart(c, store))
    .get('/start/guest', start(0))
    .get('/start/customer', start(demoCustomerId));
}

function showStart(c: Context, store: Store) {
  const main = html`<main class="content">
<h1>A shop to try idgate in</h1>
<p class="lead">This is a small store that behaves like one on BigCommerce. Nothing here is real: no money moves, nothing is
shipped, and the shopper and the licences are made up.</p>
<h2>Go to the checkout</h2>
<ul class="ways">
${way('/start/guest?product=whisky&step=payment', 'As a guest', 'Whisky in the cart, addresses filled in, ready to pay. ID is asked for.')}
${way('/start/customer?product=whisky&step=payment', 'As a customer', `Signed in as ${demoShopper.firstName} ${demoShopper.lastName}, with the same cart and with store credit.`)}
${way('/start/guest?product=mug&step=payment', 'With nothing to check', 'A coffee mug. It goes through without a question.')}
${way('/start/guest?product=whisky', 'From the first step', 'As a shopper would, typing every address, or at once with a wallet.')}
${way('/start/guest?product=whisky&checkout=custom', 'On a page of the merchant’s own', 'One button, no steps: the gate as a module, in a checkout that a merchant wrote.')}
${way('/start/customer?product=whisky&checkout=account', 'Before the checkout', 'On the account page, a customer shows ID ahead of paying.')}
</ul>
<h2>Look behind the counter</h2>
<ul class="ways">
${way('/bigcommerce', 'What BigCommerce shows', 'Orders, customers, scripts and webhooks, as staff and apps see them.')}
${way('/manage', 'Control panel', 'Where the merchant installs the app and opens it.')}
${way('/mailbox', 'Mailbox', 'Every e-mail that was sent to shoppers and staff.')}
${way('/staff', 'Make trouble', 'Let time pass, break answers, let another app ship an order: what happens to an app.')}
${way('/photographs', 'Sample licence photos', 'To upload where a shopper would take a picture.')}
${way('/widget-states', 'Every state of the widget', 'Each by its address, in every language, light and dark.')}
</ul>
<h2>Or fill a cart</h2>
<ul class="shelf">${products.map(shelfItem)}</ul>
<p class="hint">Coupon <code>${coupon.code}</code> takes ${coupon.percent} % off. The customer signs in with
<code>${demoShopper.email}</code> and <code>${demoShopper.password}</code>. Card <code>4242 4242 4242 4242</code> works, and
<code>4000 0000 0000 0002</code> is declined.</p>
</main>`;
  return showPage(c, store, { title: 'Start', nonce: store.ids(), kind: 'guide', main });
}

const way = (href: string, name: string, description: string) =>
  html`<li><a href="${href}">${name}</a><span>${description}</span></li>`;

const shelfItem = (product: Product) => html`<li class="shelf-item">
<img src="${pictureUrl(product)}" alt="" width="120" height="120">
<h3>${product.name}</h3>
<p>${product.description}</p>
<form method="post" action="/cart/items">
<input type="hidden" name="product" value="${product.slug}">
<span class="price">${asPrice(product.priceMinor)}</span>
<button class="button button--tertiary" aria-label="Add to cart: ${product.name}">Add to cart</button>
</form>
</li>`;

function showUnknown(c: Context, store: Store) {
  const main = html`<main class="content"><h1>No such cart</h1>
<p>Name one of these products, and a quantity from 1 to 99:</p>
<ul>${products.map(({ slug }) => html`<li><a href="/start/guest?product=${slug}">${slug}</a></li>`)}</ul></main>`;
  return showPage(c, store, { title: 'No such cart', nonce: store.ids(), kind: 'guide', main, status: 404 });
}
