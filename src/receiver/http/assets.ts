import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Env } from './parts.ts';

/**
 * The built browser files. Their names change with their content, so that they may be kept for ever; any page may load them, and with
 * SRI must be allowed to.
 */
export function assets(folder: string): Hono<Env> {
  return new Hono<Env>().get(
    '/:file{[a-z-]+\\.[0-9a-f]{12}\\.(js|wasm)}',
    serveStatic({
      root: folder,
      rewriteRequestPath: (path) => path.slice(path.lastIndexOf('/')),
      onFound: (_path, c) => {
        c.header('Cache-Control', 'public, max-age=31536000, immutable');
        c.header('Access-Control-Allow-Origin', '*');
        c.header('Cross-Origin-Resource-Policy', 'cross-origin');
        c.header('Timing-Allow-Origin', '*');
      },
    }),
  );
}
