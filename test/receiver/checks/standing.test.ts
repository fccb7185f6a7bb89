import { describe, expect, test } from 'vitest';
import { chooseCheck } from '../../../src/receiver/checks/choose-check.ts';
import { standingOf } from '../../../src/receiver/checks/standing.ts';
import { aCheck, evidence } from '../../support/checks.ts';

const today = '2026-11-21';
const requirement = { ial: 1, minimumAge: 21 } as const;
const verified = aCheck({ status: 'verified', evidence });

describe('a verified check', () => {
  test('is clear for what its evidence covers', () => {
    expect(standingOf(verified, requirement, today)).toBe('clear');
    expect(standingOf(verified, { ial: 0, minimumAge: null }, today)).toBe('clear');
  });

  test('is outgrown by a higher level', () => {
    expect(standingOf(verified, { ial: 2, minimumAge: null }, today)).toBe('outgrown');
  });

  test('is outgrown by an age that was not shown', () => {
    expect(standingOf(verified, { ial: 1, minimumAge: 25 }, today)).toBe('outgrown');
  });

  test('is clear on the last day of its document, and outgrown on the next', () => {
    expect(standingOf(verified, requirement, '2030-05-31')).toBe('clear');
    expect(standingOf(verified, requirement, '2030-06-01')).toBe('outgrown');
  });

  test('is worth nothing without evidence', () => {
    expect(standingOf(aCheck({ status: 'verified' }), requirement, today)).toBe('outgrown');
  });
});

test('a refusal for age is outgrown when less is asked, and by nothing else', () => {
  const refused = aCheck({
    status: 'failed',
    finding: 'under_age',
    evidence: { ...evidence, ageOver: [13, 16, 18, 19] },
  });
  expect(standingOf(refused, requirement, today)).toBe('verify');
  expect(standingOf(refused, { ial: 1, minimumAge: 18 }, today)).toBe('outgrown');
  expect(standingOf({ ...refused, finding: null }, { ial: 1, minimumAge: 18 }, today)).toBe('verify');
});

test('a person vouches for what was asked, and not for more', () => {
  const approved = aCheck({ status: 'manually_approved', requirement });
  expect(standingOf(approved, requirement, today)).toBe('clear');
  expect(standingOf(approved, { ial: 2, minimumAge: 21 }, today)).toBe('outgrown');
});

test.each([
  ['pending', 'verify'],
  ['in_progress', 'verify'],
  ['failed', 'verify'],
  ['manually_rejected', 'verify'],
  ['in_review', 'wait'],
] as const)('%s means %s', (status, standing) => {
  expect(standingOf(aCheck({ status }), requirement, today)).toBe(standing);
});

describe('the check that answers', () => {
  test('is a new one when there is none', () => {
    expect(chooseCheck(undefined, [], null, requirement, today)).toEqual({
      kind: 'create',
      replaces: undefined,
      foreign: undefined,
    });
  });

  test('is that of the cart, whatever it says', () => {
    const failed = aCheck({ status: 'failed' });
    expect(chooseCheck(failed, [], null, requirement, today)).toEqual({
      kind: 'use',
      check: failed,
      standing: 'verify',
    });
  });

  test('is the clear one of a customer who was verified in an earlier cart', () => {
    const pending = aCheck({ customerId: 4 });
    const earlier = aCheck({ customerId: 4, status: 'verified', evidence, cartId: 'cart-0000' });
    expect(chooseCheck(pending, [pending, earlier], 4, requirement, today)).toEqual({
      kind: 'use',
      check: earlier,
      standing: 'clear',
    });
  });

  test('stays the refused one when a customer comes back with a new cart', () => {
    const refused = aCheck({ customerId: 4, status: 'failed', cartId: 'cart-0000' });
    expect(chooseCheck(undefined, [refused], 4, requirement, today)).toEqual({
      kind: 'use',
      check: refused,
      standing: 'verify',
    });
  });

  test('takes the place of one that was outgrown', () => {
    expect(chooseCheck(verified, [], null, { ial: 2, minimumAge: null }, today)).toEqual({
      kind: 'create',
      replaces: verified,
      foreign: undefined,
    });
  });

  test.each([5, null])('is not that of another customer who used the same cart before, for %s', (customerId) => {
    const theirs = aCheck({ customerId: 4, status: 'verified', evidence });
    expect(chooseCheck(theirs, [], customerId, requirement, today)).toEqual({
      kind: 'create',
      replaces: undefined,
      foreign: theirs,
    });
  });
});
