import { waitFor, within } from '@testing-library/dom';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { NewCredentials, ProviderItem, ProviderTest } from '../../../src/contract/schema/admin/providers.ts';
import { meIs, openSettings, problemOf, urlOf, useSettings } from './fixture.tsx';

const { server, kept } = useSettings();

const abilities: ProviderItem['abilities'] = {
  highestIal: 2,
  hasWebhooks: true,
  isFrameable: false,
  canCancel: true,
  canErase: true,
  needsCredential: false,
};
const credential = (name: string, changes: Partial<ProviderItem['credentialNames'][number]> = {}) => ({
  name,
  isSecret: true,
  isRequired: true,
  isSet: false,
  value: null,
  ...changes,
});
const document_: ProviderItem = {
  name: 'document',
  label: 'Built-in document check',
  isFirst: true,
  isSecond: false,
  credentialNames: [],
  abilities,
  webhookUrl: null,
  health: 'well',
};
const stripe: ProviderItem = {
  ...document_,
  name: 'stripe',
  label: 'Stripe Identity',
  isFirst: false,
  credentialNames: [credential('secretKey', { isSet: true }), credential('webhookSecret', { isSet: true })],
  webhookUrl: 'https://idgate.example.com/providers/stripe/abc123/webhooks',
};
const onfido: ProviderItem = {
  ...document_,
  name: 'onfido',
  label: 'Onfido',
  isFirst: false,
  credentialNames: [credential('apiToken'), credential('region', { isSecret: false, isSet: true, value: 'eu' })],
  health: 'unknown',
};

let saved: { name: string; body: NewCredentials }[];
beforeEach(() => {
  saved = [];
  server.use(
    http.get(urlOf('/providers'), () => HttpResponse.json({ items: [document_, stripe, onfido] })),
    http.put<{ name: string }, NewCredentials>(urlOf('/providers/:name/credentials'), async ({ params, request }) => {
      saved.push({ name: params.name, body: await request.json() });
      return HttpResponse.json(onfido);
    }),
  );
});

const open = async () => {
  const { screen, user } = openSettings('provider');
  await screen.findByText('Who verifies');
  const choose = async (label: string, option: string) => {
    await user.click(screen.getByRole('combobox', { name: label }));
    await user.click(await screen.findByRole('option', { name: option }));
    await waitFor(() => expect(screen.queryByRole('option')).toBeNull());
  };
  const row = (label: string) => within(screen.getByRole('region', { name: label }));
  const setUp = async (label: string) => {
    await user.click(screen.getByLabelText(`Set up ${label}`));
    return within(await screen.findByRole('dialog', { name: `Set up ${label}` }));
  };
  return { screen, user, choose, row, setUp };
};

describe('who verifies', () => {
  test('is chosen, the first and the second never the same, and saved', async () => {
    const { screen, user, choose, row } = await open();
    await choose('Second', 'Stripe Identity');
    await waitFor(() => expect(row('Stripe Identity').getByText('Second')).toBeTruthy());
    await choose('First', 'Stripe Identity');
    await waitFor(() => expect(row('Stripe Identity').getByText('First')).toBeTruthy());
    await waitFor(() =>
      expect((screen.getByRole('combobox', { name: 'Second' }) as HTMLInputElement).value).toMatch(/^None/),
    );
    await user.click(screen.getByText('Save'));
    await screen.findByText('The settings are saved.');
    expect(kept.view.settings.providers).toEqual({ first: 'stripe', second: null });
  });

  test('is warned about where somebody without credentials is chosen', async () => {
    const { screen, choose } = await open();
    await choose('First', 'Onfido');
    expect(await screen.findByText(/Onfido has no credentials yet/)).toBeTruthy();
  });
});

describe('credentials', () => {
  test('go in and never come out: what is set is said to be set, and a field that stays empty keeps it', async () => {
    const { user, setUp } = await open();
    const dialog = await setUp('Onfido');
    const token = dialog.getByLabelText('API token') as HTMLInputElement;
    expect(token.type).toBe('password');
    expect(token.value).toBe('');
    expect(dialog.getByText('Set to eu.')).toBeTruthy();
    await user.type(token, ' api_live.0123456789 ');
    await user.click(dialog.getByText('Save credentials'));
    await waitFor(() =>
      expect(saved).toEqual([{ name: 'onfido', body: { credentials: { apiToken: 'api_live.0123456789' } } }]),
    );
  });

  test('that look wrong are said to, and stay to be put right', async () => {
    server.use(http.put(urlOf('/providers/:name/credentials'), () => problemOf(422, 'invalid_request')));
    const { user, setUp } = await open();
    const dialog = await setUp('Onfido');
    await user.type(dialog.getByLabelText('API token'), 'nonsense');
    await user.click(dialog.getByText('Save credentials'));
    expect(await dialog.findByText(/The provider’s credentials look otherwise/)).toBeTruthy();
    expect((dialog.getByLabelText('API token') as HTMLInputElement).value).toBe('nonsense');
  });

  test('are all forgotten at once, but for those of somebody who verifies', async () => {
    const { user, setUp } = await open();
    const dialog = await setUp('Stripe Identity');
    await user.click(dialog.getByLabelText('Forget all credentials of Stripe Identity'));
    await user.click(dialog.getByText('Save credentials'));
    await waitFor(() =>
      expect(saved).toEqual([{ name: 'stripe', body: { credentials: { secretKey: null, webhookSecret: null } } }]),
    );
  });

  test('come with the address for the provider’s webhooks', async () => {
    const { setUp } = await open();
    const dialog = await setUp('Stripe Identity');
    const address = dialog.getByLabelText('Address for the provider’s webhooks') as HTMLInputElement;
    expect(address.value).toBe(stripe.webhookUrl);
  });
});

describe('a connection', () => {
  test.each<[ProviderTest, RegExp]>([
    [{ isReachable: true, code: null }, /Stripe Identity answered, and took the credentials/],
    [{ isReachable: false, code: 'unauthorized' }, /It did not take the credentials/],
    [{ isReachable: false, code: 'unreachable' }, /It did not answer in time/],
  ])('is tested at once: %j', async (outcome, said) => {
    server.use(http.post(urlOf('/providers/stripe/test'), () => HttpResponse.json(outcome)));
    const { user, row } = await open();
    await user.click(row('Stripe Identity').getByText('Test connection'));
    expect(await row('Stripe Identity').findByText(said)).toBeTruthy();
  });

  test('is nothing that a reviewer may test or set up', async () => {
    server.use(meIs('reviewer'));
    const { row } = await open();
    expect(row('Onfido').getByText('Set up').closest('button')?.disabled).toBe(true);
    expect(row('Onfido').getByText('Test connection').closest('button')?.disabled).toBe(true);
  });
});
