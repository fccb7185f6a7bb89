import { readCheckView } from './check-view.ts';
import { flag, oneOf, type Read, record } from './shape.ts';

/**
 * What the stream of a check sends (`event: check`). `decision` is the receiver's answer for the requirement the check was made for,
 * and opens payment when it is `clear`, or `wait` with `mayOrder`.
 */
export const readCheckUpdate = record({
  check: readCheckView,
  decision: oneOf('clear', 'verify', 'wait'),
  mayOrder: flag,
});
export type CheckUpdate = Read<typeof readCheckUpdate>;
