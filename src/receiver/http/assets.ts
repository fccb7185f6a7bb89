import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import type { Env, Parts } from './parts.ts';

const forever = 'public, max-age=31536000, immutable';
const shortly = 'public, max-age=300';
const kinds = '\\.(js|mjs|css|wasm|d\\.ts)';

/**
 * The built browser files, which any page may load, and with SRI must be allowed to. Most have names that change with their content, so
 * that they may be kept for ever. One that the build has compressed, as `<file>.br`, is sent so to whoever takes it. `stable` names those that people write into their own pages.
 * A page that was made before, or by another receiver, may ask for a file of another build: `others` has those.
 */
export function assets(folder: string, stable: readonly string[], others: Parts['builtFiles']): Hono<Env> {
  const files = serveStatic<Env>({
    root: folder,
    rewriteRequestPath: (path) => path.slice(path.lastIndexOf('/')),
    precompressed: true,
  });
  const ofOtherBuild = async (c: Context<Env>) => {
    const file = c.req.param('file') ?? '';
    const content = await others.read(file);
    return content && c.body(content, 200, { 'Content-Type': getMimeType(file) ?? 'application/octet-stream' });
  };
  const serve = async (c: Context<Env>, next: () => Promise<void>, cacheControl: string) => {
    const here = await files(c, async () => {});
    const response = here ?? (cacheControl === forever ? await ofOtherBuild(c) : undefined);
    if (!response) return next();
    response.headers.set('Cache-Control', cacheControl);
    response.headers.set('Access-Control-Allow-Origin', '*');
    response.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    response.headers.set('Timing-Allow-Origin', '*');
    response.headers.set('Vary', 'Accept-Encoding');
    // By its last letters a type declaration would be taken for a film.
    if (c.req.path.endsWith('.ts')) response.headers.set('Content-Type', 'text/plain; charset=utf-8');
    return response;
  };
  return new Hono<Env>()
    .get(`/:file{[A-Za-z-]+\\.[\\w-]{12}${kinds}}`, (c, next) => serve(c, next, forever))
    .get(`/:file{[a-z-]+${kinds}}`, (c, next) =>
      stable.includes(c.req.param('file') ?? '') ? serve(c, next, shortly) : next(),
    );
}
