import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { sessionCart } from '../carts.ts';
import type { Store } from '../store.ts';
import { readSession } from '../storefront-api/sessions.ts';
import { bundleFile } from './assets.ts';
import { inlineValue } from './inline-value.ts';
import { findInstalledGate, type InstalledGate } from './installed-gate.ts';
import { showPage, showUnbuilt } from './layout.ts';

/** `/custom-checkout`: a checkout of the merchant's own making, with a service of its own that it hands to the gate. */
export function customCheckoutRoutes(store: Store): Hono {
  return new Hono().get('/custom-checkout', (c) => showCustomCheckout(c, store));
}

async function showCustomCheckout(c: Context, store: Store) {
  const session = readSession(store, c);
  const cart = session && sessionCart(store, session);
  if (!cart || cart.lines.length === 0) return c.redirect('/cart');
  const bundle = await bundleFile('sandbox-custom-checkout');
  if (bundle === null) return showUnbuilt(c, store);
  const gate = findInstalledGate(store);
  const nonce = store.ids();
  const address = cart.consignment?.address;
  const main = html`<main class="content ownPage" data-cart-id="${cart.id}">
<h1>One-page checkout</h1>
<p class="lead">A checkout that a merchant wrote, with nothing of the hosted page in it but the SDK.</p>
<ul id="lines"></ul>
${address && html`<p>To ${address.firstName} ${address.lastName}, ${address.address1}, ${address.city} ${address.postalCode}</p>`}
<p class="ownTotal">Total <strong id="total"></strong></p>
<div id="id-check"></div>
<p id="order-error" class="ownError" role="alert"></p>
<button id="buy" class="ownButton" type="button" disabled>Buy now</button>
<p id="ungated" class="hint"${gate && ' hidden'}>${gate ? 'Nothing asks for ID here: the gate did not load.' : 'Nothing asks for ID here: no gate is installed.'}</p>
</main>`;
  const foot = [
    html`<script src="/assets/${bundle}" nonce="${nonce}"></script>`,
    html`<script type="module" nonce="${nonce}">${gate ? gatedStart(store, gate, nonce) : 'await shop.open();'}</script>`,
  ];
  return showPage(c, store, { title: 'One-page checkout', nonce, kind: 'own', main, foot });
}

/** The gate comes first, and the shopper can pay once it is at work. Without it the receiver's hold still looks at the order. */
const gatedStart = ({ storeHash }: Store, { apiBase, clientId, policy }: InstalledGate, nonce: string) => html`
try {
  const { attachGate } = await import(${inlineValue(`${apiBase}/idgate.mjs`)});
  shop.gate = attachGate(shop.checkoutService, {
    ...${inlineValue({ apiBase, storeHash, clientId, policy, payButton: '#buy', nonce })},
    element: document.getElementById('id-check'),
  });
} catch {
  document.getElementById('ungated').hidden = false;
}
await shop.open();
`;
