import { isIP } from 'node:net';
import { isPublicAddress } from '../../network/public-address.ts';

/** What is read from the internet goes through here, so that a test can be the internet. */
export interface Network {
  /** The addresses of a host name. */
  resolve(hostname: string): Promise<readonly string[]>;
  /** Asks this very address for a document, by the name in the URL. Follows nothing. */
  get(url: URL, address: string, signal: AbortSignal): Promise<{ status: number; body: AsyncIterable<Uint8Array> }>;
}

export interface PublicDocuments {
  /** The document's text, not older than `maxAgeMs`; undefined where it can't be had, or is not to be asked for. Never throws. */
  read(url: string, maxAgeMs: number): Promise<string | undefined>;
}

const maxBytes = 1024 * 1024;
const maxKept = 50;

/**
 * Documents that anybody may publish and name to us, so none of them may lead to something that only we can reach: https alone, every
 * address of the host public, the address that was looked at the one that is asked, no redirects, and an end to size and time.
 */
export function createPublicDocuments(parts: {
  network: Network;
  clock: () => number;
  /** A signal that ends one document's reading when it has taken too long. */
  deadline: () => AbortSignal;
}): PublicDocuments {
  const kept = new Map<string, { text: Promise<string | undefined>; readAtMs: number }>();
  return {
    read(url, maxAgeMs) {
      const nowMs = parts.clock();
      const known = kept.get(url);
      if (known && nowMs - known.readAtMs <= maxAgeMs) return known.text;
      const text = readNow(url, parts.network, parts.deadline());
      kept.delete(url);
      kept.set(url, { text, readAtMs: nowMs });
      const [oldest] = kept.keys();
      if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
      // What could not be had is asked for again the next time.
      void text.then((read) => read === undefined && kept.get(url)?.text === text && kept.delete(url));
      return text;
    },
  };
}

async function readNow(address: string, network: Network, signal: AbortSignal): Promise<string | undefined> {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  const tooLate = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([readFrom(url, network, signal), tooLate]);
  } catch {
    return undefined;
  }
}

async function readFrom(url: URL, network: Network, signal: AbortSignal): Promise<string | undefined> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(host) ? [host] : await network.resolve(host);
  const [address] = addresses;
  // One that is not public among several is how a name is made to lead inside on the second look.
  if (address === undefined || !addresses.every(isPublicAddress)) return undefined;
  const { status, body } = await network.get(url, address, signal);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return status === 200 ? new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) : undefined;
}
