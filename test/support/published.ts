import type { Network } from '../../src/receiver/providers/credential/public-documents.ts';

/** An internet of a few documents: hosts that can be looked up, and what they answer. Keeps what it was asked for. */
export function createPublished() {
  const documents = new Map<string, { status: number; body: string | Uint8Array }>();
  const hosts = new Map<string, readonly string[]>();
  const asked: string[] = [];
  const network: Network = {
    resolve: async (hostname) => {
      const addresses = hosts.get(hostname);
      if (!addresses) throw new Error(`No such host: ${hostname}`);
      return addresses;
    },
    get: async (url, address) => {
      asked.push(`${address} ${url}`);
      const { status, body } = documents.get(url.href) ?? { status: 404, body: 'nothing here' };
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      return {
        status,
        body: (async function* () {
          for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
        })(),
      };
    },
  };
  return {
    network,
    asked,
    hosts,
    /** Puts a document where its URL says. */
    publish(url: string, body: unknown, status = 200) {
      const { hostname, href } = new URL(url);
      if (!hosts.has(hostname)) hosts.set(hostname, ['93.184.215.14']);
      documents.set(href, {
        status,
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      });
    },
    takeDown: (url: string) => documents.delete(url),
  };
}
