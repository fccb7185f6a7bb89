import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { PageStart } from '../../../contract/schema/admin/session.ts';
import type { Env, Parts } from '../parts.ts';

type PageParts = Pick<Parts, 'publicUrl' | 'controlPanelOrigins' | 'adminPage' | 'newCode'>;

/** Where BigCommerce's control panel runs. It frames the app. */
const bigcommerceOrigins = ['https://*.mybigcommerce.com', 'https://*.bigcommerce.com'];

function headers({ publicUrl, controlPanelOrigins }: PageParts, nonce: string): Record<string, string> {
  // The receiver may be published under a path of its own.
  const own = new URL(publicUrl).origin;
  return {
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex, nofollow',
    'Content-Security-Policy': [
      "default-src 'none'",
      `script-src ${own}`,
      `style-src ${own} 'nonce-${nonce}'`,
      `connect-src ${own}`,
      'img-src data: blob:',
      'font-src data:',
      `frame-ancestors ${[...bigcommerceOrigins, ...controlPanelOrigins].join(' ')}`,
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
  };
}

const page = (nonce: string, title: string, body: ReturnType<typeof html>) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">
body { margin: 0; padding: 24px; font: 16px/1.5 "Source Sans 3", "Source Sans Pro", system-ui, sans-serif; color: #313440; background: #f6f7f9; }
main { max-width: 72rem; margin: 0 auto; }
h1 { font-size: 24px; font-weight: 600; line-height: 1.3; margin: 0 0 12px; }
</style>
</head>
<body>
${body}
</body>
</html>
`;

/** The page that the control panel frames: a session, in the page itself alone, and the script that takes it from there. */
export function showApp(
  c: Context<Env>,
  parts: PageParts,
  start: Omit<PageStart, 'apiBase' | 'nonce'>,
  notice?: string,
): Response | Promise<Response> {
  const { adminPage, publicUrl } = parts;
  const nonce = parts.newCode();
  if (!adminPage)
    return showSentence(c, parts, 503, 'idgate is not built', 'Whoever runs idgate has to build it first.');
  const whole: PageStart = { ...start, apiBase: publicUrl, nonce };
  // Inside a script element nothing ends the text but its own end tag.
  const text = JSON.stringify(whole).replaceAll('<', '\\u003c');
  const body = html`<main id="admin" data-notice="${notice ?? ''}"><p>${notice}</p><p>One moment …</p></main>
<noscript>idgate needs JavaScript. Please turn it on, then open idgate again.</noscript>
<script type="application/json" id="idgate-session">${raw(text)}</script>
<script src="${publicUrl}/${adminPage.file}" integrity="${adminPage.integrity}" crossorigin></script>`;
  return c.html(page(nonce, 'idgate', body), 200, headers(parts, nonce));
}

/** A page that says one thing in plain words, and tells what to do. */
export function showSentence(
  c: Context<Env>,
  parts: PageParts,
  status: 200 | 400 | 401 | 403 | 404 | 410 | 502 | 503,
  title: string,
  ...sentences: readonly string[]
): Response | Promise<Response> {
  const nonce = parts.newCode();
  const body = html`<main><h1>${title}</h1>${sentences.map((sentence) => html`<p>${sentence}</p>`)}</main>`;
  return c.html(page(nonce, title, body), status, headers(parts, nonce));
}
