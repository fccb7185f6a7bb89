import { expect, test } from 'vitest';
import type { Condition, Rule } from '../../src/contract/wire/policy.ts';
import { type RuleNames, sentenceOf } from '../../src/rules/sentence.ts';

const rule = (when: Condition, changes: Partial<Rule> = {}): Rule => ({
  id: 'a-rule',
  name: 'A rule',
  when,
  requires: { ial: 1, minimumAge: 21 },
  whenUnreachable: 'block',
  ...changes,
});
const names: RuleNames = {
  category: (id) => ({ 23: 'Spirits' })[id],
  place: (place) => ({ US: 'the United States', 'US-AL': 'Alabama' })[place],
};

test.each<[Rule, string]>([
  [
    rule({ all: [] }, { requires: { ial: 0, minimumAge: null } }),
    "Asks for an ID before payment, whatever is ordered. If idgate can't be reached, payment stays shut.",
  ],
  [
    rule({ categoryIn: [23, 99] }),
    "Asks for an ID at assurance level 1 that shows an age of 21 before payment when the cart has something from the category Spirits or 99. If idgate can't be reached, payment stays shut.",
  ],
  [
    rule({
      all: [
        { totalAtLeast: { amountMinor: 12_050, currency: 'USD' } },
        { any: [{ guest: true }, { firstOrder: true }] },
        { not: { shippingCountryIn: ['US', 'CA'] } },
      ],
    }),
    "Asks for an ID at assurance level 1 that shows an age of 21 before payment when the total is $120.50 or more and (the shopper is a guest or it is the shopper’s first order), unless something is shipped to the United States or CA. If idgate can't be reached, payment stays shut.",
  ],
  [
    rule(
      { all: [{ totalAtLeast: { amountMinor: 500, currency: 'JPY' } }] },
      { asks: 'after_order', minimumAgeIn: [{ place: 'US-AL', minimumAge: 19 }] },
    ),
    'Asks for an ID at assurance level 1 that shows an age of 21 (19 in Alabama) after the order is placed when the total is ¥500 or more.',
  ],
  [
    rule({ addressesDiffer: true }, { whenUnreachable: 'hold', whenProviderOut: 'allow' }),
    "Asks for an ID at assurance level 1 that shows an age of 21 before payment when the shipping and billing addresses differ. If idgate can't be reached, the order goes through and is held. If nobody can verify just then, the order goes through.",
  ],
  [
    rule({ addressesDiffer: true }, { mode: 'shadow', whenUnreachable: 'hold', whenProviderOut: 'allow' }),
    'Only notes who would have been asked for an ID at assurance level 1 that shows an age of 21 before payment when the shipping and billing addresses differ.',
  ],
  [rule({ any: [] }), 'Never asks anybody.'],
  [rule({ all: [{ guest: true }, { not: { all: [] } }] }), 'Never asks anybody.'],
])('a rule reads back as one plain sentence', (given, sentence) => {
  expect(sentenceOf(given, names)).toBe(sentence);
});

test('every condition has its words', () => {
  const conditions: Condition[] = [
    { productIn: [1] },
    { skuIn: ['A'] },
    { categoryNameIn: ['A'] },
    { customFieldIn: [{ name: 'age', value: '21' }] },
    { kindIn: ['digital'] },
    { orderSourceIn: ['manual'] },
    { externalSourceIn: ['POS'] },
    { couponIn: ['A'] },
    { customerGroupIn: [0] },
    { emailDomainIn: ['a.example'] },
    { shippingRegionIn: ['US-AL'] },
    { billingCountryIn: ['US'] },
    { billingRegionIn: ['US-AL'] },
    { channelIn: [1] },
  ];
  for (const condition of conditions) {
    expect(sentenceOf(rule(condition))).not.toContain(Object.keys(condition)[0]);
  }
});
