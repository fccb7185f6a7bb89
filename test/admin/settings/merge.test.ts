import { describe, expect, test } from 'vitest';
import { changedParts, isSame, merge } from '../../../src/admin/settings/form/merge.ts';
import { defaults } from './defaults.ts';

describe('two people’s changes of the same settings', () => {
  test('are both there where they changed different things, deep down too', () => {
    const mine = { ...defaults, review: { ...defaults.review, needsTwo: true } };
    const theirs = { ...defaults, keptDays: 30, review: { ...defaults.review, targetHours: 4 } };
    expect(merge(defaults, mine, theirs)).toEqual({
      ...defaults,
      keptDays: 30,
      review: { ...defaults.review, needsTwo: true, targetHours: 4 },
    });
  });

  test('are mine where both changed one thing, and a list is one thing', () => {
    const sync = defaults.orderStatusSync;
    const mine = { ...defaults, orderStatusSync: { ...sync, protectedStatusIds: [2] } };
    const theirs = { ...defaults, orderStatusSync: { ...sync, isOn: true, protectedStatusIds: [2, 3, 13] } };
    expect(merge(defaults, mine, theirs).orderStatusSync).toEqual({ ...sync, isOn: true, protectedStatusIds: [2] });
  });

  test('take out what I took out', () => {
    const base = { ...defaults, widget: { ...defaults.widget, texts: { de: { 'why.title': 'Hallo' } } } };
    expect(merge(base, defaults, { ...base, keptDays: 9 })).toEqual({ ...defaults, keptDays: 9 });
  });

  test('are named by the part that they are in', () => {
    expect(changedParts(defaults, { ...defaults, keptDays: 1, linkByEmail: true })).toEqual([
      'keptDays',
      'linkByEmail',
    ]);
  });
});

test.each([
  [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [Number.NaN, Number.NaN, true],
  [{ a: null }, {}, false],
])('%j and %j being the same: %s', (one, other, expected) => {
  expect(isSame(one, other)).toBe(expected);
});
