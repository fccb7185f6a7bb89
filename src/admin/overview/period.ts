const dayMs = 86_400_000;

/** How long ago the store's day began, in ms: by its clocks, whatever these did in the night that they are changed in. */
function sinceMidnight(nowMs: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: 'numeric', second: 'numeric' });
  const [hours = 0, minutes = 0, seconds = 0] = format.format(nowMs).split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + (nowMs % 1_000);
}

/** The last so many days of the store's calendar, today until now among them. `toMs` is not included. */
export function lastDays(days: number, nowMs: number, timeZone: string): { fromMs: number; toMs: number } {
  return { fromMs: nowMs - sinceMidnight(nowMs, timeZone) - (days - 1) * dayMs, toMs: nowMs + 1 };
}
