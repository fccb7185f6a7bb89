import { readCheckView } from './check-view.ts';
import { flag, type Read, record, text } from './shape.ts';

/** `POST /v1/hand-offs/open`: the other device trades the code for a token of the same check. Once. */
export const readHandOffOpening = record({ code: text(100, /^[\w-]{22,100}$/) });
export type HandOffOpening = Read<typeof readHandOffOpening>;

/** What it gets. `mayOrder` as in a decision. */
export const readOpenedCheck = record({
  check: readCheckView,
  checkToken: text(2_048),
  mayOrder: flag,
  /** Whether there is an order that waits for the check already, and not a cart on another screen. */
  isOrdered: flag,
});
export type OpenedCheck = Read<typeof readOpenedCheck>;
