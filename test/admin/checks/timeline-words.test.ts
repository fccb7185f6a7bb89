import { describe, expect, test } from 'vitest';
import { linesOf, titleOf } from '../../../src/admin/checks/timeline-words.ts';

const words = { orderStatus: (statusId: number) => `<${statusId}>`, at: (ms: number) => `<${ms} ms>` };
const lines = (details: Parameters<typeof linesOf>[0]['details']) =>
  linesOf({ kind: 'status', details }, words).map(({ value }) => value);

describe('the line of time', () => {
  test('reads out what it does not know yet', () => {
    expect(titleOf({ title: 'never_heard_of' })).toBe('Never heard of');
    expect(linesOf({ kind: 'skip', details: { neverHeardOf: 'this_one' } }, words)).toEqual([
      { label: 'Never heard of', value: 'this_one' },
    ]);
  });

  test('leaves out what is not known', () => {
    expect(lines({ one: null, other: [], third: '' })).toEqual([]);
  });

  test('says a status of an order as the merchant calls it, and a moment as the store’s clock shows it', () => {
    expect(lines({ toStatusId: 12, deadlineAtMs: 5, attempts: 3 })).toEqual(['<12>', '<5 ms>', '3']);
  });

  test('says what codes mean, each under its name, and several beside each other', () => {
    expect(lines({ status: 'in_review', finding: 'name_differs', provider: 'one_kosmos' })).toEqual([
      'Waits for review',
      'The name on the document is not the billing name.',
      '1Kosmos',
    ]);
    expect(lines({ isGuest: true, addressesDiffer: false, skus: ['A', 'B'] })).toEqual(['Yes', 'No', 'A, B']);
  });

  test('takes no words for a code that only look like one', () => {
    expect(lines({ reason: 'toString', status: 'constructor' })).toEqual(['toString', 'constructor']);
    const [theirs] = linesOf({ kind: 'staff', details: { reason: 'protected' } }, words);
    expect(theirs?.value).toBe('protected');
  });
});
