/** What an adapter needs of the world. */
export interface ProviderParts {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** As many random bytes as asked for, fit for keys. */
  readonly chance: (size: number) => Uint8Array;
}

/** How long a provider may take to answer. A shopper may be waiting for it. */
export const answerTimeoutMs = 10_000;
