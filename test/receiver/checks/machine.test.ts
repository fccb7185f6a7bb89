import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statuses } from '../../../src/contract/wire/status.ts';
import { type Check, maxAttempts, viewOf } from '../../../src/receiver/checks/check.ts';
import { advance, type CheckEvent } from '../../../src/receiver/checks/machine.ts';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { aCheck, evidence } from '../../support/checks.ts';

const unreadable: CheckEvent = { kind: 'examined', examination: { kind: 'unusable', finding: 'unreadable' } };
const verified: CheckEvent = {
  kind: 'examined',
  examination: { kind: 'judged', outcome: 'verified', finding: null, evidence },
};
const underAge: CheckEvent = {
  kind: 'examined',
  examination: { kind: 'judged', outcome: 'failed', finding: 'under_age', evidence },
};
const expired: CheckEvent = {
  kind: 'examined',
  examination: { kind: 'judged', outcome: 'in_review', finding: 'document_expired', evidence },
};
const approved: CheckEvent = { kind: 'approved', by: 'staff-1', reason: 'seen at the door' };
const rejected: CheckEvent = { kind: 'rejected', by: 'staff-1', reason: 'seen at the door' };

const consented: CheckEvent = { kind: 'consented' };
const personAsked: CheckEvent = { kind: 'personAsked' };

const moveOn = (check: Check, ...events: CheckEvent[]) =>
  events.reduce((now, event) => {
    const moved = advance(now, event, now.updatedAtMs + 1);
    return moved.ok ? moved.value : now;
  }, check);

