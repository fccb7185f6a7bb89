import type { Metrics } from './metrics.ts';

/** `fetch`, with every request counted under the name of who is asked. */
export function watchedFetch(
  fetch: typeof globalThis.fetch,
  upstream: string,
  metrics: Pick<Metrics, 'upstreamEnded'>,
): typeof globalThis.fetch {
  return async (input, init) => {
    const began = performance.now();
    let status: number | null = null;
    try {
      const response = await fetch(input, init);
      status = response.status;
      return response;
    } finally {
      metrics.upstreamEnded({ upstream, status, tookMs: performance.now() - began });
    }
  };
}
