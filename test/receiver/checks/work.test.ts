import { describe, expect, test } from 'vitest';
import { mergeWork, type OrderNews, type Work, workKey } from '../../../src/receiver/checks/work.ts';

const settle = (news?: OrderNews): Extract<Work, { name: 'settle-order' }> => ({
  ...{ name: 'settle-order', storeHash: 'abc123', orderId: 100 },
  ...(news && { news }),
});
const writeBack = (isDoubted?: boolean): Extract<Work, { name: 'write-back' }> => ({
  ...{ name: 'write-back', storeHash: 'abc123', customerId: 7 },
  ...(isDoubted && { isDoubted }),
});
const status = (statusId: number): OrderNews => ({ kind: 'status', statusId });

describe('one job in the place of several about an order', () => {
  test('knows what happened where all tell the same', () => {
    expect(mergeWork(settle(status(12)), [settle(status(12)), settle(status(12))])).toEqual(settle(status(12)));
    expect(mergeWork(settle(status(12)), [])).toEqual(settle(status(12)));
  });

  test('knows that more than one thing happened', () => {
    expect(mergeWork(settle({ kind: 'check' }), [settle(status(12))])).toEqual(settle({ kind: 'several' }));
    expect(mergeWork(settle(status(11)), [settle(status(12))])).toEqual(settle({ kind: 'several' }));
  });

  test('takes nothing for granted where one of them does not', () => {
    expect(mergeWork(settle(status(12)), [settle(status(12)), settle()])).toEqual(settle());
    expect(mergeWork(settle(), [settle(status(12))])).toEqual(settle());
  });
});

describe('one job in the place of several about a customer', () => {
  test('doubts what BigCommerce shows where one of them does', () => {
    expect(mergeWork(writeBack(), [writeBack(), writeBack(true)])).toEqual(writeBack(true));
    expect(mergeWork(writeBack(true), [writeBack()])).toEqual(writeBack(true));
    expect(mergeWork(writeBack(), [writeBack()])).toEqual(writeBack());
  });
});

test('work about another thing has another key', () => {
  const keys = [settle(), { ...settle(), orderId: 101 }, { ...settle(), storeHash: 'other1' }].map(workKey);
  expect(new Set(keys).size).toBe(3);
  expect(workKey(settle(status(12)))).toBe(workKey(settle()));
});
