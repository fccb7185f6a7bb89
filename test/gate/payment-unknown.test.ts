import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Decision } from '../../src/contract/wire/decision.ts';
import type { Policy, WhenUnreachable } from '../../src/contract/wire/policy.ts';
import type { Reading } from '../../src/gate/facts-of.ts';
import { cartId, later, policyOf, turns, verify } from './fixture.ts';
import { changedByPage, plain, readByPage, readingOf, setUp } from './payment-world.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an order that comes before it is known', () => {
  test('waits, and goes when the cart needs no check', async () => {
    const { world, payment } = setUp();
    world.reading = plain;
    expect(await payment.mayOrder()).toBe(true);
  });

  test('waits, and is refused when the receiver asks for a check', async () => {
    const { payment } = setUp();
    expect(await payment.mayOrder()).toBe(false);
  });

  test('waits again after a change of the cart', async () => {
    const { world, payment } = setUp();
    world.reading = plain;
    payment.onTraffic(readByPage);
    await turns();
    world.reading = readingOf();
    payment.onTraffic(changedByPage);
    expect(await payment.mayOrder()).toBe(false);
  });

  test('waits for the newest look when the cart changes meanwhile', async () => {
    const { world, payment } = setUp();
    const first = later<Reading | undefined>();
    world.readCart.mockReturnValueOnce(first.promise);
    const answer = payment.mayOrder();
    await turns();
    payment.onTraffic(changedByPage);
    first.settle(plain);
    expect(await answer).toBe(false);
  });

  test.each([
    ['block', false],
    ['hold', true],
    ['allow', true],
  ] as const)('waits for eight seconds at most, and then does as %s says', async (whenUnreachable, expected) => {
    const { world, payment } = setUp(policyOf({ whenUnreachable }));
    world.askDecision.mockReturnValue(later<Decision | undefined>().promise);
    const answered = vi.fn();
    void Promise.resolve(payment.mayOrder()).then(answered);
    await vi.advanceTimersByTimeAsync(7_999);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(answered).toHaveBeenCalledExactlyOnceWith(expected);
  });
});

describe('a cart of which too little is known', () => {
  const byCountry = policyOf({ when: { shippingCountryIn: ['US'] } });
  const early = readingOf({ shippingCountries: undefined });

  test('is not asked about before there is an order', async () => {
    const { world, payment } = setUp(byCountry);
    world.reading = early;
    payment.onTraffic(readByPage);
    await turns();
    expect(world.last()).toEqual({ payment: 'undecided', asked: null });
    expect(world.askDecision).not.toHaveBeenCalled();
  });

  test('is asked about for an order, and then stays shut', async () => {
    const { world, payment } = setUp(byCountry);
    world.reading = early;
    payment.onTraffic(readByPage);
    await turns();
    expect(await payment.mayOrder()).toBe(false);
    payment.onTraffic(readByPage);
    await turns();
    expect(world.last()?.payment).toBe('shut');
    expect(world.askDecision).toHaveBeenCalledOnce();
  });

  test('is read again for an order', async () => {
    const { world, payment } = setUp(byCountry);
    world.reading = early;
    payment.onTraffic(readByPage);
    await turns();
    world.reading = readingOf({ shippingCountries: ['CA'] });
    expect(await payment.mayOrder()).toBe(true);
    expect(world.askDecision).not.toHaveBeenCalled();
  });
});

describe('a receiver that can’t be reached', () => {
  test.each([
    ['block', 'shut'],
    ['hold', 'open'],
    ['allow', 'open'],
  ] as const)('leaves payment as the rule says: %s means %s', async (whenUnreachable: WhenUnreachable, expected) => {
    const { world, payment } = setUp(policyOf({ whenUnreachable }));
    world.decision = undefined;
    payment.onTraffic(readByPage);
    await turns();
    expect(world.last()).toEqual({ payment: expected, asked: null });
    expect(await payment.mayOrder()).toBe(expected === 'open');
  });

  test('does not take away what was asked for before: it stays shut, and the shopper goes on', async () => {
    const { world, payment } = setUp();
    payment.onTraffic(readByPage);
    await turns();
    world.decision = undefined;
    expect((await payment.askAgain()).asked).toEqual(verify());
    expect(world.standings).toHaveLength(1);
  });

  test('is asked again on request', async () => {
    const { world, payment } = setUp();
    world.decision = undefined;
    payment.onTraffic(readByPage);
    await turns();
    world.decision = verify();
    expect((await payment.askAgain()).asked).toEqual(verify());
  });

  test('leaves payment open where no rules are at hand, because the receiver holds what it must', async () => {
    const { world, payment } = setUp(null);
    world.decision = undefined;
    expect(await payment.mayOrder()).toBe(true);
    expect(world.askDecision).toHaveBeenCalledOnce();
  });
});

describe('a shop that does not say what is in the cart', () => {
  test('has the receiver asked about what is not known', async () => {
    const { world, payment } = setUp();
    world.reading = { cartId, customerId: undefined, facts: {} };
    expect(await payment.mayOrder()).toBe(false);
    expect(world.askDecision).toHaveBeenCalledExactlyOnceWith(world.reading);
  });

  test.each([
    ['block', false],
    ['hold', true],
  ] as const)(
    'and has no cart is treated like a receiver that can’t be reached: %s',
    async (whenUnreachable, expected) => {
      const { world, payment } = setUp(policyOf({ whenUnreachable }));
      world.reading = undefined;
      expect(await payment.mayOrder()).toBe(expected);
    },
  );

  test('is no reason to shut anything before there is an order', async () => {
    const { world, payment } = setUp();
    world.readCart.mockRejectedValue(new TypeError('not a list'));
    payment.onTraffic(readByPage);
    await turns();
    expect(world.last()).toEqual({ payment: 'undecided', asked: null });
  });
});

describe('without a readable policy', () => {
  test.each([
    ['none', null],
    ['one of another shape', { version: 1, rules: [{}] } as unknown as Policy],
  ])('(%s) the receiver is asked about every cart', async (_, policy) => {
    const { world, payment } = setUp(policy);
    world.reading = plain;
    payment.onTraffic(readByPage);
    await turns();
    expect(world.askDecision).toHaveBeenCalledOnce();
    expect(world.last()?.payment).toBe('shut');
  });
});
