import { waitFor } from '@testing-library/dom';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { defaults } from './defaults.ts';
import { nowMs, openSettings, urlOf, useSettings, viewOf } from './fixture.tsx';

const { server, kept } = useSettings();

const withConsent = 'Shoppers have to agree before anything is read';
const byEmail = /A guest’s check also speaks/;

/** Somebody else saves this while the page is open. */
const saveElsewhere = (changes: Partial<typeof defaults>) => {
  kept.view = {
    ...viewOf(changes),
    revision: 2,
    editedBy: { userId: 8, email: 'second@example.com' },
    editedAtMs: nowMs,
  };
};

const open = async () => {
  const { screen, user } = openSettings('data');
  await user.click(await screen.findByLabelText(withConsent));
  const box = (label: string | RegExp) => screen.getByLabelText(label) as HTMLInputElement;
  return { screen, user, box };
};

describe('settings that somebody else saved meanwhile', () => {
  const conflict = async (theirs: Partial<typeof defaults>) => {
    const opened = await open();
    saveElsewhere(theirs);
    await opened.user.click(await opened.screen.findByText('Save'));
    await opened.screen.findByText('Somebody else saved first');
    return opened;
  };

  test('are not overwritten, and whoever comes second is told by whom, when and what', async () => {
    const { screen, box } = await conflict({ linkByEmail: true });
    expect(screen.getByText(/second@example.com, Nov 21, 2026/)).toBeTruthy();
    expect(screen.getByText('They changed: guests by e-mail address.')).toBeTruthy();
    expect(kept.saved).toEqual([]);
    expect(kept.view.settings.consent.isAsked).toBe(false);
    expect(box(withConsent).checked).toBe(true);
  });

  test('take my changes on top, once I say so and save again', async () => {
    const { screen, user, box } = await conflict({ linkByEmail: true });
    await user.click(screen.getByText('Put my changes on top of theirs'));
    await waitFor(() => expect(box(byEmail).checked).toBe(true));
    expect(kept.saved).toEqual([]);
    await user.click(screen.getByText('Save'));
    await screen.findByText('The settings are saved.');
    expect(kept.view.settings).toMatchObject({ linkByEmail: true, consent: { isAsked: true } });
  });

  test('stay as they are where I drop mine', async () => {
    const { screen, user, box } = await conflict({ linkByEmail: true });
    await user.click(screen.getByText('Drop my changes'));
    await waitFor(() => expect(box(withConsent).checked).toBe(false));
    expect(box(byEmail).checked).toBe(true);
    expect(screen.queryByText('Save')).toBeNull();
  });
});

test('what is not saved is still there after a look at another page of the settings, and gone when it is discarded', async () => {
  const { screen, user, box } = await open();
  await user.click(screen.getByText('Order Sync'));
  await screen.findByText('What happens to an order');
  expect(screen.getByText('You have changes that are not saved.')).toBeTruthy();
  await user.click(screen.getByText('Data'));
  await screen.findByLabelText(withConsent);
  expect(box(withConsent).checked).toBe(true);
  await user.click(screen.getByText('Discard'));
  await waitFor(() => expect(box(withConsent).checked).toBe(false));
  expect(screen.queryByText('You have changes that are not saved.')).toBeNull();
});

test('what can’t be saved is said beside its field, and waits', async () => {
  const { screen, user } = await open();
  await user.click(screen.getByLabelText('For a number of days after the check changed last'));
  const days = (await screen.findByLabelText(/^Days/)) as HTMLInputElement;
  await user.clear(days);
  expect(await screen.findByText('Write a whole number of days, from 1 to 3650.')).toBeTruthy();
  expect(screen.getByText('Something above can’t be saved as it is.')).toBeTruthy();
  expect(screen.getByText('Save').closest('button')?.disabled).toBe(true);
  await user.type(days, '90');
  await user.click(await screen.findByText('Save'));
  await screen.findByText('The settings are saved.');
  expect(kept.view.settings).toMatchObject({ keptDays: 90, consent: { isAsked: true } });
});

test('settings that don’t come are said so, with a way to try again', async () => {
  server.use(http.get(urlOf('/settings'), () => HttpResponse.error(), { once: true }));
  const { screen, user } = openSettings('data');
  await user.click(await screen.findByText('Try again'));
  await screen.findByLabelText(withConsent);
});
