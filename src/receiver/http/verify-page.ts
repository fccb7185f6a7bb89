import { Hono } from 'hono';
import { html } from 'hono/html';
import { pageLanguage, pageWords } from './page-language.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

/** One file as the build describes it. */
export interface BuiltFile {
  readonly file: string;
  /** For SRI: `sha384-…`. */
  readonly integrity: string;
}

export interface VerifyPageFiles {
  readonly script: BuiltFile;
  readonly style: BuiltFile | undefined;
}

const headers = {
  'Cache-Control': 'no-store',
  Vary: 'Accept-Language',
  'X-Robots-Tag': 'noindex, nofollow',
  'Permissions-Policy': 'camera=(self)',
  'Content-Security-Policy': [
    "default-src 'none'",
    // The reader of barcodes is WebAssembly.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; '),
};

/**
 * `GET /verify/`: the page where a check goes on on another device. It is the same for everyone: which check is meant stands behind the
 * `#` of its address, where no server sees it.
 */
export function verifyPage({ verifyPage: files, publicUrl }: Pick<Parts, 'verifyPage' | 'publicUrl'>): Hono<Env> {
  // The receiver may be published under a path of its own.
  const base = new URL(publicUrl).pathname.replace(/\/$/, '');
  return new Hono<Env>().on('GET', ['/verify', '/verify/'], (c) => {
    if (!files) return problem(c, 'not_found');
    const language = pageLanguage(c.req.header('accept-language') ?? '');
    const { title, needsScript } = pageWords[language];
    const { script, style } = files;
    const styleTag =
      style && html`<link rel="stylesheet" href="${base}/${style.file}" integrity="${style.integrity}" crossorigin>`;
    const page = html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
${styleTag}
</head>
<body>
<main id="verify"></main>
<noscript>${needsScript}</noscript>
<script src="${base}/${script.file}" integrity="${script.integrity}" crossorigin></script>
</body>
</html>
`;
    return c.html(page, 200, headers);
  });
}
