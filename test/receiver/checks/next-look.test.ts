import { describe, expect, test } from 'vitest';
import type { ReportedState } from '../../../src/receiver/checks/machine.ts';
import { firstLookAt, nextLookAt } from '../../../src/receiver/checks/next-look.ts';
import { evidence } from '../../support/checks.ts';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;
const session = { createdAtMs: 0, expiresAtMs: day };
const opened: ReportedState = { kind: 'opened' };
const judged = (outcome: 'verified' | 'failed' | 'in_review'): ReportedState => ({
  kind: 'judged',
  outcome,
  finding: null,
  evidence,
});

/** How long each pause is, from the first look to the last. */
function pauses(state: ReportedState, hasWebhooks: boolean): number[] {
  const all = [firstLookAt(0, hasWebhooks)];
  let nowMs = all[0] ?? 0;
  for (let next = nextLookAt(session, state, hasWebhooks, nowMs); next !== null; ) {
    all.push(next - nowMs);
    nowMs = next;
    next = nextLookAt(session, state, hasWebhooks, nowMs);
  }
  return all;
}

describe('the pauses between looks', () => {
  test('begin with five seconds where a provider does not tell by itself, and with a minute where it does', () => {
    expect(pauses(opened, false).slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 5 * second));
    expect(pauses(opened, true).slice(0, 5)).toEqual(Array.from({ length: 5 }, () => minute));
  });

  test('grow to ten minutes, and never shrink but for the last', () => {
    for (const hasWebhooks of [true, false]) {
      const all = pauses(opened, hasWebhooks).slice(0, -1);
      expect(all.at(-1)).toBe(10 * minute);
      expect(all).toEqual([...all].sort((a, b) => a - b));
    }
  });

  test('end when the session runs out, with one look then', () => {
    expect(pauses(opened, false).reduce((sum, pause) => sum + pause, 0)).toBe(day);
    expect(pauses(opened, false).length).toBeLessThan(200);
  });
});

describe('the next look', () => {
  test.each<ReportedState>([{ kind: 'submitted' }, judged('in_review')])(
    'is planned for a week while the provider thinks: $kind',
    (state) => {
      expect(nextLookAt(session, state, true, 7 * day - 1)).toBe(7 * day);
      expect(nextLookAt(session, state, true, 7 * day)).toBeNull();
    },
  );

  test.each<ReportedState>([
    judged('verified'),
    judged('failed'),
    { kind: 'ended', reason: 'expired' },
    { kind: 'erased' },
  ])('is never where nothing is left to come: $kind', (state) => {
    expect(nextLookAt(session, state, false, minute)).toBeNull();
  });
});
