/** @jsxImportSource react */
import { fireEvent } from '@testing-library/dom';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { Loaded } from '../../../src/admin/shell/Loaded.tsx';
import { Screen } from '../../../src/admin/shell/Screen.tsx';
import type { ScreenEntry } from '../../../src/admin/shell/screens.tsx';
import { useRead } from '../../../src/admin/shell/use-read.ts';
import { openApp, problemOf, urlOf, useReceiver } from '../fixture.tsx';

const receiver = useReceiver();

function Things() {
  const reading = useRead(z.object({ text: z.string() }), '/things');
  return (
    <Screen title="Things">
      <Loaded reading={reading}>{({ text }) => <p>{text}</p>}</Loaded>
    </Screen>
  );
}

function Broken(): never {
  throw new Error('of no use');
}

const screens: readonly ScreenEntry[] = [
  { name: 'overview', Component: Things, label: 'overview' },
  { name: 'rules', Component: Things, label: 'rules' },
  { name: 'broken', Component: Broken, label: 'review' },
  { name: 'order', Component: Things, isPanel: true },
];

const things = (text = 'Here they are') => http.get(urlOf('/things'), () => HttpResponse.json({ text }));

beforeEach(() => receiver.use(things()));

describe('the shell', () => {
  test('says in which store one is, as whom, and where in the app', async () => {
    const { screen } = openApp('#/rules', screens);
    expect(await screen.findByText('idgate in Corner Cellar')).toBeTruthy();
    expect(screen.getByText('owner@example.com · Owner')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Rules' }).getAttribute('aria-current')).toBe('page');
    expect(screen.getByRole('link', { name: 'Overview' }).getAttribute('aria-current')).toBeNull();
    expect(await screen.findByText('Here they are')).toBeTruthy();
  });

  test('asks in the name of the session, and puts it nowhere', async () => {
    let authorization: string | null = null;
    receiver.use(
      http.get(urlOf('/things'), ({ request }) => {
        authorization = request.headers.get('authorization');
        return HttpResponse.json({ text: 'Mine' });
      }),
    );
    const { screen } = openApp('#/rules', screens);
    await screen.findByText('Mine');
    expect(authorization).toBe('Bearer a-session');
    expect([localStorage.length, sessionStorage.length, document.cookie, location.href.includes('a-session')]).toEqual([
      0,
      0,
      '',
      false,
    ]);
  });

  test('opens its menu on a phone, and closes it behind whoever went on', async () => {
    const { screen, user } = openApp('#/rules', screens);
    // On a screen as wide as jsdom's it is there, but not shown.
    const menu = await screen.findByRole('button', { name: 'Menu: Rules', hidden: true });
    expect(menu.getAttribute('aria-expanded')).toBe('false');
    await user.click(menu);
    expect(menu.getAttribute('aria-expanded')).toBe('true');
    await user.click(screen.getByRole('link', { name: 'Overview' }));
    expect(menu.getAttribute('aria-expanded')).toBe('false');
  });

  test('says why something is not shown, and shows it when it is asked again', async () => {
    receiver.use(http.get(urlOf('/things'), () => problemOf(503, 'upstream_unavailable'), { once: true }));
    const { screen, user } = openApp('#/rules', screens);
    expect((await screen.findByRole('alert')).textContent).toContain('BigCommerce can’t be reached just now');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Here they are')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('tries again by itself when the network is back', async () => {
    receiver.use(http.get(urlOf('/things'), () => HttpResponse.error(), { once: true }));
    const { screen } = openApp('#/rules', screens);
    expect((await screen.findByRole('alert')).textContent).toContain('idgate does not answer');
    fireEvent(window, new Event('online'));
    expect(await screen.findByText('Here they are')).toBeTruthy();
  });

  test('says that there is no network', async () => {
    const { screen } = openApp('#/rules', screens);
    await screen.findByText('Here they are');
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    fireEvent(window, new Event('offline'));
    expect(await screen.findByText(/There is no network/)).toBeTruthy();
  });

  test('does not believe an answer of another shape', async () => {
    receiver.use(http.get(urlOf('/things'), () => HttpResponse.json({ texts: [] })));
    const { screen } = openApp('#/rules', screens);
    expect((await screen.findByRole('alert')).textContent).toContain('an answer that this page does not know');
  });

  test('says to open the app again when the session is over', async () => {
    receiver.use(http.get(urlOf('/things'), () => problemOf(401, 'session_over')));
    const { screen } = openApp('#/rules', screens);
    expect(await screen.findByText('Your session is over')).toBeTruthy();
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  test('goes on when one screen breaks', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { screen } = openApp('#/broken', screens);
    expect((await screen.findByRole('alert')).textContent).toContain('The other pages go on');
    location.hash = '#/rules';
    expect(await screen.findByText('Here they are')).toBeTruthy();
    expect(printed).toHaveBeenCalled();
  });

  test('has no navigation beside a page of BigCommerce', async () => {
    const { screen } = openApp('#/order/106', screens);
    expect(await screen.findByText('Here they are')).toBeTruthy();
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  test('says so where an address leads nowhere', async () => {
    const { screen } = openApp('#/elsewhere', screens);
    expect(await screen.findByText('There is nothing here')).toBeTruthy();
  });
});
