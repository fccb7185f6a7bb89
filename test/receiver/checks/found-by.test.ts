import { describe, expect, test } from 'vitest';
import { foundBy, type HistoryEvent } from '../../../src/receiver/checks/found-by.ts';
import { aCheck, evidence } from '../../support/checks.ts';

const approved = { kind: 'approved', by: 'staff:7', userId: 7, reason: 'x' } as const;
const rejected = { ...approved, kind: 'rejected' } as const;
const judged = (outcome: 'verified' | 'failed') =>
  ({
    kind: 'reported',
    provider: 'stripe',
    sessionId: 'vs_1',
    state: { kind: 'judged', outcome, finding: outcome === 'failed' ? 'refused' : null, evidence, judgedOn: null },
  }) as unknown as HistoryEvent;
const check = aCheck({ status: 'manually_approved' });

describe('what was found out without staff', () => {
  test.each<[string, HistoryEvent[], string]>([
    ['nothing', [{ kind: 'created' }, approved], 'pending'],
    ['that it was opened', [{ kind: 'created' }, { kind: 'opened' }, approved, rejected], 'in_progress'],
    ['the provider’s verdict', [{ kind: 'created' }, judged('failed'), approved], 'failed'],
    ['the verdict that came after staff decided', [{ kind: 'created' }, approved, judged('verified')], 'verified'],
    [
      'what came before a decision that was undone and made again',
      [
        judged('failed'),
        approved,
        { kind: 'undone', by: 'x', userId: 7, found: { status: 'failed', finding: 'refused', evidence } },
        approved,
      ],
      'failed',
    ],
    ['that a person was asked for', [{ kind: 'personAsked' }, approved], 'in_review'],
  ])('is %s', (_what, history, status) => {
    expect(foundBy(check, history).status).toBe(status);
  });

  test('is the evidence too', () => {
    expect(foundBy(check, [judged('failed'), rejected])).toEqual({ status: 'failed', finding: 'refused', evidence });
  });
});
