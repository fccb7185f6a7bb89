import { describe, expect, test } from 'vitest';
import type { SomeFacts } from '../../src/contract/wire/facts.ts';
import { type Policy, type Rule, readRule } from '../../src/contract/wire/policy.ts';
import { writeScriptParameters } from '../../src/contract/wire/script-parameters.ts';
import { requiredBy } from '../../src/rules/required-by.ts';
import { rulesInForce, rulesInShadow } from '../../src/rules/rules-in-force.ts';

const rule = (changes: Partial<Rule> = {}): Rule => ({
  id: 'a-rule',
  name: 'A rule',
  when: { all: [] },
  requires: { ial: 1, minimumAge: 18 },
  whenUnreachable: 'block',
  ...changes,
});
const byPlace = rule({
  minimumAgeIn: [
    { place: 'US', minimumAge: 21 },
    { place: 'US-AL', minimumAge: 19 },
    { place: 'JP', minimumAge: 20 },
  ],
});

describe('the minimum age by region', () => {
  test.each<[string, SomeFacts, number | null, boolean]>([
    ['is the state’s', { shippingCountries: ['US'], shippingRegions: ['US-AL'] }, 19, true],
    ['is the country’s in any other state', { shippingCountries: ['US'], shippingRegions: ['US-TX'] }, 21, true],
    ['is the rule’s own in any other country', { shippingCountries: ['DE'], shippingRegions: [] }, 18, true],
    ['is the country’s where that has no states', { shippingCountries: ['JP'] }, 20, true],
    ['is the highest that may be meant while the state is not known', { shippingCountries: ['US'] }, 21, false],
    ['is the highest of all while nothing is known', {}, 21, false],
    ['is the highest of several addresses', { shippingCountries: ['DE', 'US'], shippingRegions: ['US-AL'] }, 19, true],
    [
      'is that of the billing address where nothing is shipped',
      { shippingCountries: [], billingCountry: 'US', billingRegion: 'US-AL' },
      19,
      true,
    ],
  ])('%s', (_what, facts, minimumAge, isCertain) => {
    expect(requiredBy(byPlace, facts)).toEqual({ requirement: { ial: 1, minimumAge }, isCertain });
  });

  test('asks nobody for an age where no place has one', () => {
    const one = rule({ requires: { ial: 1, minimumAge: null }, minimumAgeIn: [{ place: 'US', minimumAge: 21 }] });
    expect(requiredBy(one, { shippingCountries: ['DE'] }).requirement.minimumAge).toBeNull();
  });
});

describe('what a rule may leave out', () => {
  test('is left out when it is read', () => {
    expect(readRule(rule())).toEqual(rule());
  });

  test('is read where it is there, and has to be right', () => {
    const full = rule({ ...byPlace, mode: 'shadow', asks: 'after_order', whenProviderOut: 'hold' });
    expect(readRule(full)).toEqual(full);
    expect(readRule({ ...full, mode: 'off' })).toBeUndefined();
    expect(readRule({ ...full, asks: null })).toBeUndefined();
    expect(readRule({ ...full, minimumAgeIn: [{ place: 'Alabama', minimumAge: 19 }] })).toBeUndefined();
    expect(readRule(null)).toBeUndefined();
  });
});

describe('the rules in force', () => {
  const policy: Policy = {
    version: 3,
    rules: [rule({ id: 'live' }), rule({ id: 'later', asks: 'after_order' }), rule({ id: 'watching', mode: 'shadow' })],
  };
  const ids = (some: Policy) => some.rules.map(({ id }) => id);

  test('are those that are live, and for a cart those that ask before payment', () => {
    expect(ids(rulesInForce(policy, 'cart'))).toEqual(['live']);
    expect(ids(rulesInForce(policy, 'order'))).toEqual(['live', 'later']);
    expect(ids(rulesInShadow(policy))).toEqual(['watching']);
  });

  test('are all that a page is told', () => {
    const url = new URL(writeScriptParameters('https://r.example/gate.js', { storeHash: 's', clientId: null, policy }));
    expect(JSON.parse(url.searchParams.get('policy') ?? '')).toEqual({
      version: 3,
      rules: [{ when: { all: [] }, whenUnreachable: 'block' }],
    });
  });
});
