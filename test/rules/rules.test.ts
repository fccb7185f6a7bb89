import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/contract/wire/facts.ts';
import { nothingKnown } from '../../src/contract/wire/nothing-known.ts';
import { type Condition, type Policy, type Rule, readCondition } from '../../src/contract/wire/policy.ts';
import { decide, strictestRequirement } from '../../src/rules/decide.ts';
import { evaluate } from '../../src/rules/evaluate.ts';

const cart: Facts = {
  total: { amountMinor: 12_050, currency: 'USD' },
  productIds: [101, 102],
  skus: ['MUG-01', 'WHISKY-12'],
  categoryNames: ['Kitchen', 'Spirits'],
  categoryIds: [18, 23, 2],
  customFields: [{ name: 'minimum_age', value: '21' }],
  kinds: ['physical'],
  couponCodes: ['SAVE10'],
  isGuest: true,
  isFirstOrder: true,
  customerGroupId: 0,
  emailDomain: 'example.com',
  shippingCountries: ['US'],
  shippingRegions: ['US-TX'],
  billingCountry: 'US',
  billingRegion: 'US-OH',
  addressesDiffer: true,
  channelId: 1,
  orderSource: 'manual',
  externalSource: '',
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
    ['a SKU in the cart', { skuIn: ['WHISKY-12'] }, 'yes'],
    ['a SKU not in the cart', { skuIn: ['WHISKY'] }, 'no'],
    ['a category by name', { categoryNameIn: ['Spirits'] }, 'yes'],
    ['another category by name', { categoryNameIn: ['Knives'] }, 'no'],
    ['a category above a product’s own', { categoryIn: [2] }, 'yes'],
    ['another category', { categoryIn: [24] }, 'no'],
    ['a custom field with its value', { customFieldIn: [{ name: 'minimum_age', value: '21' }] }, 'yes'],
    ['a custom field with another value', { customFieldIn: [{ name: 'minimum_age', value: '18' }] }, 'no'],
    ['another custom field with that value', { customFieldIn: [{ name: 'age', value: '21' }] }, 'no'],
    ['something to ship', { kindIn: ['physical'] }, 'yes'],
    ['something to download', { kindIn: ['digital'] }, 'no'],
    ['a coupon', { couponIn: ['SAVE20', 'SAVE10'] }, 'yes'],
    ['another coupon', { couponIn: ['SAVE20'] }, 'no'],
    ['a first order', { firstOrder: true }, 'yes'],
    ['a later order', { firstOrder: false }, 'no'],
    ['no customer group', { customerGroupIn: [0] }, 'yes'],
    ['a customer group', { customerGroupIn: [4] }, 'no'],
    ['an e-mail domain', { emailDomainIn: ['example.com'] }, 'yes'],
    ['another e-mail domain', { emailDomainIn: ['example.org'] }, 'no'],
    ['a shipping region', { shippingRegionIn: ['US-TX'] }, 'yes'],
    ['a billing region as a shipping one', { shippingRegionIn: ['US-OH'] }, 'no'],
    ['a billing country', { billingCountryIn: ['US'] }, 'yes'],
    ['another billing country', { billingCountryIn: ['CA'] }, 'no'],
    ['a billing region', { billingRegionIn: ['US-OH'] }, 'yes'],
    ['a shipping region as a billing one', { billingRegionIn: ['US-TX'] }, 'no'],
    ['addresses that differ', { addressesDiffer: true }, 'yes'],
    ['addresses that are the same', { addressesDiffer: false }, 'no'],
    ['a channel', { channelIn: [1] }, 'yes'],
    ['another channel', { channelIn: [2] }, 'no'],
    ['an order source', { orderSourceIn: ['amazon', 'manual'] }, 'yes'],
    ['another order source', { orderSourceIn: ['www'] }, 'no'],
    ['an external source where there is none', { externalSourceIn: ['POS'] }, 'no'],
    ['a guest', { guest: true }, 'yes'],
    ['a customer', { guest: false }, 'no'],
    ['always', { all: [] }, 'yes'],
    ['never', { any: [] }, 'no'],
    ['not', { not: { guest: true } }, 'no'],
  ])('tells about %s', (_what, condition, expected) => {
    expect(evaluate(condition, cart)).toBe(expected);
  });

  test('on a region that is not known is settled by a country that has no such region', () => {
    const abroad = {
      ...cart,
      shippingCountries: ['GB'],
      shippingRegions: null,
      billingCountry: 'GB',
      billingRegion: null,
    };
    expect(evaluate({ shippingRegionIn: ['US-TX'] }, abroad)).toBe('no');
    expect(evaluate({ billingRegionIn: ['US-TX'] }, abroad)).toBe('no');
    expect(evaluate({ billingRegionIn: ['US-TX', 'GB-KEN'] }, abroad)).toBe('unknown');
    expect(evaluate({ billingRegionIn: ['US-TX'] }, { ...abroad, billingCountry: null })).toBe('unknown');
  });

  test('of a kind that is not known here stays open, so that an older page fails towards the check', () => {
    expect(evaluate({ moonPhaseIn: ['full'] } as unknown as Condition, cart)).toBe('unknown');
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
    fc.record({ couponIn: fc.array(fc.constantFrom('A', 'B'), { maxLength: 2 }) }),
    fc.record({ channelIn: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }) }),
    fc.record({
      customFieldIn: fc.array(fc.record({ name: fc.constantFrom('a', 'b'), value: fc.constant('1') }), {
        maxLength: 2,
      }),
    }),
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
    couponCodes: fc.array(fc.constantFrom('A', 'B'), { maxLength: 2 }),
    channelId: fc.integer({ min: 1, max: 3 }),
    customFields: fc.array(fc.record({ name: fc.constantFrom('a', 'b'), value: fc.constant('1') }), { maxLength: 2 }),
  });
  const subset = fc.subarray([
    'total',
    'productIds',
    'shippingCountries',
    'isGuest',
    'couponCodes',
    'channelId',
    'customFields',
  ] as const);

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
