import { describe, expect, test } from 'vitest';
import { warningsOf } from '../../../src/admin/checks/warnings.ts';
import type { CheckDetail } from '../../../src/contract/schema/admin/checks.ts';
import { checkOf, evidence } from './fixture.ts';

const noon = Date.UTC(2026, 10, 21, 12);
const warned = (changes: Partial<CheckDetail>, nowMs = noon) =>
  warningsOf(checkOf({ finding: null, evidence, ...changes }), nowMs, (date) => `<${date}>`);
const seen = (changes: Partial<typeof evidence>, more: Partial<CheckDetail> = {}) =>
  warned({ evidence: { ...evidence, ...changes }, ...more });

describe('what somebody is warned of', () => {
  test('is nothing where all is as it was asked', () => {
    expect(warned({})).toEqual([]);
  });

  test('begins with what was found', () => {
    expect(warned({ finding: 'person_asked' })).toEqual(['The shopper asked for a person.']);
  });

  test('is that nothing was shown, so that nobody decides on a document that is not there', () => {
    expect(warned({ finding: 'person_asked', evidence: null })).toEqual([
      'The shopper asked for a person.',
      'No document was shown. You would decide on what you know yourself.',
    ]);
  });

  test('is a level below the one that is asked', () => {
    expect(warned({ requirement: { ial: 2, minimumAge: 21 } })).toEqual(['The assurance level is 1, and 2 is asked.']);
  });

  test('is an age below the one that is asked, once where that is the finding', () => {
    expect(seen({ ageOver: [18] })).toEqual(['The holder is younger than 21.']);
    expect(seen({ ageOver: [18] }, { finding: 'under_age' })).toEqual(['The holder is younger than the rule asks.']);
  });

  test('is an age that nobody saw', () => {
    expect(seen({ ageOver: [] })).toEqual(['Whether the holder is 21 or over was not seen.']);
    expect(seen({ ageOver: [] }, { requirement: { ial: 1, minimumAge: null } })).toEqual([]);
  });

  test('is a name that is not the billing name, or not quite', () => {
    expect(seen({ nameMatch: 'close' })).toEqual(['The name is spelt a little differently from the billing name.']);
    expect(seen({ nameMatch: 'differs' })).toEqual(['The name on the document is not the billing name.']);
    expect(seen({ nameMatch: 'differs' }, { finding: 'name_differs' })).toHaveLength(1);
    expect(seen({ nameMatch: 'not_compared' })).toEqual([]);
  });

  test('is a face that is not the one on the document', () => {
    expect(seen({ isFaceMatched: false })).toEqual(['The face is not the one on the document.']);
    expect(seen({ isFaceMatched: true })).toEqual([]);
  });

  test('is a document that has expired everywhere, and not one whose last day is still on somewhere', () => {
    const lastDay = { evidence: { ...evidence, documentExpiresOn: '2026-11-20' } };
    expect(warned(lastDay, Date.UTC(2026, 10, 21, 11, 59))).toEqual([]);
    expect(warned(lastDay, Date.UTC(2026, 10, 21, 12))).toEqual(['The document expired on <2026-11-20>.']);
  });
});
