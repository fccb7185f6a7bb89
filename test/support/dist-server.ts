import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../dist/', import.meta.url));

interface Built {
  readonly file: string;
}

/** The built browser files, and pages that a test makes up, each on an origin of its own. */
export interface DistServer extends AsyncDisposable {
  readonly filesUrl: string;
  readonly pageUrl: string;
  fileOf(name: string): string;
}

/** Serves the built files as the receiver does, and at every other address a page with this body under this policy. */
export async function serveDist(
  bodyOf: (server: Omit<DistServer, keyof AsyncDisposable>) => string,
  policyOf: (filesUrl: string) => string,
): Promise<DistServer> {
  const manifest = JSON.parse(await readFile(`${folder}manifest.json`, 'utf8')) as Record<string, Built>;
  const files = createServer(async ({ url = '' }, response) => {
    const bytes = await readFile(`${folder}${url.slice(1)}`).catch(() => null);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', url.endsWith('.wasm') ? 'application/wasm' : 'text/javascript');
    response.statusCode = bytes ? 200 : 404;
    response.end(bytes);
  });
  const pages = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policyOf(server.filesUrl));
    const head = '<meta name="viewport" content="width=device-width, initial-scale=1"><title>A page</title>';
    response.end(`<!doctype html><html lang="en">${head}<body>${bodyOf(server)}</body></html>`);
  });
  const [filesUrl, pageUrl] = await Promise.all([files, pages].map(addressOf));
  const server = {
    filesUrl: filesUrl ?? '',
    pageUrl: pageUrl ?? '',
    fileOf: (name: string) => `${filesUrl}/${manifest[name]?.file}`,
    async [Symbol.asyncDispose]() {
      for (const one of [files, pages]) {
        one.closeAllConnections();
        await new Promise((resolve) => one.close(resolve));
      }
    },
  };
  return server;
}

function addressOf(server: ReturnType<typeof createServer>): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, () => {
      const address = server.address();
      resolve(`http://localhost:${typeof address === 'object' ? address?.port : ''}`);
    });
  });
}
