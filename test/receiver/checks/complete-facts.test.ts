import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Facts } from '../../../src/contract/wire/facts.ts';
import { nothingKnown } from '../../../src/contract/wire/nothing-known.ts';
import type { Condition, Policy, Rule } from '../../../src/contract/wire/policy.ts';
import { fail, ok, type Result } from '../../../src/contract/wire/result.ts';
import { completeFacts } from '../../../src/receiver/checks/complete-facts.ts';
import type { FactSource, ShopError } from '../../../src/receiver/checks/ports.ts';
import { requirementFor } from '../../../src/receiver/checks/requirement-for.ts';

const find = vi.fn<(source: FactSource) => Promise<Result<Partial<Facts>, ShopError>>>();
beforeEach(() => void find.mockReset().mockResolvedValue(ok({})));

const asks = (when: Condition, changes: Partial<Rule> = {}): Rule => ({
  id: `rule-${JSON.stringify(when).length}`,
  name: 'A rule',
  when,
  requires: { ial: 1, minimumAge: 18 },
  whenUnreachable: 'block',
  ...changes,
});
const complete = (rules: Rule[], facts: Partial<Facts> = {}) => {
  const policy: Policy = { version: 1, rules };
  return completeFacts(policy, { ...nothingKnown, ...facts }, find);
};
const asked = () => find.mock.calls.map(([source]) => source);

const spirits: Condition = { categoryIn: [23] };
const always: Condition = { all: [] };

describe('nothing is looked up', () => {
  test.each<[string, Rule[], Partial<Facts>]>([
    ['when there are no rules', [], {}],
    ['when the facts decide', [asks({ guest: true })], { isGuest: true }],
    ['when another part settles the rule', [asks({ all: [{ guest: true }, spirits] })], { isGuest: false }],
    ['when one of two ways is enough', [asks({ any: [{ guest: true }, spirits] })], { isGuest: true }],
    ['when the open rule asks for no more than one that applies', [asks(always), asks(spirits)], {}],
    ['when a fact has no source', [asks({ productIn: [1] })], {}],
    ['when the fact is known', [asks(spirits)], { categoryIds: [] }],
  ])('%s', async (_when, rules, facts) => {
    const completed = await complete(rules, facts);
    expect(asked()).toEqual([]);
    expect(completed).toEqual({ facts: { ...nothingKnown, ...facts }, troubles: [] });
  });
});

test.each<[Condition, FactSource]>([
  [{ customFieldIn: [{ name: 'a', value: 'b' }] }, 'custom_fields'],
  [spirits, 'categories'],
  [{ categoryNameIn: ['Spirits'] }, 'categories'],
  [{ shippingRegionIn: ['US-TX'] }, 'regions'],
  [{ billingRegionIn: ['US-TX'] }, 'regions'],
  [{ couponIn: ['STAFF'] }, 'coupons'],
  [{ customerGroupIn: [6] }, 'customer_group'],
  [{ firstOrder: true }, 'earlier_orders'],
  [{ not: { any: [{ all: [spirits] }] } }, 'categories'],
])('%j is looked up in %s, once', async (condition, source) => {
  await complete([asks(condition)]);
  expect(asked()).toEqual([source]);
});

describe('what is looked up', () => {
  const expensive: Condition = { all: [{ firstOrder: true }, spirits] };

  test('begins with what costs least, and ends once the answer is certain', async () => {
    find.mockResolvedValueOnce(ok({ categoryIds: [18] }));
    await complete([asks(expensive)]);
    expect(asked()).toEqual(['categories']);
  });

  test('goes on while the answer is open', async () => {
    find.mockResolvedValueOnce(ok({ categoryIds: [23] })).mockResolvedValueOnce(ok({ isFirstOrder: true }));
    const { facts } = await complete([asks(expensive)]);
    expect(asked()).toEqual(['categories', 'earlier_orders']);
    expect(facts).toMatchObject({ categoryIds: [23], isFirstOrder: true });
  });

  test.each<[string, Partial<Rule>]>([
    ['a higher age', { requires: { ial: 1, minimumAge: 21 } }],
    ['a higher level', { requires: { ial: 2, minimumAge: null } }],
  ])('includes a rule that may ask for %s than one that applies', async (_more, changes) => {
    await complete([asks(always), asks(spirits, changes)]);
    expect(asked()).toEqual(['categories']);
  });

  test('includes a rule that would not let a cart through, where those that apply would', async () => {
    await complete([asks(always, { whenUnreachable: 'allow' }), asks(spirits)]);
    expect(asked()).toEqual(['categories']);
  });

  test.each(['unreachable', 'rate_limited', 'unauthorized'] as const)(
    'and is not to be had (%s) stays unknown, which counts towards the check',
    async (code) => {
      find.mockResolvedValue(fail(code));
      const rules = [asks(expensive)];
      const completed = await complete(rules);
      expect(completed).toEqual({
        facts: nothingKnown,
        troubles: [
          { source: 'categories', code },
          { source: 'earlier_orders', code },
        ],
      });
      expect(requirementFor({ version: 1, rules }, completed.facts)).toMatchObject({ requirement: { minimumAge: 18 } });
    },
  );
});

describe('a cart may pass while the receiver can not be reached', () => {
  const isAllowed = (rules: Rule[]) =>
    requirementFor({ version: 1, rules }, { ...nothingKnown, isGuest: true })?.isAllowedUnreached;
  const lenient = asks(always, { id: 'lenient', whenUnreachable: 'allow' });

  test.each<[string, boolean, Rule[]]>([
    ['when each rule that applies says so', true, [lenient]],
    ['whatever a rule says that does not apply', true, [lenient, asks({ guest: false }, { id: 'other' })]],
    ['but not when one that applies says otherwise', false, [lenient, asks({ guest: true }, { id: 'other' })]],
    ['but not when one that may apply says otherwise', false, [lenient, asks(spirits, { id: 'other' })]],
    ['but not to be held', false, [asks(always, { whenUnreachable: 'hold' })]],
  ])('%s: %s', (_when, expected, rules) => {
    expect(isAllowed(rules)).toBe(expected);
  });
});
