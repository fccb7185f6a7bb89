import { describe, expect, test } from 'vitest';
import { filterOf, isNarrowed, searchable, searchOf } from '../../../src/admin/checks/check-filter.ts';

describe('a filter', () => {
  test('is read from an address, as far as it is understood', () => {
    const search = { status: 'failed', provider: 'stripe', orderId: '118', from: '2026-11-01', sort: 'oldest' };
    expect(filterOf({ ...search, status: 'failed', customerId: 'jane', to: 'soon', elsewhere: '1' })).toEqual(search);
    expect(filterOf({ status: 'fine', sort: 'best' })).toEqual({});
  });

  test('asks for whole days of the store, the last one included', () => {
    expect(searchOf({ from: '2026-11-01', to: '2026-11-01', status: 'failed' }, 'America/Chicago')).toEqual({
      status: 'failed',
      fromMs: Date.parse('2026-11-01T05:00:00Z'),
      toMs: Date.parse('2026-11-02T06:00:00Z'),
    });
  });

  test('narrows nothing down by an order of the list alone', () => {
    expect(isNarrowed({ sort: 'oldest' })).toBe(false);
    expect(isNarrowed({ sort: 'oldest', orderId: '1' })).toBe(true);
  });
});

describe('what can be searched for', () => {
  test.each([
    ['118', '118'],
    [' #118 ', '118'],
    ['chk_7v2k', 'chk_7v2k'],
  ])('%j is', (text, meant) => {
    expect(searchable(text)).toBe(meant);
  });

  // All of it would stand in an address.
  test.each(['Jane', 'Jane Doe', 'jane@example.com', '12 High Street', '', '0', '1'.repeat(16)])(
    '%j is not',
    (text) => {
      expect(searchable(text)).toBeUndefined();
    },
  );
});
