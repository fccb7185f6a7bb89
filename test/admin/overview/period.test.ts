import { describe, expect, test } from 'vitest';
import { lastDays } from '../../../src/admin/overview/period.ts';

describe('the last days', () => {
  test('begin at midnight of the store, and end now', () => {
    const nowMs = Date.UTC(2026, 10, 21, 3, 30, 5, 250);
    // Half past nine in the evening of the day before.
    expect(lastDays(1, nowMs, 'America/Chicago')).toEqual({ fromMs: Date.UTC(2026, 10, 20, 6), toMs: nowMs + 1 });
    expect(lastDays(7, nowMs, 'UTC')).toEqual({ fromMs: Date.UTC(2026, 10, 15), toMs: nowMs + 1 });
  });

  test('begin at midnight also in the hour that follows it', () => {
    const nowMs = Date.UTC(2026, 10, 21, 0, 10);
    expect(lastDays(1, nowMs, 'UTC').fromMs).toBe(Date.UTC(2026, 10, 21));
  });
});
