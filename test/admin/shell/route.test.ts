import { describe, expect, test } from 'vitest';
import { firstRoute, hrefOf, routeOf } from '../../../src/admin/shell/route.ts';

describe('an address', () => {
  test('names a screen, what of it, and what it is narrowed down to', () => {
    expect(routeOf('#/checks/chk_1?status=failed&provider=document')).toEqual({
      screen: 'checks',
      parts: ['chk_1'],
      search: { status: 'failed', provider: 'document' },
    });
    expect(routeOf('')).toEqual({ screen: '', parts: [], search: {} });
  });

  test('leaves out what is not asked for', () => {
    expect(hrefOf('/checks', { status: '', provider: undefined, orderId: 106 })).toBe('#/checks?orderId=106');
    expect(hrefOf('/checks')).toBe('#/checks');
  });
});

describe('the app begins', () => {
  test.each([
    ['/', false, '/overview'],
    ['/', true, '/setup'],
    ['/orders/106/id-check', false, '/order/106'],
    ['/customers/45', false, '/customer/45'],
    ['/customers/45x', false, '/overview'],
    ['/elsewhere', false, '/overview'],
  ])('opened at %s, new: %s, with %s', (path, isNew, route) => {
    expect(firstRoute(path, isNew)).toBe(route);
  });
});
