/** No link works for longer than this, whatever a clock says. */
const longestMs = 10 * 60_000;

/**
 * When a link that was made just now runs out, by the clock of this device. A clock here that differs from the receiver's would have
 * it run out before its time, or never: then it gets the time that every link has.
 */
export function deadlineOf(expiresAtMs: number, nowMs: number): number {
  const leftMs = expiresAtMs - nowMs;
  return nowMs + (leftMs > 0 && leftMs < longestMs ? leftMs : longestMs);
}
