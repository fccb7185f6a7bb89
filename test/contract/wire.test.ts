import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDecision, readDecisionRequest } from '../../src/contract/wire/decision.ts';
import { errorCodes } from '../../src/contract/wire/error-codes.ts';
import { readFacts } from '../../src/contract/wire/facts.ts';
import { nothingKnown } from '../../src/contract/wire/nothing-known.ts';
import { type Policy, readCondition, readPolicy } from '../../src/contract/wire/policy.ts';
import { writeScriptParameters } from '../../src/contract/wire/script-parameters.ts';

const request = { storeHash: 'abc123', cartId: 'b6fb0a1e-0001', facts: nothingKnown, customerToken: null };
const policy: Policy = {
  version: 3,
  rules: [
    {
      id: 'spirits',
      name: 'Whisky & gin: 21+',
      when: { productIn: [1] },
      requires: { ial: 1, minimumAge: 21 },
      whenUnreachable: 'block',
    },
  ],
};

describe('a reader', () => {
  test('answers a copy without the fields it does not know', () => {
    expect(readDecisionRequest({ ...request, injected: true })).toEqual(request);
  });

  test.each([
    ['a missing field', { ...request, cartId: undefined }],
    ['a field of another type', { ...request, cartId: 7 }],
    ['a value outside its alphabet', { ...request, storeHash: '../etc' }],
    ['null instead of an object', null],
    ['a list instead of an object', [request]],
    ['facts that are inherited and not own', Object.create(request)],
  ])('refuses %s', (_what, value) => {
    expect(readDecisionRequest(value)).toBeUndefined();
  });

  test('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
        (value) => {
          for (const reader of [readDecisionRequest, readDecision, readPolicy, readCondition]) reader(value);
        },
      ),
    );
  });

  test('refuses a condition that is nested too deeply to be meant', () => {
    let deep: unknown = { guest: true };
    for (let level = 0; level < 20; level++) deep = { not: deep };
    expect(readCondition(deep)).toBeUndefined();
  });

  test('refuses a condition with two things to say', () => {
    expect(readCondition({ guest: true, productIn: [1] })).toBeUndefined();
  });
});

describe("the script's address", () => {
  const write = (carried: Policy) =>
    new URL(
      writeScriptParameters('https://idgate.example.com/gate.js', {
        storeHash: 'abc123',
        clientId: 'c1',
        policy: carried,
      }),
    );

  test('carries the store, the client, and of the policy what a page needs', () => {
    const { searchParams } = write(policy);
    expect([searchParams.get('store'), searchParams.get('client')]).toEqual(['abc123', 'c1']);
    expect(JSON.parse(searchParams.get('policy') ?? '')).toEqual({
      version: policy.version,
      rules: policy.rules.map(({ when, whenUnreachable }) => ({ when, whenUnreachable })),
    });
  });

  test('leaves out a policy that is too long for it, so that every cart is asked about', () => {
    const [rule] = policy.rules;
    const long = {
      version: 1,
      rules: Array.from({ length: 60 }, () => ({ ...rule, when: { skuIn: ['x'.repeat(120)] } })),
    } as Policy;
    expect(write(long).href.length).toBeLessThan(200);
    expect(write(long).searchParams.has('policy')).toBe(false);
  });
});

test('every error code is named once', () => {
  expect(new Set(errorCodes).size).toBe(errorCodes.length);
});

test('a fact that is spelled in a way of its own is not known, and the others are', () => {
  expect(readFacts({ shippingRegions: ['ES-A Coruña'], productIds: [102], isGuest: 'yes' })).toEqual({
    ...nothingKnown,
    productIds: [102],
  });
  expect(readFacts(null)).toBeUndefined();
  expect(readFacts([])).toBeUndefined();
});
