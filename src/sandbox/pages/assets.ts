import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { z } from 'zod';
import { findProductBySlug } from '../catalogue.ts';
import { drawProduct } from './pictures.ts';

const builtFolder = new URL('../../../dist/', import.meta.url);
const manifest = z.object({ 'sandbox-checkout': z.object({ file: z.string().regex(/^[\w.-]+$/) }) });

/** The checkout page's bundle by name. Null where the browser files are not built yet. */
export async function checkoutBundle(): Promise<string | null> {
  const text = await readFile(new URL('manifest.json', builtFolder), 'utf8').catch(() => null);
  return text === null ? null : manifest.parse(JSON.parse(text))['sandbox-checkout'].file;
}

const ownFiles: Record<string, string> = {
  'shop.css': 'text/css',
  'checkout.css': 'text/css',
  'cards.css': 'text/css',
  'live-sections.js': 'text/javascript',
};

/** What pages load: style sheets, scripts of the pages' own, the checkout's bundle and product pictures. */
export function assetRoutes(): Hono {
  return new Hono()
    .get('/assets/:file', async (c) => {
      const file = c.req.param('file');
      const type = ownFiles[file];
      if (type) {
        const text = await readFile(new URL(file, import.meta.url), 'utf8');
        return c.body(text, 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' });
      }
      if (file !== (await checkoutBundle())) return c.notFound();
      const text = await readFile(new URL(file, builtFolder), 'utf8');
      return c.body(text, 200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'public, max-age=31536000, immutable',
      });
    })
    .get('/pictures/:file{[a-z]+\\.svg}', (c) => {
      const product = findProductBySlug(c.req.param('file').replace('.svg', ''));
      return product ? c.body(drawProduct(product), 200, { 'Content-Type': 'image/svg+xml' }) : c.notFound();
    });
}
