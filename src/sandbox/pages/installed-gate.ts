import type { Store } from '../store.ts';

/** What the tag of the store's gate says, for pages that put the gate to work themselves. */
export interface InstalledGate {
  /** The script without what its address carries, which would put it to work at once. */
  readonly src: string;
  readonly integrityHashes: readonly string[];
  /** Where the receiver answers. */
  readonly apiBase: string;
  readonly clientId: string | undefined;
  readonly policy: unknown;
}

/** Undefined where no app has installed a gate for this store, or a merchant has switched it off. */
export function findInstalledGate({ state, storeHash }: Store): InstalledGate | undefined {
  for (const { enabled, src = '', integrityHashes } of state.scripts) {
    const url = URL.parse(src);
    if (!enabled || !url || url.searchParams.get('store') !== storeHash || !/\/gate\b[^/]*\.js$/.test(url.pathname))
      continue;
    return {
      src: `${url.origin}${url.pathname}`,
      integrityHashes,
      apiBase: new URL('.', url.origin + url.pathname).href.replace(/\/$/, ''),
      clientId: url.searchParams.get('client') ?? undefined,
      policy: readPolicy(url.searchParams.get('policy')),
    };
  }
  return undefined;
}

function readPolicy(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
