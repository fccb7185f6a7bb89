import { expect, test } from 'vitest';
import { dayStartMs } from '../../../src/admin/checks/day-start.ts';

test.each([
  ['2026-11-21', 'UTC', 0, '2026-11-21T00:00:00Z'],
  ['2026-11-21', 'America/Chicago', 0, '2026-11-21T06:00:00Z'],
  ['2026-07-04', 'America/Chicago', 0, '2026-07-04T05:00:00Z'],
  ['2026-11-21', 'Asia/Tokyo', 0, '2026-11-20T15:00:00Z'],
  ['2026-11-21', 'Pacific/Apia', 0, '2026-11-20T11:00:00Z'],
  // Clocks are put back on that day, so that it has 25 hours.
  ['2026-11-01', 'America/Chicago', 0, '2026-11-01T05:00:00Z'],
  ['2026-11-01', 'America/Chicago', 1, '2026-11-02T06:00:00Z'],
  // And forward on that one, which has 23.
  ['2026-03-08', 'America/Chicago', 1, '2026-03-09T05:00:00Z'],
])('%s in %s, and %i days on, begins at its own midnight', (date, timeZone, plusDays, begins) => {
  expect(dayStartMs(date, timeZone, plusDays)).toBe(Date.parse(begins));
});

test('a time zone that nobody knows counts as UTC', () => {
  expect(dayStartMs('2026-11-21', 'Mars/Olympus')).toBe(Date.parse('2026-11-21T00:00:00Z'));
});

test.each(['', 'yesterday', '2026-13-01', '21/11/2026'])('%j is no day', (date) => {
  expect(dayStartMs(date, 'UTC')).toBeUndefined();
});
