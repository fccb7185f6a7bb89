import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Store } from '../store.ts';
import { bundleFile } from './assets.ts';
import { showPage, showUnbuilt } from './layout.ts';

/** `/widget-states`: every state of the widget by its address, drawn by the widget itself and with nobody behind it. */
export function widgetStatesRoutes(store: Store): Hono {
  return new Hono().get('/widget-states', (c) => showStates(c, store));
}

async function showStates(c: Context, store: Store) {
  const bundle = await bundleFile('widget-gallery');
  if (bundle === null) return showUnbuilt(c, store);
  const nonce = store.ids();
  const main = html`<nav aria-label="Main"><a href="/">Start</a> <a href="/widget-states">Every state</a></nav>
<noscript><p>The widget needs JavaScript.</p></noscript>`;
  const foot = [html`<script src="/assets/${bundle}" nonce="${nonce}"></script>`];
  return showPage(c, store, { title: 'Every state of the widget', nonce, kind: 'states', main, foot });
}
