import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Facts, nothingKnown } from '../../src/contract/wire/facts.ts';
import { type Condition, type Policy, type Rule, readCondition } from '../../src/contract/wire/policy.ts';
import { decide, strictestRequirement } from '../../src/rules/decide.ts';
import { evaluate } from '../../src/rules/evaluate.ts';

const cart: Facts = {
  total: { amountMinor: 12_050, currency: 'USD' },
  productIds: [101, 102],
  shippingCountries: ['US'],
  isGuest: true,
};

const rule = (id: string, when: Condition, changes: Partial<Rule> = {}): Rule => ({
  id,
  name: id,
  when,
  requires: { ial: 1, minimumAge: null },
  whenUnreachable: 'block',
  ...changes,
});
const policy = (...rules: Rule[]): Policy => ({ version: 7, rules });

describe('a condition', () => {
  test.each<[string, Condition, 'yes' | 'no']>([
    ['total at the threshold', { totalAtLeast: { amountMinor: 12_050, currency: 'USD' } }, 'yes'],
    ['total a cent under the threshold', { totalAtLeast: { amountMinor: 12_051, currency: 'USD' } }, 'no'],
    ['a product in the cart', { productIn: [102, 999] }, 'yes'],
    ['a product not in the cart', { productIn: [999] }, 'no'],
    ['a shipping country', { shippingCountryIn: ['CA', 'US'] }, 'yes'],
    ['another shipping country', { shippingCountryIn: ['CA'] }, 'no'],
    ['a guest', { guest: true }, 'yes'],
    ['a customer', { guest: false }, 'no'],
    ['always', { all: [] }, 'yes'],
    ['never', { any: [] }, 'no'],
    ['not', { not: { guest: true } }, 'no'],
  ])('tells about %s', (_what, condition, expected) => {
    expect(evaluate(condition, cart)).toBe(expected);
  });

  test('does not compare amounts of different currencies', () => {
    expect(evaluate({ totalAtLeast: { amountMinor: 1, currency: 'EUR' } }, cart)).toBe('unknown');
  });

  test('stays open while the fact that decides it is not known', () => {
    expect(evaluate({ shippingCountryIn: ['US'] }, nothingKnown)).toBe('unknown');
    expect(evaluate({ all: [{ guest: true }, { productIn: [1] }] }, { ...nothingKnown, isGuest: true })).toBe(
      'unknown',
    );
  });

  test('is settled by one part as soon as that part settles it', () => {
    expect(
      evaluate({ all: [{ shippingCountryIn: ['US'] }, { guest: true }] }, { ...nothingKnown, isGuest: false }),
    ).toBe('no');
    expect(
      evaluate({ any: [{ shippingCountryIn: ['US'] }, { guest: true }] }, { ...nothingKnown, isGuest: true }),
    ).toBe('yes');
  });

  test('says no to a country for a cart that ships nothing', () => {
    expect(evaluate({ shippingCountryIn: ['US'] }, { ...cart, shippingCountries: [] })).toBe('no');
  });

  const leaf = fc.oneof(
    fc.record({ totalAtLeast: fc.record({ amountMinor: fc.nat(300), currency: fc.constantFrom('USD', 'EUR') }) }),
    fc.record({ productIn: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }) }),
    fc.record({ shippingCountryIn: fc.array(fc.constantFrom('US', 'CA'), { maxLength: 2 }) }),
    fc.record({ guest: fc.boolean() }),
  );
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      leaf as fc.Arbitrary<Condition>,
      fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  }));
  const complete = fc.record({
    total: fc.record({ amountMinor: fc.nat(300), currency: fc.constantFrom('USD', 'EUR') }),
    productIds: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    shippingCountries: fc.array(fc.constantFrom('US', 'CA'), { maxLength: 2 }),
    isGuest: fc.boolean(),
  });
  const subset = fc.subarray(['total', 'productIds', 'shippingCountries', 'isGuest'] as const);

  test('never takes back a certain answer when more becomes known', () => {
    fc.assert(
      fc.property(condition, complete, subset, (anyCondition, facts, hidden) => {
        const partial = { ...facts, ...Object.fromEntries(hidden.map((name) => [name, null])) };
        const early = evaluate(anyCondition, partial);
        expect(early === 'unknown' || early === evaluate(anyCondition, facts)).toBe(true);
      }),
    );
  });

  test('survives the trip through JSON and its reader', () => {
    fc.assert(
      fc.property(condition, (anyCondition) => {
        expect(readCondition(JSON.parse(JSON.stringify(anyCondition)))).toEqual(anyCondition);
      }),
    );
  });
});

describe('a decision', () => {
  test('asks nothing when no rule applies', () => {
    expect(decide(policy(rule('a', { guest: false })), cart)).toMatchObject({
      verdict: 'not_required',
      requirement: null,
      whenUnreachable: 'allow',
      policyVersion: 7,
    });
  });

  test('asks nothing without rules', () => {
    expect(decide(policy(), cart).verdict).toBe('not_required');
  });

  test('takes the strictest of all rules that apply', () => {
    const decision = decide(
      policy(
        rule('level', { all: [] }, { requires: { ial: 2, minimumAge: 18 }, whenUnreachable: 'hold' }),
        rule('age', { all: [] }, { requires: { ial: 1, minimumAge: 21 }, whenUnreachable: 'allow' }),
        rule('other', { any: [] }, { requires: { ial: 3, minimumAge: 65 }, whenUnreachable: 'block' }),
      ),
      cart,
    );
    expect(decision).toMatchObject({
      verdict: 'required',
      requirement: { ial: 2, minimumAge: 21 },
      whenUnreachable: 'hold',
    });
  });

  test('is open while a rule might still apply, and says what that rule would ask', () => {
    const decision = decide(policy(rule('abroad', { not: { shippingCountryIn: ['US'] } })), {
      ...cart,
      shippingCountries: null,
    });
    expect(decision).toMatchObject({ verdict: 'open', requirement: { ial: 1, minimumAge: null } });
  });

  test('is not left open by a rule that might apply when another certainly does', () => {
    const decision = decide(policy(rule('sure', { guest: true }), rule('maybe', { productIn: [5] })), {
      ...nothingKnown,
      isGuest: true,
    });
    expect(decision.verdict).toBe('required');
  });

  test('names for each rule whether it applies', () => {
    const { trace } = decide(policy(rule('a', { guest: true }), rule('b', { guest: false })), cart);
    expect(trace).toEqual([
      { ruleId: 'a', applies: 'yes' },
      { ruleId: 'b', applies: 'no' },
    ]);
  });

  test('needs no age when no rule names one', () => {
    expect(strictestRequirement([{ ial: 1, minimumAge: null }])).toEqual({ ial: 1, minimumAge: null });
  });
});
