import { describe, expect, test } from 'vitest';
import { type Remembered, taskAfter } from '../../../src/receiver/checks/order-memory.ts';
import type { OrderNews } from '../../../src/receiver/checks/work.ts';
import { aCheck } from '../../support/checks.ts';

const check = aCheck({ status: 'pending', revision: 3 });
const { checkId } = check;
/** An order that was held for this check, and then was as it should be. */
const held: Remembered = {
  seen: { statusId: 12, check: { checkId, revision: 3, stage: 'inProgress' }, needsHold: true },
  judged: { policyVersion: 1, contents: '', asked: null },
};
const free: Remembered = { ...held, seen: { statusId: 11, check: null, needsHold: false } };
const protectedIds = [2, 5, 10];
const taskFor = (news: OrderNews | undefined, remembered = held, now: typeof check | null = check, version = 1) =>
  taskAfter(news, remembered, now ?? undefined, version, protectedIds);
const status = (statusId: number): OrderNews => ({ kind: 'status', statusId });
const change = (statusId: number): OrderNews => ({ kind: 'change', statusId, changedAtMs: 0 });

describe('what BigCommerce says of an order', () => {
  test('is no news where it stands there already, as after our own writes', () => {
    expect(taskFor(status(12))).toBe('nothing');
    expect(taskFor(status(11), free, null)).toBe('nothing');
  });

  test('is looked at where its status is another', () => {
    expect(taskFor(status(11))).toBe('look');
    expect(taskFor(status(7), free, null)).toBe('look');
  });

  test('is looked at where something else of it has changed', () => {
    expect(taskFor(change(12))).toBe('look');
  });

  test('is no news of one that nobody waits for and that is protected by now', () => {
    expect(taskFor(status(2), free, null)).toBe('nothing');
    expect(taskFor(change(10), free, null)).toBe('nothing');
  });

  test('is looked at where an order was shipped in spite of our hold', () => {
    expect(taskFor(status(2))).toBe('look');
  });
});

describe('what happens to a check', () => {
  const news = { kind: 'check' } as const;

  test('is only shown while the order goes on waiting for it', () => {
    expect(taskFor(news, held, { ...check, revision: 4, status: 'in_progress' })).toBe('show');
    expect(taskFor(news, held, { ...check, revision: 4, status: 'in_review' })).toBe('show');
  });

  test.each(['verified', 'failed', 'manually_approved', 'manually_rejected'] as const)(
    'is looked at when it is %s',
    (now) => {
      expect(taskFor(news, held, { ...check, revision: 4, status: now })).toBe('look');
    },
  );

  test('is looked at where it was shown before: something may not be as it was', () => {
    expect(taskFor(news)).toBe('look');
  });

  test('is looked at where the order does not wait', () => {
    const cleared: Remembered = {
      ...held,
      seen: { ...(held.seen ?? { statusId: 11, check: null }), needsHold: false },
    };
    expect(taskFor(news, cleared, { ...check, revision: 4, status: 'in_review' })).toBe('look');
  });
});

describe('an order is looked at', () => {
  test('where nobody can say what happened, or more than one thing did', () => {
    expect(taskFor(undefined)).toBe('look');
    expect(taskFor({ kind: 'several' })).toBe('look');
  });

  test('that was never seen, or has another check by now', () => {
    expect(taskFor(status(12), { seen: null, judged: null })).toBe('look');
    expect(taskFor(status(12), held, { ...check, checkId: 'chk_another' })).toBe('look');
    expect(taskFor(status(12), held, null)).toBe('look');
  });

  test('whose check has moved on since, whatever the news are', () => {
    expect(taskFor(status(12), held, { ...check, revision: 4 })).toBe('look');
  });

  test('under other rules than before', () => {
    expect(taskFor(status(12), held, check, 2)).toBe('look');
    expect(taskFor(status(12), { ...held, judged: null })).toBe('look');
  });
});
