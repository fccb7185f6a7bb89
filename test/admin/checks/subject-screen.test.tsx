import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { meAs, nowMs, openApp, problemOf, urlOf, useReceiver } from '../fixture.tsx';
import { aroundChecks, checkOf, screens, timelineOf } from './fixture.ts';

const receiver = useReceiver();

beforeEach(() => receiver.use(...aroundChecks));

describe('beside BigCommerce’s page of an order', () => {
  test('its check is shown, with what befell the order', async () => {
    receiver.use(
      http.get(urlOf('/orders/118/check'), () => HttpResponse.json(checkOf())),
      http.get(urlOf('/orders/118/timeline'), () =>
        timelineOf([{ atMs: nowMs, kind: 'skip', title: 'never_heard_of', details: {} }]),
      ),
    );
    const { screen } = openApp('#/order/118', screens);
    expect(await screen.findByRole('heading', { name: 'ID check of order 118' })).toBeTruthy();
    expect(await screen.findByText('Waits for review')).toBeTruthy();
    expect(await screen.findByText('Never heard of')).toBeTruthy();
    expect(screen.queryByRole('navigation', { name: 'idgate' })).toBeNull();
  });

  test('it is told why none was asked for, and one is asked for all the same', async () => {
    receiver.use(
      http.get(urlOf('/orders/118/check'), () => problemOf(404, 'unknown_check')),
      http.get(urlOf('/orders/118/timeline'), () =>
        timelineOf([{ atMs: nowMs, kind: 'decision', title: 'never_heard_of', details: {} }]),
      ),
    );
    let sent: unknown;
    const { screen, user } = openApp('#/order/118', screens);
    expect(await screen.findByText('No check for this order')).toBeTruthy();
    expect(await screen.findByText('Never heard of')).toBeTruthy();
    receiver.use(
      http.post(urlOf('/checks'), async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json(checkOf({ status: 'pending' }), { status: 201 });
      }),
      http.get(urlOf('/orders/118/check'), () => HttpResponse.json(checkOf({ status: 'pending' }))),
    );
    await user.click(screen.getByRole('button', { name: 'Ask for a check' }));
    await screen.findByRole('dialog');
    await user.click(screen.getAllByRole('button', { name: 'Ask for a check' }).at(-1) as Element);
    expect((await screen.findAllByText('Asked for')).length).toBeGreaterThan(1);
    expect(sent).toEqual({ orderId: 118 });
  });

  test('somebody who may only look can’t ask', async () => {
    receiver.use(
      http.get(urlOf('/me'), () => HttpResponse.json(meAs('viewer'))),
      http.get(urlOf('/orders/118/check'), () => problemOf(404, 'unknown_check')),
    );
    const { screen } = openApp('#/order/118', screens);
    expect(await screen.findByText('No check for this order')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Ask for a check' })).toBeNull();
  });

  test('another failure is not taken for a check that is not there', async () => {
    receiver.use(http.get(urlOf('/orders/118/check'), () => problemOf(503, 'upstream_unavailable')));
    const { screen } = openApp('#/order/118', screens);
    expect((await screen.findByRole('alert')).textContent).toContain('BigCommerce can’t be reached');
    expect(screen.queryByText('No check for this order')).toBeNull();
  });
});

describe('beside BigCommerce’s page of a customer', () => {
  test('their check is shown, and the way to all of theirs', async () => {
    receiver.use(
      http.get(urlOf('/customers/7/check'), () => HttpResponse.json(checkOf())),
      http.get(urlOf('/checks'), () => HttpResponse.json({ items: [], nextCursor: null })),
    );
    const { screen, user } = openApp('#/customer/7', screens);
    expect(await screen.findByText('Waits for review')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'All checks of this customer' }));
    expect(location.hash).toBe('#/checks?customerId=7');
  });

  test.each(['#/customer', '#/customer/jane', '#/order/0'])('%s leads nowhere', async (address) => {
    const { screen } = openApp(address, screens);
    expect(await screen.findByText('The address names no order or customer.')).toBeTruthy();
  });
});
