/** The calendar day at this moment in a time zone (IANA name), `YYYY-MM-DD`. */
export function calendarDay(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(atMs);
}
