import { describe, expect, test } from 'vitest';
import { isUnfinished } from '../../../src/admin/rules/leaf.ts';
import { idFor } from '../../../src/admin/rules/new-rule.ts';
import { fromParts, partsOf } from '../../../src/admin/rules/when-parts.ts';
import type { SomeFacts } from '../../../src/contract/wire/facts.ts';
import type { Condition } from '../../../src/contract/wire/policy.ts';
import { evaluate } from '../../../src/rules/evaluate.ts';

const guest: Condition = { guest: true };
const first: Condition = { firstOrder: true };
const digital: Condition = { kindIn: ['digital'] };

const everyFacts: SomeFacts[] = [true, false, null].flatMap((isGuest) =>
  [true, false, null].flatMap((isFirstOrder) =>
    [['digital' as const], ['physical' as const], null].map((kinds) => ({ isGuest, isFirstOrder, kinds })),
  ),
);

describe('a condition that is taken apart', () => {
  test.each<[string, Condition]>([
    ['one alone', guest],
    ['always', { all: [] }],
    ['all of some', { all: [guest, first] }],
    ['one of some', { any: [guest, first] }],
    ['an exception alone', { not: digital }],
    ['all of some, with exceptions', { all: [guest, first, { not: digital }] }],
    ['one of some, with exceptions', { all: [{ any: [guest, first] }, { not: digital }] }],
    ['groups in groups', { any: [{ all: [guest, { not: first }] }, digital] }],
    ['one group of all', { all: [{ all: [guest, { not: first }] }, { not: digital }] }],
  ])('means the same put together again: %s', (_, condition) => {
    const again = fromParts(partsOf(condition));
    expect(everyFacts.map((facts) => evaluate(again, facts))).toEqual(
      everyFacts.map((facts) => evaluate(condition, facts)),
    );
  });

  test('shows its exceptions apart', () => {
    expect(partsOf({ all: [{ any: [guest, first] }, { not: digital }] })).toEqual({
      when: { any: [guest, first] },
      unless: [digital],
    });
  });

  test('is unfinished while a list in it is empty, however deep', () => {
    expect(isUnfinished({ all: [guest, { not: { any: [{ productIn: [] }] } }] })).toBe(true);
    expect(isUnfinished({ all: [guest, { any: [{ productIn: [7] }] }] })).toBe(false);
  });
});

describe('the id of a new rule', () => {
  const ruleWith = (id: string) => ({
    id,
    name: '',
    when: guest,
    requires: { ial: 1 as const, minimumAge: null },
    whenUnreachable: 'hold' as const,
  });

  test.each([
    ['Wine & spirits', 'wine-spirits'],
    ['Crème brûlée', 'creme-brulee'],
    ['葡萄酒', 'rule'],
    ['New', 'rule'],
  ])('of %s is %s', (name, id) => {
    expect(idFor(name, [])).toBe(id);
  });

  test('is no other rule’s', () => {
    expect(idFor('Wine', [ruleWith('wine'), ruleWith('wine-2')])).toBe('wine-3');
  });
});
