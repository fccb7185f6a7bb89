import { flag, integer, nullable, type Read, record, text } from './shape.ts';

/**
 * Where a shopper shows their document when a provider does it on its own page: the answer to `POST /v1/checks/:checkId/screen`, which
 * begins the provider's session or finds the one that was begun. Coming back from there says nothing about the verdict.
 */
export const readProviderScreen = record({
  /** Null where the provider sends the shopper a message instead. */
  url: nullable(text(4_000, /^https?:\/\//)),
  /** Whether the page may be shown inside ours. Where not, it opens beside it. */
  isFrameable: flag,
  /** Until when `url` works; null where the provider does not say. */
  expiresAtMs: nullable(integer(0, Number.MAX_SAFE_INTEGER)),
});
export type ProviderScreen = Read<typeof readProviderScreen>;
