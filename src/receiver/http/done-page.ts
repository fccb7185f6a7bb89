import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { pageLanguage, pageWords } from './page-language.ts';
import type { Env } from './parts.ts';

const style =
  'body{margin:20vh auto;max-width:32rem;padding:0 1.5rem;font:1.125rem/1.5 system-ui,sans-serif;color-scheme:light dark}';
const headers = {
  'Cache-Control': 'no-store',
  Vary: 'Accept-Language',
  'X-Robots-Tag': 'noindex, nofollow',
  // A provider that is shown inside a shop's page comes back inside it. There is nothing here to be tricked into pressing.
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`,
};

/**
 * `GET /verify/done`: where a provider sends the shopper back to. It is the same for everyone, and that somebody comes here tells nothing:
 * the page where they began hears of the verdict by itself.
 */
export function donePage(): Hono<Env> {
  return new Hono<Env>().get('/verify/done', (c) => {
    const language = pageLanguage(c.req.header('accept-language') ?? '');
    const { title, goBack } = pageWords[language];
    const page = html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<main><p>${goBack}</p></main>
</body>
</html>
`;
    return c.html(page, 200, headers);
  });
}
