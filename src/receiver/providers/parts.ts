/** What an adapter needs of the world. */
export interface ProviderParts {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** How long a provider may take to answer. A shopper may be waiting for it. */
export const answerTimeoutMs = 10_000;
