import { readStoreHash } from './decision.ts';
import { integer, type Read, record } from './shape.ts';

/** More of one kind than this tell no more. */
export const mostCounted = 1_000;

const count = integer(0, mostCounted);

/**
 * `POST /v1/gate-reports`, as `text/plain` so that a page that is being left can still send it: how one page load went. Sent for a sample
 * of the loads that came as far as a panel, and for every one of these with an error. Says nothing of the shopper or the cart.
 */
export const readGateReport = record({
  storeHash: readStoreHash,
  /** How many loads this one stands for. */
  weight: integer(1, 1_000),
  /** 1 when the payment step was there to put the panel in. */
  stepsFound: count,
  /** Presses and order requests that were stopped. */
  blocked: count,
  /** Times the receiver gave no answer. */
  unreachable: count,
  /** Things of our own that failed, such as a panel that could not be loaded. */
  errors: count,
});
export type GateReport = Read<typeof readGateReport>;