describe('a check', () => {
  test('goes from pending over in_progress to its verdict', () => {
    const begun = moveOn(aCheck(), { kind: 'opened' });
    expect(begun.status).toBe('in_progress');
    expect(moveOn(begun, verified)).toMatchObject({
      status: 'verified',
      evidence,
      finding: null,
      attemptsUsed: 1,
      revision: 2,
    });
    expect(moveOn(begun, underAge)).toMatchObject({ status: 'failed', finding: 'under_age' });
    expect(moveOn(begun, expired)).toMatchObject({ status: 'in_review', finding: 'document_expired' });
  });

  test('counts a photo that can not be used, and says what was wrong', () => {
    expect(moveOn(aCheck(), unreadable)).toMatchObject({
      status: 'in_progress',
      finding: 'unreadable',
      attemptsUsed: 1,
      evidence: null,
    });
  });

  test('goes to a person when all attempts are used up', () => {
    const tired = moveOn(aCheck(), ...Array.from({ length: maxAttempts }, () => unreadable));
    expect(tired).toMatchObject({ status: 'in_review', finding: 'attempts_used_up' });
    expect(viewOf(tired, defaultSettings).attemptsLeft).toBe(0);
  });

  test.each(['in_review', 'failed', 'verified', 'manually_approved', 'manually_rejected'] as const)(
    'takes no photo when it is %s',
    (status) => {
      expect(advance(aCheck({ status }), verified, 9)).toEqual({ ok: false, code: 'check_closed' });
    },
  );

  test.each(statuses)('can be approved and rejected by staff when it is %s', (status) => {
    expect(moveOn(aCheck({ status }), approved).status).toBe('manually_approved');
    expect(moveOn(aCheck({ status }), rejected).status).toBe('manually_rejected');
    expect(moveOn(aCheck({ status }), approved, rejected).status).toBe('manually_rejected');
  });

  test('is the same object after an event that changes nothing, so that nothing is stored or told', () => {
    const begun = moveOn(aCheck(), { kind: 'opened' });
    expect(moveOn(begun, { kind: 'opened' })).toBe(begun);
    expect(moveOn(begun, { kind: 'required', requirement: begun.requirement })).toBe(begun);
    const claimed = moveOn(begun, { kind: 'claimed', customerId: 4 });
    expect(claimed.customerId).toBe(4);
    expect(moveOn(claimed, { kind: 'claimed', customerId: 5 })).toBe(claimed);
  });

  test('becomes newer, and nothing else, when it goes on on another device, as long as it is open', () => {
    const begun = aCheck({ status: 'in_progress', revision: 4, updatedAtMs: 1_000 });
    expect(moveOn(begun, { kind: 'handedOver' })).toEqual({ ...begun, revision: 5, updatedAtMs: 1_001 });
    const closed = aCheck({ status: 'verified' });
    expect(moveOn(closed, { kind: 'handedOver' })).toBe(closed);
  });

  test('keeps the strictest requirement it was ever asked for', () => {
    const check = moveOn(
      aCheck({ requirement: { ial: 1, minimumAge: 18 } }),
      { kind: 'required', requirement: { ial: 0, minimumAge: 21 } },
      { kind: 'required', requirement: { ial: 1, minimumAge: 16 } },
    );
    expect(check.requirement).toEqual({ ial: 1, minimumAge: 21 });
  });

  test.each(['pending', 'in_progress'] as const)(
    'goes to a person when its shopper asks for one while %s',
    (status) => {
      const asked = moveOn(aCheck({ status, finding: null }), personAsked);
      expect(asked).toMatchObject({ status: 'in_review', finding: 'person_asked', evidence: null, attemptsUsed: 0 });
      expect(moveOn(asked, personAsked)).toBe(asked);
    },
  );

  test('that a person looks at already keeps its finding when its shopper asks for one', () => {
    const reviewed = moveOn(aCheck(), expired);
    expect(moveOn(reviewed, personAsked)).toBe(reviewed);
  });

  test.each(['failed', 'verified', 'manually_approved', 'manually_rejected'] as const)(
    'is closed to a wish for a person when it is %s',
    (status) => {
      expect(advance(aCheck({ status }), personAsked, 9)).toEqual({ ok: false, code: 'check_closed' });
    },
  );

  test('keeps when its shopper first agreed, and is otherwise the same', () => {
    const check = aCheck({ consentedAtMs: null, updatedAtMs: 1_000 });
    const agreed = moveOn(check, consented);
    expect(agreed).toEqual({ ...check, consentedAtMs: 1_001, revision: 1, updatedAtMs: 1_001 });
    expect(moveOn(agreed, consented)).toBe(agreed);
  });

  test.each(['in_review', 'failed', 'verified', 'manually_approved', 'manually_rejected'] as const)(
    'takes note of no consent when nothing more is read because it is %s',
    (status) => {
      const check = aCheck({ status, consentedAtMs: null });
      expect(moveOn(check, consented)).toBe(check);
    },
  );

  test.each([
    ['that asks for it and has none', true, null, true],
    ['that asks for it and has it', true, 5, false],
    ['that does not ask', false, null, false],
  ])('needs consent in a store %s', (_what, isAsked, consentedAtMs, needed) => {
    const view = viewOf(aCheck({ consentedAtMs }), {
      ...defaultSettings,
      consent: { isAsked, text: null },
      keptDays: 30,
    });
    expect(view).toMatchObject({ needsConsent: needed, keptDays: 30 });
  });

  test('shows its shopper nothing of its evidence, its store or its customer', () => {
    const view = viewOf(aCheck({ evidence, customerId: 9, consentedAtMs: 5 }), defaultSettings);
    expect(Object.keys(view).sort()).toEqual([
      'attemptsLeft',
      'checkId',
      'finding',
      'isElsewhere',
      'keptDays',
      'needsConsent',
      'requirement',
      'revision',
      'status',
    ]);
  });

  const anyEvent = fc.oneof(
    fc.constantFrom<CheckEvent>(
      { kind: 'opened' },
      consented,
      personAsked,
      unreadable,
      verified,
      underAge,
      expired,
      approved,
      rejected,
    ),
    fc.record({
      kind: fc.constant('required' as const),
      requirement: fc.record({
        ial: fc.constantFrom(0, 1, 2, 3),
        minimumAge: fc.option(fc.integer({ min: 1, max: 99 })),
      }),
    }),
  );

  test('is clear only through a verdict or a person, and its revision never stands still on a change', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let check = aCheck();
        let staff: string | undefined;
        let isJudged = false;
        for (const event of events) {
          const moved = advance(check, event, check.updatedAtMs + 1);
          if (!moved.ok) continue;
          const { value } = moved;
          expect(value.revision).toBe(value === check ? check.revision : check.revision + 1);
          if (event.kind === 'approved' || event.kind === 'rejected') staff = `manually_${event.kind}`;
          isJudged ||= event.kind === 'examined' && event.examination.kind === 'judged';
          if (staff) expect(value.status).toBe(staff);
          if (value.status === 'verified') expect(isJudged).toBe(true);
          check = value;
        }
      }),
    );
  });
});
