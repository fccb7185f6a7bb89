import { describe, expect, test } from 'vitest';
import { afterTry, webhookPausesMs } from '../../../src/receiver/checks/webhook.ts';

const hourMs = 60 * 60 * 1_000;
const nowMs = Date.parse('2026-11-21T12:00:00Z');

describe('after a try to deliver', () => {
  test.each([200, 201, 204, 299])('the answer %i is the end of it, and of all failures', (status) => {
    expect(afterTry(status, 3, nowMs - hourMs, nowMs)).toEqual({
      status: 'delivered',
      nextAttemptAtMs: null,
      failingSinceMs: null,
      isGivenUp: false,
    });
  });

  test.each([100, 301, 307, 400, 404, 500, 'unreachable', 'timed_out', 'not_allowed'] as const)(
    '%s is a failure, and is tried again',
    (answer) => {
      expect(afterTry(answer, 1, null, nowMs)).toEqual({
        status: 'waiting',
        nextAttemptAtMs: nowMs + 5_000,
        failingSinceMs: nowMs,
        isGivenUp: false,
      });
    },
  );

  test('pauses grow, and add up to some 28 hours', () => {
    expect([...webhookPausesMs].sort((one, other) => one - other)).toEqual(webhookPausesMs);
    const wholeMs = webhookPausesMs.reduce((sum, one) => sum + one, 0);
    expect(Math.round(wholeMs / hourMs)).toBe(28);
  });

  test('there is an end to trying', () => {
    const last = afterTry(500, webhookPausesMs.length + 1, nowMs - hourMs, nowMs);
    expect(last).toMatchObject({ status: 'failed', nextAttemptAtMs: null, isGivenUp: false });
  });

  test('nothing but failures for three days switch the endpoint off, and not a moment less', () => {
    expect(afterTry(500, 1, nowMs - 72 * hourMs + 1, nowMs).isGivenUp).toBe(false);
    expect(afterTry(500, 1, nowMs - 72 * hourMs, nowMs)).toMatchObject({ status: 'failed', isGivenUp: true });
  });

  test('an endpoint that says it is gone is believed', () => {
    expect(afterTry(410, 1, null, nowMs)).toMatchObject({ status: 'failed', isGivenUp: true });
  });
});
