import { waitFor, within } from '@testing-library/dom';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { CheckDetail } from '../../../src/contract/schema/admin/checks.ts';
import type { ErasureView } from '../../../src/contract/schema/erasure.ts';
import { meIs, openSettings, problemOf, urlOf, useSettings } from './fixture.tsx';

const { server, kept } = useSettings();

const checkId = 'chk_0123456789abcdefghij';
const detail: CheckDetail = {
  checkId,
  status: 'verified',
  revision: 3,
  provider: 'document',
  finding: null,
  requirement: { ial: 1, minimumAge: 21 },
  customerId: 45,
  createdAtMs: 1,
  updatedAtMs: 2,
  inReviewSinceMs: null,
  targetAtMs: null,
  secondEyes: null,
  evidence: null,
  attemptsUsed: 1,
  attemptsLeft: 5,
  consentedAtMs: null,
  cartId: null,
  orders: [],
  policyVersion: 1,
  rules: [],
  decidedBy: null,
  canUndo: false,
  canInvite: false,
  forgottenAtMs: null,
  replacedBy: null,
};
const receipt = (sessionsErased: number): ErasureView => ({
  erasureId: `ers_${'0'.repeat(32)}`,
  at: '2026-11-21T12:00:00.000Z',
  counts: {
    checks: 2,
    events: 9,
    handOffs: 1,
    webhooks: 4,
    orders: 1,
    credentials: 0,
    sessions: 1,
    sessionsErased,
    sessionsLeft: 0,
  },
});

const open = async () => {
  const { screen, user } = openSettings('data');
  await screen.findByText('How long outcomes are kept');
  const find = async (by: string, id: string) => {
    await user.click(screen.getByRole('combobox', { name: 'Find them by' }));
    await user.click(await screen.findByRole('option', { name: by }));
    await waitFor(() => expect(screen.queryByRole('option')).toBeNull());
    await user.type(await screen.findByRole('textbox', { name: by }), id);
    await user.click(screen.getByText('Find and erase …'));
  };
  return { screen, user, find };
};

test('what shoppers agree to, how long outcomes stay and under which names they are shown is chosen and saved', async () => {
  const { screen, user } = await open();
  await user.click(screen.getByLabelText('Shoppers have to agree before anything is read'));
  await user.type(await screen.findByLabelText('Your own words beside the box to tick'), 'I agree to your terms');
  await user.click(screen.getByLabelText('For a number of days after the check changed last'));
  const namespace = screen.getByLabelText(/^Namespace of the metafields/);
  await user.clear(namespace);
  await user.type(namespace, 'age-check');
  await user.click(screen.getByText('Save'));
  await screen.findByText('The settings are saved.');
  expect(kept.view.settings).toMatchObject({
    consent: { isAsked: true, text: 'I agree to your terms' },
    keptDays: 365,
    metafieldNamespace: 'age-check',
  });
});

describe('a person', () => {
  test('is found by an order, and erased for good once that is typed, with a receipt', async () => {
    const erased: string[] = [];
    server.use(
      http.get(urlOf('/orders/118/check'), () => HttpResponse.json(detail)),
      http.delete<{ checkId: string }>(urlOf('/checks/:checkId/person'), ({ params }) => {
        erased.push(params.checkId);
        return HttpResponse.json(receipt(0));
      }),
      http.get(urlOf(`/erasures/${receipt(0).erasureId}`), () => HttpResponse.json(receipt(1))),
    );
    const { screen, user, find } = await open();
    await find('Order number', '118');
    const dialog = within(await screen.findByRole('dialog', { name: 'Erase this person?' }));
    const button = dialog.getByText('Erase for good').closest('button');
    expect(button?.disabled).toBe(true);
    await user.type(dialog.getByLabelText('Type ERASE to go on'), 'ERASE');
    await waitFor(() => expect(button?.disabled).toBe(false));
    expect(erased).toEqual([]);
    await user.click(dialog.getByText('Erase for good'));

    const shown = within(await screen.findByRole('region', { name: 'Receipt' }));
    expect(erased).toEqual([checkId]);
    expect(shown.getByText(receipt(0).erasureId)).toBeTruthy();
    expect(shown.getByText('Entries of their histories').nextSibling?.textContent).toBe('9');
    await user.click(shown.getByText('Look again'));
    await waitFor(() => expect(shown.queryByText('Look again')).toBeNull());
  });

  test('that nobody knows is not erased', async () => {
    server.use(http.get(urlOf('/customers/45/check'), () => problemOf(404, 'unknown_check')));
    const { screen, find } = await open();
    await find('Customer number', '45');
    expect(await screen.findByText('There is no check for that in this store.')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('is not looked for by what is no number, so that nothing personal is sent', async () => {
    const { screen, find } = await open();
    await find('Customer number', 'jane@example.com');
    expect(await screen.findByText('A customer number is a whole number.')).toBeTruthy();
  });

  test('is erased by the owner alone', async () => {
    server.use(meIs('reviewer'));
    const { screen } = await open();
    expect((screen.getByRole('textbox', { name: 'Check ID' }) as HTMLInputElement).disabled).toBe(true);
    expect(screen.getByText('Find and erase …').closest('button')?.disabled).toBe(true);
  });
});
