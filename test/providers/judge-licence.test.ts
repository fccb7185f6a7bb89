import { describe, expect, test } from 'vitest';
import { judgeLicence } from '../../src/receiver/providers/document/judge-licence.ts';
import type { Licence } from '../../src/receiver/providers/document/licence.ts';
import { averysLicence } from '../support/licence-text.ts';

const about = {
  requirement: { ial: 1, minimumAge: 21 },
  billingName: { first: 'Avery', last: 'Sample' },
  today: '2026-11-21',
} as const;
const verdict = (changes: Partial<Licence> = {}, other: Partial<Parameters<typeof judgeLicence>[1]> = {}) => {
  const { outcome, finding } = judgeLicence({ ...averysLicence, ...changes }, { ...about, ...other });
  return finding ? `${outcome}: ${finding}` : outcome;
};

describe('a licence', () => {
  test('is verified when it shows all that is asked, and leaves nothing personal behind', () => {
    expect(judgeLicence(averysLicence, about)).toEqual({
      kind: 'judged',
      outcome: 'verified',
      finding: null,
      evidence: {
        ial: 1,
        method: 'aamva_barcode',
        documentType: 'driving_licence',
        documentCountry: 'US',
        documentRegion: 'TX',
        documentExpiresOn: '2030-07-04',
        ageOver: [13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 25, 30],
        nameMatch: 'match',
      },
    });
  });

  test.each([
    ['2005-11-21', 'verified'],
    ['2005-11-22', 'failed: under_age'],
    ['2004-02-29', 'verified'],
  ])('of somebody born on %s is %s', (birthDate, expected) => {
    expect(verdict({ birthDate })).toBe(expected);
  });

  test('has its holder come of age on 1 March when born on 29 February', () => {
    expect(verdict({ birthDate: '2004-02-29' }, { today: '2025-02-28' })).toBe('failed: under_age');
    expect(verdict({ birthDate: '2004-02-29' }, { today: '2025-03-01' })).toBe('verified');
  });

  test('is valid on its last day, and for a person to look at on the next', () => {
    expect(verdict({ expiryDate: '2026-11-21' })).toBe('verified');
    expect(verdict({ expiryDate: '2026-11-20' })).toBe('in_review: document_expired');
  });

  test('of a minor fails, whatever else is wrong with it', () => {
    expect(verdict({ birthDate: '2010-01-01', expiryDate: '2020-01-01', lastName: 'OTHER' })).toBe('failed: under_age');
  });

  test('in another name is for a person to look at', () => {
    expect(verdict({ firstName: 'JORDAN', middleName: '' })).toBe('in_review: name_differs');
  });

  test('with no name to compare it with is for a person to look at, and nobody says that the name is another', () => {
    expect(verdict({}, { billingName: null })).toBe('in_review');
    expect(verdict({}, { billingName: { first: '太郎', last: '山田' } })).toBe('in_review');
  });

  test.each<[string, Partial<Licence>]>([
    ['no birth date', { birthDate: null }],
    ['a birth date to come', { birthDate: '2030-01-01' }],
    ['a birth date of long ago', { birthDate: '1890-01-01' }],
    ['no expiry date', { expiryDate: null }],
  ])('with %s is for a person to look at', (_what, changes) => {
    expect(verdict(changes)).toBe('in_review');
  });

  test('needs no birth date where no age is asked', () => {
    expect(verdict({ birthDate: null }, { requirement: { ial: 1, minimumAge: null } })).toBe('verified');
  });

  test('can not give a higher level than a document has', () => {
    expect(verdict({}, { requirement: { ial: 2, minimumAge: null } })).toBe('in_review');
  });

  test('keeps the very age that was asked for among those reached', () => {
    const { evidence } = judgeLicence(averysLicence, { ...about, requirement: { ial: 1, minimumAge: 22 } });
    expect(evidence.ageOver).toContain(22);
  });
});
