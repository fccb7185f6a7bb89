import type { Context } from 'hono';
import { html } from 'hono/html';
import { storeName } from '../store.ts';

export type Html = ReturnType<typeof html>;

export interface Layout {
  readonly title: string;
  readonly nonce: string;
  readonly kind: 'shop' | 'checkout' | 'guide' | 'staff';
  readonly head?: readonly unknown[];
  readonly main: Html;
  readonly foot?: readonly unknown[];
  readonly status?: 200 | 404 | 503;
}

const styleSheets: Record<Layout['kind'], readonly string[]> = {
  shop: ['shop.css'],
  checkout: ['shop.css', 'checkout.css'],
  guide: ['shop.css', 'cards.css'],
  staff: ['shop.css', 'cards.css'],
};

/** A whole page, under a policy that runs only scripts with the page's nonce and what these load. */
export function showPage(c: Context, { title, nonce, kind, head = [], main, foot = [], status = 200 }: Layout) {
  c.header(
    'Content-Security-Policy',
    `script-src 'nonce-${nonce}' 'strict-dynamic'; object-src 'none'; base-uri 'self'`,
  );
  c.header('Cache-Control', 'no-store');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${storeName}</title>
<link rel="icon" href="data:,">
${styleSheets[kind].map((file) => html`<link rel="stylesheet" href="/assets/${file}">`)}
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

function header(kind: Layout['kind']) {
  if (kind === 'checkout') {
    return html`<header class="checkoutHeader"><a class="shopName" href="/">${storeName}</a></header>`;
  }
  return html`<header class="shopHeader">
<a class="shopName" href="/">${storeName}</a>
<nav aria-label="Main"><a class="navLink" href="/">Start</a><a class="navLink" href="/cart">Cart</a><a class="navLink" href="/bigcommerce">What BigCommerce shows</a></nav>
</header>`;
}
