import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Check, maxAttempts } from '../../../src/receiver/checks/check.ts';
import { advance, type CheckEvent, isLateNews, type ReportedState } from '../../../src/receiver/checks/machine.ts';
import { aCheck, evidence } from '../../support/checks.ts';

const created: ReportedState = { kind: 'created' };
const opened: ReportedState = { kind: 'opened' };
const submitted: ReportedState = { kind: 'submitted' };
const blurred: ReportedState = { kind: 'resubmission', finding: 'unreadable' };
const wrongCard: ReportedState = { kind: 'resubmission', finding: 'not_a_licence' };
const verified: ReportedState = { kind: 'judged', outcome: 'verified', finding: null, evidence };
const refused: ReportedState = { kind: 'judged', outcome: 'failed', finding: 'refused', evidence };
const review: ReportedState = { kind: 'judged', outcome: 'in_review', finding: 'needs_review', evidence };
const ended: ReportedState = { kind: 'ended', reason: 'expired' };
const erased: ReportedState = { kind: 'erased' };

const reported = (state: ReportedState): CheckEvent => ({
  kind: 'reported',
  provider: 'stripe',
  sessionId: 'vs_1',
  state,
});
const approved: CheckEvent = { kind: 'approved', by: 'staff-1', reason: 'seen at the counter' };
const rejected: CheckEvent = { kind: 'rejected', by: 'staff-1', reason: 'seen at the counter' };
const elsewhere = (changes: Partial<Check> = {}) => aCheck({ provider: 'stripe', ...changes });

const moveOn = (check: Check, ...events: CheckEvent[]) =>
  events.reduce((now, event) => {
    const moved = advance(now, event, now.updatedAtMs + 1);
    return moved.ok ? moved.value : now;
  }, check);
const hear = (check: Check, ...states: ReportedState[]) => moveOn(check, ...states.map(reported));

describe('a check that is with a provider', () => {
  test('is not begun by a session that nobody has opened', () => {
    const check = elsewhere();
    expect(hear(check, created)).toBe(check);
  });

  test.each([opened, submitted])('is in progress while its shopper and the provider are at it: $kind', (state) => {
    expect(hear(elsewhere(), state)).toMatchObject({ status: 'in_progress', finding: null, revision: 1 });
  });

  test.each([
    [verified, 'verified', null],
    [refused, 'failed', 'refused'],
    [review, 'in_review', 'needs_review'],
  ])('takes the verdict as it is told', (state, status, finding) => {
    expect(hear(elsewhere(), opened, state)).toMatchObject({ status, finding, evidence, attemptsUsed: 0 });
    expect(hear(elsewhere(), state)).toMatchObject({ status, finding, evidence });
  });

  test('counts what could not be used, once for as long as that stands', () => {
    expect(hear(elsewhere(), blurred, blurred, blurred)).toMatchObject({
      status: 'in_progress',
      finding: 'unreadable',
      attemptsUsed: 1,
      revision: 1,
    });
    expect(hear(elsewhere(), blurred, submitted, blurred, wrongCard)).toMatchObject({
      finding: 'not_a_licence',
      attemptsUsed: 3,
    });
  });

  test('goes to a person when all attempts are used up, and is cleared by a verdict that comes all the same', () => {
    const states = Array.from({ length: maxAttempts }, () => [blurred, submitted]).flat();
    const tired = hear(elsewhere(), ...states);
    expect(tired).toMatchObject({ status: 'in_review', finding: 'attempts_used_up' });
    expect(hear(tired, blurred)).toBe(tired);
    expect(hear(tired, verified)).toMatchObject({ status: 'verified', finding: null });
  });

  test('waits for another session when one ends without a verdict', () => {
    expect(hear(elsewhere(), blurred, ended)).toMatchObject({ status: 'in_progress', finding: null, evidence: null });
  });

  test.each([verified, refused, review])(
    'keeps its verdict when the session ends, is erased or is told of late',
    (state) => {
      const judged = hear(elsewhere(), state);
      expect(hear(judged, ended, erased, created, opened, submitted, state)).toBe(judged);
    },
  );

  test('is the same object when the same verdict comes in another order of its fields', () => {
    const judged = hear(elsewhere(), verified);
    const turned = Object.fromEntries(Object.entries(evidence).reverse()) as unknown as typeof evidence;
    expect(hear(judged, { ...verified, evidence: turned } as ReportedState)).toBe(judged);
  });

  test('takes better evidence for the same verdict', () => {
    const better = { ...evidence, isFaceMatched: true };
    const check = hear(elsewhere(), verified, { ...verified, evidence: better } as ReportedState);
    expect(check).toMatchObject({ status: 'verified', evidence: better, revision: 2 });
  });

  test.each([refused, review, blurred])(
    'is open again for a person when the provider takes its approval back',
    (state) => {
      const revoked = hear(elsewhere(), verified, state);
      expect(revoked).toMatchObject({ status: 'in_review', finding: 'revoked' });
      expect(hear(revoked, state)).toMatchObject({ status: 'in_review', finding: 'revoked' });
      expect(hear(revoked, verified)).toMatchObject({ status: 'verified', finding: null });
    },
  );

  test.each([refused, review])('lets its shopper try again when the provider does', (state) => {
    expect(hear(elsewhere(), state, blurred)).toMatchObject({
      status: 'in_progress',
      finding: 'unreadable',
      evidence: null,
      attemptsUsed: 1,
    });
  });

  test('that waits for a person because its shopper asked, goes on waiting until there is a verdict', () => {
    const asked = moveOn(elsewhere(), { kind: 'personAsked' });
    expect(hear(asked, opened, blurred, submitted, ended)).toBe(asked);
    expect(hear(asked, verified).status).toBe('verified');
  });

  test('goes over to another provider while it is open, and not after', () => {
    const over: CheckEvent = { kind: 'rerouted', provider: 'persona' };
    expect(moveOn(elsewhere(), over)).toMatchObject({ provider: 'persona', status: 'pending', revision: 1 });
    const judged = hear(elsewhere(), verified);
    expect(moveOn(judged, over)).toBe(judged);
  });

  test('goes to a person when too many sessions ended, unless it is closed', () => {
    const usedUp: CheckEvent = { kind: 'sessionsUsedUp' };
    expect(moveOn(elsewhere(), usedUp)).toMatchObject({ status: 'in_review', finding: 'attempts_used_up' });
    const judged = hear(elsewhere(), refused);
    expect(moveOn(judged, usedUp)).toBe(judged);
  });
});

