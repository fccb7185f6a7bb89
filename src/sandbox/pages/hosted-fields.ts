import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Store } from '../store.ts';
import { readSession } from '../storefront-api/sessions.ts';
import { showPage } from './layout.ts';

/** `/hosted-fields/card`: what the payment step shows in a frame where a card is typed. */
export function hostedFieldRoutes(store: Store): Hono {
  return new Hono().get('/hosted-fields/card', (c) => {
    const nonce = store.ids();
    const isDark = readSession(store, c)?.switches.isDark ?? false;
    const main = html`<main><form class="cardFields" autocomplete="off">
${field('number', 'Card number', '4242 4242 4242 4242')}
${field('expiry', 'Expiry', '12 / 34')}
${field('code', 'Security code', '123')}
<button hidden>Pay</button>
</form></main>`;
    const foot = [html`<script src="/assets/card-fields.js" nonce="${nonce}"></script>`];
    return showPage(c, store, { title: 'Card', nonce, kind: 'frame', isDark, main, foot });
  });
}

const field = (name: string, label: string, example: string) => html`<div class="form-field form-field--${name}">
<label class="form-label" for="${name}">${label}</label>
<input class="form-input" id="${name}" name="${name}" inputmode="numeric" placeholder="${example}">
</div>`;
