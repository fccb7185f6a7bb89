import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Decision } from '../../src/contract/wire/decision.ts';
import type { Reading } from '../../src/gate/facts-of.ts';
import { createPayment } from '../../src/gate/payment.ts';
import { cartId, cleared, later, policyOf, turns, verify, viewOf } from './fixture.ts';
import { changedByPage, plain, readByPage, readingOf, setUp } from './payment-world.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a cart that no rule touches', () => {
  test('is open, and the receiver never hears of it', async () => {
    const { world, payment } = setUp();
    world.reading = plain;
    payment.onTraffic(readByPage);
    await turns();
    expect(world.last()).toEqual({ payment: 'open', asked: null });
    expect(payment.mayOrder()).toBe(true);
    expect(world.askDecision).not.toHaveBeenCalled();
  });

  test('pays at once though the page has just read it again', async () => {
    const { world, payment } = setUp();
    world.reading = plain;
    payment.onTraffic(readByPage);
    await turns();
    payment.onTraffic(readByPage);
    expect(payment.mayOrder()).toBe(true);
  });
});

describe('a cart that a rule asks about', () => {
  test('is shut, with the check that the receiver answers', async () => {
    const { world, payment } = setUp();
    payment.onTraffic(readByPage);
    await turns();
    expect(world.askDecision).toHaveBeenCalledExactlyOnceWith(readingOf());
    expect(world.last()).toEqual({ payment: 'shut', asked: verify() });
    expect(payment.mayOrder()).toBe(false);
  });

  test('is open when the receiver knows the shopper already', async () => {
    const { world, payment } = setUp();
    world.decision = { decision: 'clear' };
    payment.onTraffic(readByPage);
    await turns();
    expect(world.last()).toEqual({ payment: 'open', asked: null });
    expect(payment.mayOrder()).toBe(true);
  });

  test.each([
    [true, 'open'],
    [false, 'shut'],
  ] as const)('under review may be ordered (%s) as the receiver says', async (mayOrder, expected) => {
    const { world, payment } = setUp();
    world.decision = { ...verify({ status: 'in_review' }), decision: 'wait', mayOrder };
    payment.onTraffic(readByPage);
    await turns();
    expect(world.last()?.payment).toBe(expected);
  });

  test('is asked about once while nothing changes, and again for other facts or another shopper', async () => {
    const { world, payment } = setUp();
    for (const _ of [1, 2, 3]) {
      payment.onTraffic(changedByPage);
      await turns();
    }
    expect(world.askDecision).toHaveBeenCalledTimes(1);
    world.reading = readingOf({ productIds: [102, 103] });
    payment.onTraffic(changedByPage);
    await turns();
    expect(world.askDecision).toHaveBeenCalledTimes(2);
    world.reading = { ...world.reading, customerId: 5 };
    payment.onTraffic(changedByPage);
    await turns();
    expect(world.askDecision).toHaveBeenCalledTimes(3);
  });

  test('is asked about again after it needed no check in between', async () => {
    const { world, payment } = setUp();
    for (const reading of [readingOf(), plain, readingOf()]) {
      world.reading = reading;
      payment.onTraffic(changedByPage);
      await turns();
    }
    expect(world.standings.map(({ payment: is }) => is)).toEqual(['shut', 'open', 'shut']);
    expect(world.askDecision).toHaveBeenCalledTimes(2);
  });
});

describe('a late answer', () => {
  test('of the shop never replaces a newer one', async () => {
    const { world, payment } = setUp();
    const first = later<Reading | undefined>();
    world.readCart.mockReturnValueOnce(first.promise);
    payment.onTraffic(readByPage);
    await turns();
    world.reading = plain;
    payment.onTraffic(changedByPage);
    await turns();
    first.settle(readingOf());
    await turns();
    expect(world.last()).toEqual({ payment: 'open', asked: null });
    expect(world.askDecision).not.toHaveBeenCalled();
  });

  test('of the receiver never replaces a newer one', async () => {
    const { world, payment } = setUp();
    const first = later<Decision | undefined>();
    world.askDecision.mockReturnValueOnce(first.promise);
    payment.onTraffic(readByPage);
    await turns();
    world.reading = readingOf({ isGuest: false });
    payment.onTraffic(changedByPage);
    await turns();
    first.settle({ decision: 'clear' });
    await turns();
    expect(world.last()?.payment).toBe('shut');
  });

  test('is shared by those who ask the same thing meanwhile', async () => {
    const { world, payment } = setUp();
    const first = later<Decision | undefined>();
    world.askDecision.mockReturnValueOnce(first.promise);
    payment.onTraffic(readByPage);
    await turns();
    payment.onTraffic(readByPage);
    await turns();
    first.settle(verify());
    await turns();
    expect(world.askDecision).toHaveBeenCalledOnce();
    expect(world.last()?.payment).toBe('shut');
  });
});

describe('the cart', () => {
  test('is looked for when three seconds of traffic have not named it', async () => {
    const { world } = setUp();
    await vi.advanceTimersByTimeAsync(2_999);
    expect(world.readCart).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(world.readCart).toHaveBeenCalledExactlyOnceWith(undefined);
  });

  test('is not looked for when it was named', async () => {
    const { world, payment } = setUp();
    payment.onTraffic(readByPage);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.readCart).toHaveBeenCalledExactlyOnceWith(cartId);
  });

  test('is read once for a burst of traffic', async () => {
    const { world, payment } = setUp();
    for (const sighting of [
      readByPage,
      changedByPage,
      { isChange: true },
      undefined,
      { isOrder: true, isChange: true },
    ]) {
      payment.onTraffic(sighting);
    }
    await turns();
    expect(world.readCart).toHaveBeenCalledExactlyOnceWith(cartId);
  });
});

describe('news of the check', () => {
  async function shut() {
    const all = setUp();
    all.payment.onTraffic(readByPage);
    await turns();
    return all;
  }

  test('opens payment when the receiver says clear', async () => {
    const { world, payment } = await shut();
    payment.hear(cleared());
    expect(world.last()).toEqual({ payment: 'open', asked: { ...verify(), ...cleared() } });
    expect(payment.mayOrder()).toBe(true);
  });

  test('does not open payment with a status alone', async () => {
    const { world, payment } = await shut();
    payment.hear({ ...cleared(), decision: 'verify' });
    expect(world.last()?.payment).toBe('shut');
    expect(payment.mayOrder()).toBe(false);
  });

  test('counts for the cart as it is: one that has grown is asked about again', async () => {
    const { world, payment } = await shut();
    payment.hear(cleared());
    payment.onTraffic(readByPage);
    await turns();
    expect(world.last()?.payment).toBe('open');
    world.reading = readingOf({ total: { amountMinor: 99_900, currency: 'USD' } });
    world.decision = verify({ checkId: 'chk_another000000000000' });
    payment.onTraffic(changedByPage);
    expect(await payment.mayOrder()).toBe(false);
    expect(world.last()?.asked?.check.checkId).toBe('chk_another000000000000');
  });

  test('that was missed is found by pressing pay once more', async () => {
    const { world, payment } = await shut();
    world.decision = { decision: 'clear' };
    expect(payment.mayOrder()).toBe(false);
    await turns();
    expect(payment.mayOrder()).toBe(true);
  });

  test('takes effect even if showing it fails', async () => {
    const payment = createPayment(
      policyOf({}),
      async () => readingOf(),
      async () => ({ ...verify(), check: viewOf() }),
      () => {
        throw new Error('The page broke.');
      },
    );
    expect(await payment.mayOrder()).toBe(false);
  });
});