describe("a decision of staff's", () => {
  test.each([approved, rejected])('is final against whatever the provider says late', (decision) => {
    const decided = moveOn(elsewhere(), decision);
    expect(hear(decided, opened, blurred, verified, refused, review, ended, erased)).toBe(decided);
  });

  test('leaves verdicts that come late to the history, and nothing else', () => {
    const decided = moveOn(elsewhere(), approved);
    const isKept = (check: Check, state: ReportedState) => isLateNews(check, reported(state));
    expect([verified, refused, review].map((state) => isKept(decided, state))).toEqual([true, true, true]);
    expect([opened, blurred, ended, erased].map((state) => isKept(decided, state))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(isKept(hear(elsewhere(), verified), refused)).toBe(false);
  });
});

const anyState = fc.constantFrom(
  created,
  opened,
  submitted,
  blurred,
  wrongCard,
  verified,
  refused,
  review,
  ended,
  erased,
);
const isApproval = (state: ReportedState) => state.kind === 'judged' && state.outcome === 'verified';

describe('whatever is told, and however often', () => {
  test('a check is verified only by the verdict of its provider', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyState, fc.constantFrom('person', 'used_up'))), (story) => {
        let check = elsewhere();
        for (const one of story) {
          const before = check;
          if (one === 'person') check = moveOn(check, { kind: 'personAsked' });
          else if (one === 'used_up') check = moveOn(check, { kind: 'sessionsUsedUp' });
          else check = hear(check, one as ReportedState);
          expect(check.revision).toBe(check === before ? before.revision : before.revision + 1);
          if (check.status === 'verified' && before.status !== 'verified') {
            expect(isApproval(one as ReportedState)).toBe(true);
          }
        }
      }),
    );
  });

  test('hearing something again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyState), anyState, (before, last) => {
        const check = hear(elsewhere(), ...before, last);
        expect(hear(check, last)).toBe(check);
      }),
    );
  });

  test('after staff decided nothing moves any more', () => {
    fc.assert(
      fc.property(
        fc.array(anyState),
        fc.constantFrom(approved, rejected),
        fc.array(anyState),
        (before, decision, after) => {
          const decided = moveOn(hear(elsewhere(), ...before), decision);
          expect(hear(decided, ...after)).toBe(decided);
        },
      ),
    );
  });

  /** How a session goes: not back to before it was opened, on while a shopper and then the provider are at it, and over in one way. */
  const histories = fc
    .tuple(
      fc.array(fc.constantFrom(opened, submitted, blurred, wrongCard), { maxLength: maxAttempts - 1 }),
      fc.oneof(fc.array(fc.constantFrom(verified, refused, review), { maxLength: 4 }), fc.constant([ended])),
    )
    .map(([going, end]) => [created, ...going, ...end]);
  /**
   * Each delivery is a hint that has the session read as it is at that time. The numbers say how far the provider had come at each look:
   * however the hints are shuffled, doubled or lost, time goes on, and the last look is at the end.
   */
  const looks = histories.chain((states) =>
    fc.tuple(fc.constant(states), fc.array(fc.nat({ max: states.length - 1 }), { maxLength: 20 })),
  );

  test('a history ends in the same status, whichever of its deliveries came, twice or not at all', () => {
    fc.assert(
      fc.property(looks, ([states, seen]) => {
        const inOrder = hear(elsewhere(), ...states);
        const readAt = [...seen.sort((a, b) => a - b), states.length - 1];
        const asItCame = hear(elsewhere(), ...readAt.map((index) => states[index] as ReportedState));
        // Who never heard of an approval has nothing to take back. What is left of it is not clear either way.
        const isTakenBack = [inOrder, asItCame].some(({ finding }) => finding === 'revoked');
        const endOf = ({ status, finding }: Check) => (isTakenBack ? status === 'verified' : [status, finding]);
        expect(endOf(asItCame)).toEqual(endOf(inOrder));
        expect(asItCame.evidence).toEqual(inOrder.evidence);
      }),
      { numRuns: 1_000 },
    );
  });

  test('an approval that was heard of and taken back ends with a person, however late that is heard', () => {
    fc.assert(
      fc.property(
        fc.array(anyState),
        fc.array(fc.constantFrom(refused, review, ended, erased, submitted)),
        fc.constantFrom(refused, review),
        (before, between, last) => {
          const check = hear(elsewhere(), ...before, verified, ...between, last);
          expect(check).toMatchObject({ status: 'in_review', finding: 'revoked' });
        },
      ),
    );
  });
});
