import type { Context } from 'hono';
import { html } from 'hono/html';
import { type Store, storeName } from '../store.ts';
import { contentPolicy } from './content-policy.ts';

export type Html = ReturnType<typeof html>;

export interface Layout {
  readonly title: string;
  readonly nonce: string;
  readonly kind: 'shop' | 'own' | 'checkout' | 'guide' | 'staff' | 'frame' | 'states';
  readonly isDark?: boolean;
  readonly head?: readonly unknown[];
  readonly main: Html;
  readonly foot?: readonly unknown[];
  /** Origins that the page may frame, beside those of its scripts. */
  readonly frames?: readonly string[];
  readonly status?: 200 | 404 | 503;
}

const styleSheets: Record<Layout['kind'], readonly string[]> = {
  shop: ['shop.css'],
  own: ['shop.css', 'own-pages.css'],
  checkout: ['shop.css', 'checkout.css'],
  guide: ['shop.css', 'cards.css'],
  staff: ['shop.css', 'cards.css'],
  frame: ['shop.css', 'checkout.css'],
  states: ['widget-states.css'],
};

/** A whole page, under the policy of a cautious merchant. */
export function showPage(c: Context, store: Store, layout: Layout) {
  const { title, nonce, kind, isDark = false, head = [], main, foot = [], frames = [], status = 200 } = layout;
  c.header('Content-Security-Policy', contentPolicy(store, nonce, frames));
  c.header('Cache-Control', 'no-store');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${storeName}</title>
<link rel="icon" href="data:,">
${[...styleSheets[kind], ...(isDark ? ['dark.css'] : [])].map((file) => html`<link rel="stylesheet" href="/assets/${file}">`)}
${head}
</head>
<body>
${header(kind)}
${main}
${foot}
</body>
</html>`;
  return c.html(page, status);
}

/** For a page whose bundle is not there. */
export function showUnbuilt(c: Context, store: Store) {
  const main = html`<main class="content"><h1>This page is not built yet</h1><p>Run the build, then load this page again.</p></main>`;
  return showPage(c, store, { title: 'Not built yet', nonce: store.ids(), kind: 'checkout', main, status: 503 });
}

function header(kind: Layout['kind']) {
  if (kind === 'frame' || kind === 'states') return '';
  if (kind === 'checkout') {
    return html`<header class="checkoutHeader"><a class="shopName" href="/">${storeName}</a></header>`;
  }
  return html`<header class="shopHeader">
<a class="shopName" href="/">${storeName}</a>
<nav aria-label="Main"><a class="navLink" href="/">Start</a><a class="navLink" href="/cart">Cart</a><a class="navLink" href="/bigcommerce">What BigCommerce shows</a></nav>
</header>
${kind === 'staff' && staffLinks}`;
}

const staffLinks = html`<nav class="staffLinks" aria-label="Behind the counter"><a href="/bigcommerce">What BigCommerce shows</a> <a href="/manage">Control panel</a> <a href="/mailbox">Mailbox</a> <a href="/staff">Make trouble</a></nav>`;
