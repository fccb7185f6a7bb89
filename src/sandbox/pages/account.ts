import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { sessionCart } from '../carts.ts';
import { findCustomer } from '../customers.ts';
import { demoShopper } from '../demo-shopper.ts';
import { billFor } from '../pricing.ts';
import type { Cart } from '../state.ts';
import type { Store } from '../store.ts';
import { readSession } from '../storefront-api/sessions.ts';
import { inlineValue } from './inline-value.ts';
import { findInstalledGate, type InstalledGate } from './installed-gate.ts';
import { showPage } from './layout.ts';

/** `/account`: a page of the merchant's theme, where a customer shows ID before paying. It has the published snippet on it. */
export function accountRoutes(store: Store): Hono {
  return new Hono().get('/account', (c) => showAccount(c, store));
}

function showAccount(c: Context, store: Store) {
  const session = readSession(store, c);
  const customer = session && findCustomer(store, session.customerId);
  const gate = customer && findInstalledGate(store);
  const cart = session && sessionCart(store, session);
  const nonce = store.ids();
  const main = html`<main class="content ownPage"><h1>Your account</h1>
${customer ? html`<p>${customer.firstName} ${customer.lastName}<br><span class="hint">${customer.email}</span></p>${idSection(cart, gate)}` : signedOut()}
</main>`;
  const foot = gate ? snippet(store, gate, nonce) : [];
  return showPage(c, store, { title: 'Your account', nonce, kind: 'own', main, foot });
}

const signedOut = () => html`<p>Nobody is signed in.
<a href="/start/customer?product=whisky&amp;checkout=account">Sign in as ${demoShopper.firstName} ${demoShopper.lastName}</a>, with whisky in the cart.</p>`;

function idSection(cart: Cart | undefined, gate: InstalledGate | undefined) {
  const inCart = cart ? billFor(cart).lines.map(({ product }) => product.name) : [];
  const sentence = !gate
    ? 'Nothing asks for ID here: no gate is installed.'
    : inCart.length === 0
      ? 'There is nothing in your cart.'
      : `In your cart: ${inCart.join(', ')}. If it needs ID, you can show it here, and pay without waiting.`;
  return html`<h2>ID</h2><p>${sentence}</p>
<div id="id-check"></div>
<p id="id-outcome" role="status"></p>
<p><a href="/cart">Go to the cart</a></p>`;
}

const snippet = ({ storeHash }: Store, { src, integrityHashes, apiBase }: InstalledGate, nonce: string) => [
  html`<script src="${src}"${integrityHashes.length > 0 && html` integrity="${integrityHashes.join(' ')}" crossorigin="anonymous"`} nonce="${nonce}"></script>`,
  html`<script nonce="${nonce}">
const apiBase = ${inlineValue(apiBase)};
const tenantId = ${inlineValue(storeHash)};
window.BlockIDVerify?.init({
  apiBase,
  tenantId,
  element: document.getElementById('id-check'),
  async onComplete(result) {
    const isVerified = ['verified', 'manually_approved'].includes(result.status);
    document.getElementById('id-outcome').textContent = isVerified ? 'Verified' : 'Not verified';
    await fetch(apiBase + '/bc/result', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ store_hash: tenantId, result }),
    });
  },
});
</script>`,
];
