import { describe, expect, test } from 'vitest';
import type { JudgedAgainst } from '../../src/receiver/checks/provider.ts';
import { judge } from '../../src/receiver/providers/judge.ts';
import type { Reading } from '../../src/receiver/providers/reading.ts';

const reading: Reading = {
  verdict: 'approved',
  name: { firstName: 'Avery', middleName: '', lastName: 'Sample' },
  birthDate: '1988-07-04',
  expiryDate: '2030-07-04',
  isValidityVouchedFor: false,
  documentType: 'passport',
  country: 'CA',
  region: null,
  ial: 2,
  method: 'somebody:passport',
  isFaceMatched: true,
};
const against: JudgedAgainst = {
  requirement: { ial: 2, minimumAge: 21 },
  billingName: { first: 'Avery', last: 'Sample' },
  today: '2026-11-21',
};
const verdict = (changes: Partial<Reading> = {}, other: Partial<JudgedAgainst> = {}) => {
  const { outcome, finding } = judge({ ...reading, ...changes }, { ...against, ...other });
  return finding ? `${outcome}: ${finding}` : outcome;
};

describe("a provider's reading", () => {
  test('is verified when it is approved and shows all that is asked', () => {
    expect(verdict()).toBe('verified');
  });

  test.each([
    ['declined', 'failed: refused'],
    ['under_age', 'failed: under_age'],
    ['document_expired', 'in_review: document_expired'],
    ['review', 'in_review: needs_review'],
  ] as const)('that is not approved but %s is %s, however good it looks', (word, expected) => {
    expect(verdict({ verdict: word })).toBe(expected);
  });

  test('claims a level only when it is approved', () => {
    expect(judge(reading, against).evidence.ial).toBe(2);
    expect(judge({ ...reading, verdict: 'review' }, against).evidence.ial).toBe(0);
  });

  test.each<[string, Partial<Reading>, string]>([
    ['of a minor', { birthDate: '2010-01-01' }, 'failed: under_age'],
    ['of a document that has run out', { expiryDate: '2026-11-20' }, 'in_review: document_expired'],
    [
      'in another name',
      { name: { firstName: 'Jordan', middleName: '', lastName: 'Stone' } },
      'in_review: name_differs',
    ],
    ['without a name', { name: null }, 'in_review'],
    ['without a birth date', { birthDate: null }, 'in_review'],
    ['without an expiry date that nobody vouches for', { expiryDate: null }, 'in_review'],
    ['of too low a level', { ial: 1 }, 'in_review'],
  ])('that is approved, %s, is not believed', (_what, changes, expected) => {
    expect(verdict(changes)).toBe(expected);
  });

  test('needs no expiry date where the provider approves of valid documents only', () => {
    expect(verdict({ expiryDate: null, isValidityVouchedFor: true })).toBe('verified');
  });

  test('leaves name and birth date behind', () => {
    const text = JSON.stringify(judge(reading, against));
    for (const personal of ['Avery', 'Sample', '1988']) expect(text).not.toContain(personal);
  });
});
