import { type Reading, readingOf } from './facts-of.ts';

/** As much of the checkout SDK's `CheckoutService` as the gate looks at. It only reads. */
export interface CheckoutSource {
  getState(): { data: { getCheckout(): unknown } };
  /** Calls back now, and whenever what the filter answers has changed. Answers how to stop. */
  subscribe(onState: () => void, filter: (state: { data: { getCheckout(): unknown } }) => unknown): () => void;
}

/** Tells of every change of the checkout that the page's own service holds. */
export const followSource = (source: CheckoutSource, onReading: (reading: Reading | undefined) => void): (() => void) =>
  source.subscribe(
    () => onReading(readingOf(source.getState().data.getCheckout())),
    ({ data }) => data.getCheckout(),
  );

/**
 * The service that the hosted checkout works with, where React's own bookkeeping on the page leads to it. An internal detail of both:
 * good for learning at once what a script that came late has missed, and nothing hangs on it.
 */
export function findPageSource(): CheckoutSource | undefined {
  const node = document.querySelector('.checkout-step') as unknown as Record<string, Fiber> | null;
  const name = Object.keys(node ?? {}).find((key) => key.startsWith('__reactFiber$'));
  for (let fiber = name && node?.[name]; fiber; fiber = fiber.return) {
    const source = fiber.memoizedProps?.checkoutService;
    if (source) return source;
  }
  return undefined;
}

interface Fiber {
  readonly memoizedProps?: { readonly checkoutService?: CheckoutSource };
  readonly return?: Fiber;
}
