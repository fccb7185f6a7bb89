import { within } from '@testing-library/dom';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { SetupScreen } from '../../../src/admin/setup/SetupScreen.tsx';
import type { ScreenEntry } from '../../../src/admin/shell/screens.tsx';
import type { SetupItem, SetupView } from '../../../src/contract/schema/admin/setup.ts';
import { meAs, nowMs, openApp, problemOf, urlOf, useReceiver } from '../fixture.tsx';

const receiver = useReceiver();
const screens: readonly ScreenEntry[] = [{ name: 'setup', Component: SetupScreen, label: 'setup' }];

const ready = (id: SetupItem['id']): SetupItem => ({ id, state: 'ok', code: null, sinceAtMs: null, canRepair: false });
const lacking: SetupItem = {
  id: 'script',
  state: 'wrong',
  code: 'script_off',
  sinceAtMs: nowMs - 3_600_000,
  canRepair: true,
};
const viewOf = (items: readonly SetupItem[], more: Partial<SetupView> = {}): SetupView => ({
  items: [...items],
  installedAtMs: nowMs - 7_200_000,
  firstGatedAtMs: null,
  liveRules: 0,
  ...more,
});
const answers = (view: SetupView) => http.get(urlOf('/setup'), () => HttpResponse.json(view));

describe('the set-up', () => {
  test('says of each thing whether it is ready, what is wrong and since when', async () => {
    receiver.use(answers(viewOf([ready('scopes'), lacking])));
    const { screen } = openApp('#/setup', screens);
    const script = (await screen.findByText('Script')).closest('li');
    expect(script?.textContent).toContain('Needs attention');
    expect(script?.textContent).toContain('switched off in Storefront');
    expect(script?.textContent).toContain('Nov 21, 2026');
    expect(screen.getByText('Permissions').closest('li')?.textContent).toContain('Ready');
    expect(screen.getAllByRole('button', { name: /^Repair/ })).toHaveLength(1);
  });

  test('has one thing repaired, and shows by itself that it is', async () => {
    const repaired: string[] = [];
    receiver.use(
      http.get(urlOf('/setup'), () => HttpResponse.json(viewOf([repaired[0] ? ready('script') : lacking]))),
      http.post(urlOf('/setup/:id/repair'), ({ params }) => {
        repaired.push(String(params['id']));
        return new HttpResponse(null, { status: 202 });
      }),
    );
    const { screen, user } = openApp('#/setup', screens);
    await user.click(await screen.findByRole('button', { name: 'Repair: Script' }));
    const script = screen.getByText('Script').closest('li') as HTMLElement;
    expect(await within(script).findByText('Ready')).toBeTruthy();
    expect(repaired).toEqual(['script']);
  });

  test('tells when a repair was refused, and changes nothing', async () => {
    receiver.use(
      answers(viewOf([lacking])),
      http.post(urlOf('/setup/:id/repair'), () => problemOf(503, 'upstream_unavailable')),
    );
    const { screen, user } = openApp('#/setup', screens);
    await user.click(await screen.findByRole('button', { name: 'Repair: Script' }));
    expect(await screen.findByText('Nothing was changed')).toBeTruthy();
    expect(screen.getByText('Needs attention')).toBeTruthy();
  });

  test('leaves a viewer no button, and says whom to ask', async () => {
    receiver.use(
      http.get(urlOf('/me'), () => HttpResponse.json(meAs('viewer'))),
      answers(viewOf([lacking])),
    );
    const { screen } = openApp('#/setup', screens);
    expect(await screen.findByRole<HTMLButtonElement>('button', { name: 'Repair: Script' })).toHaveProperty(
      'disabled',
      true,
    );
    expect(screen.getByText(/For reviewers and owners/)).toBeTruthy();
  });

  test('says how long it took from installing to the first checkout', async () => {
    receiver.use(answers(viewOf([], { firstGatedAtMs: nowMs - 7_020_000, liveRules: 2 })));
    const { screen } = openApp('#/setup', screens);
    expect(await screen.findByText('The first checkout was asked 3 minutes after idgate was installed.')).toBeTruthy();
    expect(screen.getByText('2 rules decide who is asked.')).toBeTruthy();
  });

  test('places an order to try it with, in the sandbox alone', async () => {
    receiver.use(
      answers(viewOf([])),
      http.post(urlOf('/setup/test-order'), () => HttpResponse.json({ orderId: 106 })),
    );
    const { screen, user } = openApp('#/setup', screens);
    await user.click(await screen.findByRole('button', { name: 'Place a test order' }));
    expect((await screen.findByRole('link', { name: 'See what became of it' })).getAttribute('href')).toBe(
      '#/order/106',
    );
  });

  test('has no test order in a real store', async () => {
    receiver.use(
      http.get(urlOf('/me'), () => HttpResponse.json({ ...meAs('owner'), isSandbox: false })),
      answers(viewOf([])),
    );
    const { screen } = openApp('#/setup', screens);
    await screen.findByText('A first gated checkout');
    expect(screen.queryByRole('button', { name: 'Place a test order' })).toBeNull();
  });
});
