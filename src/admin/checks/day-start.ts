const parts = (timeZone: string) =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

/** How far clocks there are ahead of UTC at that moment. */
function offsetMs(atMs: number, timeZone: string): number {
  const at = Object.fromEntries(
    parts(timeZone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = at;
  return Date.UTC(year, month - 1, day, hour, minute, second) - atMs;
}

/**
 * When a day begins in a time zone, in Unix ms. Undefined where `date` is no `YYYY-MM-DD`; a time zone that nobody knows counts as UTC.
 * `plusDays` counts from that day on.
 */
export function dayStartMs(date: string, timeZone: string, plusDays = 0): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const midnight = Date.parse(`${date}T00:00:00Z`) + plusDays * 86_400_000;
  if (Number.isNaN(midnight)) return undefined;
  if (!Intl.supportedValuesOf('timeZone').includes(timeZone)) return midnight;
  // The clocks may be put forward or back between the two.
  const guess = midnight - offsetMs(midnight, timeZone);
  return midnight - offsetMs(guess, timeZone);
}
