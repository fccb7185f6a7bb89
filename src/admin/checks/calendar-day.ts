/** Words a day that comes as `YYYY-MM-DD` and is the same one everywhere: `21 Nov 2026`. */
export const calendarDay = (locale: string, date: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(`${date}T00:00:00Z`));

/** A country's name, by its ISO 3166-1 alpha-2 code. */
export const countryName = (locale: string, code: string): string =>
  /^[A-Z]{2}$/.test(code)
    ? (new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code)
    : code;
