import { expect, test } from 'vitest';
import { claimedIal, ialOf } from '../../src/receiver/providers/assurance-level.ts';

test.each([
  [2, 2],
  ['2', 2],
  ['IAL2', 2],
  ['ial-1', 1],
  ['IAL 3', 3],
  ['http://idmanagement.gov/ns/assurance/ial/2', 2],
  [0, 0],
])('%j is read as level %i', (stated, level) => expect(ialOf(stated)).toBe(level));

test.each([[4], [-1], [1.5], ['IAL4'], ['AAL2'], ['IAL22'], ['high'], [''], [true], [null], [{}], [[2]], [undefined]])(
  '%j is no level',
  (stated) => expect(ialOf(stated)).toBeNull(),
);

test.each([
  ['none is stated', [{}, { name: 'Ada' }], null],
  ['one is stated', [{}, { ial_level: 'IAL2' }], 2],
  ['the lowest of two', [{ ial: 3 }, { identityAssuranceLevel: 'IAL1' }], 1],
  ['one can not be read', [{ ial: 2 }, { ial: 'very high' }], null],
  ['it is only inherited', [Object.create({ ial: 3 })], null],
])('where %s, the level is that, or unknown', (_what, claims, level) => expect(claimedIal(claims)).toBe(level));
