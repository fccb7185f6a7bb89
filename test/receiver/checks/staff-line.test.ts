import { describe, expect, test } from 'vitest';
import { staffLineFor, withStaffLine } from '../../../src/receiver/checks/staff-line.ts';
import { aCheck } from '../../support/checks.ts';

const pending = staffLineFor(aCheck());
const verified = staffLineFor(aCheck({ status: 'verified' }));

describe('the line about a check in an order’s notes', () => {
  test('names the check, and changes with its status alone', () => {
    expect(pending).toBe('ID check (chk_00000000000000000000000000000001): asked for');
    expect(staffLineFor(aCheck({ revision: 9, attemptsUsed: 3 }))).toBe(pending);
    expect(verified).not.toBe(pending);
  });

  test('stands alone where there are no notes', () => {
    expect(withStaffLine('', pending)).toBe(pending);
  });

  test('comes after what others wrote', () => {
    expect(withStaffLine('Ring twice.\n\n', pending)).toBe(`Ring twice.\n${pending}`);
  });

  test('takes the place of the line from before, between what others wrote', () => {
    const notes = `Ring twice.\n${pending}\nPaid by $& and $1.\n  Indented`;
    expect(withStaffLine(notes, verified)).toBe(`Ring twice.\n${verified}\nPaid by $& and $1.\n  Indented`);
  });

  test('of an earlier check goes, as the order has another now', () => {
    const earlier = pending.replace('chk_0', 'chk_9');
    expect(withStaffLine(earlier, pending)).toBe(pending);
  });

  test('is not what staff wrote about it in words of their own', () => {
    const own = 'Asked about the ID check (by phone): will send it.';
    expect(withStaffLine(own, pending)).toBe(`${own}\n${pending}`);
  });

  test('is left out where there is no room: nothing of what others wrote is cut off', () => {
    expect(withStaffLine('n'.repeat(65_535), pending)).toBeNull();
  });
});
