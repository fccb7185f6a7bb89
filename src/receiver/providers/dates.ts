/** A calendar day, `YYYY-MM-DD`, where the text is one; null otherwise. */
export function readDate(text: string | null | undefined): string | null {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const atMs = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(text) ? text : null;
}

/** As `readDate`, of a day in three numbers. */
export function readDateParts(
  parts: { year: number | null; month: number | null; day: number | null } | null | undefined,
): string | null {
  if (!parts) return null;
  const [year, month, day] = [
    [parts.year, 4],
    [parts.month, 2],
    [parts.day, 2],
  ].map(([number, digits]) => String(number).padStart(Number(digits), '0'));
  return readDate(`${year}-${month}-${day}`);
}
