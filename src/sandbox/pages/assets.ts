import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { z } from 'zod';
import { findProductBySlug } from '../catalogue.ts';
import type { Store } from '../store.ts';
import { drawProduct } from './pictures.ts';
import { waitMs } from './switches.ts';

const builtFolder = new URL('../../../dist/', import.meta.url);
const built = z.object({ file: z.string().regex(/^[\w.-]+$/) });
export type Bundle = 'sandbox-checkout' | 'sandbox-custom-checkout' | 'widget-gallery';

/** The built files that the sandbox's pages may load, by name. The gallery has the widget in it, and loads the widget's parts from beside it. */
async function readManifest(): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(new URL('manifest.json', builtFolder), 'utf8').catch(() => '{}');
  const own = Object.entries(JSON.parse(text)).filter(([name]) => /^(sandbox|widget)-/.test(name));
  return new Map(own.map(([name, value]) => [name, built.parse(value).file]));
}

/** The file of a page's bundle. Null where the browser files are not built yet. */
export const bundleFile = async (name: Bundle): Promise<string | null> => (await readManifest()).get(name) ?? null;

/** How late a bundle is to arrive. */
const delay = waitMs.catch(0);

const ownFiles: Record<string, string> = {
  'shop.css': 'text/css',
  'checkout.css': 'text/css',
  'cards.css': 'text/css',
  'own-pages.css': 'text/css',
  'widget-states.css': 'text/css',
  'dark.css': 'text/css',
  'live-sections.js': 'text/javascript',
  'card-fields.js': 'text/javascript',
};

/** What pages load: style sheets, scripts of the pages' own, built files and product pictures. */
export function assetRoutes(store: Store): Hono {
  return new Hono()
    .get('/assets/:file', async (c) => {
      const file = c.req.param('file');
      const type = ownFiles[file];
      if (type) {
        const text = await readFile(new URL(file, import.meta.url), 'utf8');
        return c.body(text, 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' });
      }
      if (!file.endsWith('.js') || ![...(await readManifest()).values()].includes(file)) return c.notFound();
      const delayMs = delay.parse(c.req.query('delayMs'));
      if (delayMs > 0) await store.delay(delayMs);
      const text = await readFile(new URL(file, builtFolder), 'utf8');
      return c.body(text, 200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': delayMs > 0 ? 'no-store' : 'public, max-age=31536000, immutable',
      });
    })
    .get('/pictures/:file{[a-z]+\\.svg}', (c) => {
      const product = findProductBySlug(c.req.param('file').replace('.svg', ''));
      return product ? c.body(drawProduct(product), 200, { 'Content-Type': 'image/svg+xml' }) : c.notFound();
    });
}
