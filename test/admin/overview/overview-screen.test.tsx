import { within } from '@testing-library/dom';
import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { OverviewScreen } from '../../../src/admin/overview/OverviewScreen.tsx';
import type { ScreenEntry } from '../../../src/admin/shell/screens.tsx';
import type { OverviewView } from '../../../src/contract/schema/admin/overview.ts';
import { nowMs, openApp, urlOf, useReceiver } from '../fixture.tsx';

const receiver = useReceiver();
const screens: readonly ScreenEntry[] = [{ name: 'overview', Component: OverviewScreen, label: 'overview' }];
const dayMs = 86_400_000;

const counts = { asked: 10, finished: 7, passed: 6, failed: 1, inReview: 1 };
const none = { asked: 0, finished: 0, passed: 0, failed: 0, inReview: 0 };
const view: OverviewView = {
  days: [
    { day: '2026-11-20', ...none },
    { day: '2026-11-21', ...counts },
  ],
  total: counts,
  byRule: [{ ruleId: 'wine', name: 'Wine', ...counts }],
  medianMinutes: 3.4,
  dropOff: [
    { step: 'asked', count: 10 },
    { step: 'opened', count: 8 },
    { step: 'finished', count: 7 },
  ],
  holdsOpen: 2,
  inReviewNow: 1,
  providers: [{ name: 'document', label: 'Document check', state: 'well', errorShare: null }],
  gate: { loads: 120, blocked: 10, unreachable: 3, errors: 0 },
};

describe('the overview', () => {
  test('asks for the last thirty days of the store, and for others when they are chosen', async () => {
    const asked: { fromMs: number; toMs: number }[] = [];
    receiver.use(
      http.get(urlOf('/overview'), ({ request }) => {
        const { searchParams } = new URL(request.url);
        asked.push({ fromMs: Number(searchParams.get('fromMs')), toMs: Number(searchParams.get('toMs')) });
        return HttpResponse.json(view);
      }),
    );
    const { screen, user } = openApp('#/overview', screens);
    await screen.findByText('How far shoppers get');
    await user.click(screen.getByRole('combobox', { name: 'Time' }));
    await user.click(await screen.findByRole('option', { name: 'Last 7 days' }));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    // Noon in UTC is six in the morning in Chicago.
    const midnightMs = nowMs - dayMs / 4;
    expect(asked).toEqual([
      { fromMs: midnightMs - 29 * dayMs, toMs: nowMs + 1 },
      { fromMs: midnightMs - 6 * dayMs, toMs: nowMs + 1 },
    ]);
    expect(location.hash).toBe('#/overview?days=7');
  });

  test('says in numbers what the drawings show', async () => {
    receiver.use(http.get(urlOf('/overview'), () => HttpResponse.json(view)));
    const { screen } = openApp('#/overview', screens);
    expect(
      (await screen.findByRole('img', { name: /10 asked, of whom 6 passed and 1 failed/ })).querySelectorAll('rect'),
    ).toHaveLength(4);
    expect(screen.getByText('Time to finish, median').nextSibling?.textContent).toBe('3 minutes');
    expect(screen.getByText('Orders on hold now').nextSibling?.textContent).toBe('2');
    expect(screen.getByText('Opened').closest('li')?.textContent).toContain('8 (80%)');
    const wine = within(screen.getByRole('region', { name: 'By rule' })).getByRole('rowheader', { name: 'Wine' });
    expect(wine.closest('tr')?.textContent).toContain('85.7%');
    expect(screen.getByText('Could not reach idgate').nextSibling?.textContent).toBe('3');
    const today = screen.getByText('Nov 21', { selector: 'th' }).closest('tr');
    // Asked, passed, in review, failed, and those who have not finished.
    expect([...(today?.cells ?? [])].map(({ textContent }) => textContent)).toEqual([
      'Nov 21',
      '10',
      '6',
      '1',
      '1',
      '2',
    ]);
  });

  test('leads on where nobody was asked yet', async () => {
    receiver.use(
      http.get(urlOf('/overview'), () =>
        HttpResponse.json({ ...view, total: none, days: [], byRule: [], dropOff: [], medianMinutes: null }),
      ),
    );
    const { screen, user } = openApp('#/overview', screens);
    await user.click(await screen.findByRole('button', { name: 'Check the set-up' }));
    expect(location.hash).toBe('#/setup');
  });
});
