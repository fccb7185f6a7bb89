import { readCheckView } from './check-view.ts';
import { readFacts, type SomeFacts } from './facts.ts';
import { flag, nullable, oneOf, type Read, type Reader, record, text } from './shape.ts';

/** BigCommerce's store hash, which is also the tenant. */
export const readStoreHash = text(40, /^[a-z0-9]+$/);

/** A cart's id, which is also its checkout's. Only its shopper's session knows it. */
export const readCartId = text(64, /^[0-9a-zA-Z-]{8,}$/);

/** `POST /v1/decisions`: does this cart need a check now? */
export const readDecisionRequest = record({
  storeHash: readStoreHash,
  cartId: readCartId,
  facts: readFacts,
  /** BigCommerce's Current Customer JWT, for a shopper who is signed in. */
  customerToken: nullable(text(4_096)),
});
/** As it is sent: facts that are not known are left out. */
export type DecisionRequest = Omit<Read<typeof readDecisionRequest>, 'facts'> & { facts: SomeFacts };

/**
 * - `clear`: nothing to do, payment is open.
 * - `verify`: payment stays shut until `check` is clear; `checkToken` opens the check's own endpoints.
 * - `wait`: a person is looking at `check`. `mayOrder` tells whether the shopper may order meanwhile; such an order is held.
 */
const readClear = record({ decision: oneOf('clear') });
const readAsk = record({
  decision: oneOf('verify', 'wait'),
  check: readCheckView,
  checkToken: text(2_048),
  mayOrder: flag,
});
export type Decision = Read<typeof readClear> | Read<typeof readAsk>;
export const readDecision: Reader<Decision> = (value) => readAsk(value) ?? readClear(value);

export { type CheckUpdate, readCheckUpdate } from './check-update.ts';
