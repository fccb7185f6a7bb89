import { waitFor, within } from '@testing-library/dom';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AuditView } from '../../../src/contract/schema/admin/audit.ts';
import type { KeyItem, NewKey } from '../../../src/contract/schema/admin/keys.ts';
import type { UsersView } from '../../../src/contract/schema/admin/users.ts';
import type { DeliveryView, Endpoint } from '../../../src/contract/schema/webhook.ts';
import { meIs, nowMs, openSettings, problemOf, urlOf, useSettings } from './fixture.tsx';

const { server } = useSettings();
const dayMs = 86_400_000;

const users: UsersView = {
  items: [
    { userId: 7, email: 'owner@example.com', role: 'owner', addedAtMs: 1, seenAtMs: nowMs, canChange: false },
    { userId: 8, email: 'new@example.com', role: 'viewer', addedAtMs: 2, seenAtMs: nowMs, canChange: true },
  ],
};
const warehouse: KeyItem = {
  keyId: 'k1',
  name: 'Warehouse',
  scopes: ['checks:read'],
  createdAtMs: nowMs - dayMs,
  expiresAtMs: null,
  revokedAtMs: null,
  lastUsedAtMs: null,
};
const endpoint: Endpoint = {
  endpointId: 'whe_0123456789abcdefghijkl',
  url: 'https://shop.example/hooks',
  eventTypes: ['order.held'],
  isEnabled: true,
  failingSince: null,
  givenUpAt: null,
  previousSecretUntil: null,
  createdAt: '2026-11-01T12:00:00.000Z',
};
const delivery = (digit: number, changes: Partial<DeliveryView> = {}): DeliveryView => ({
  deliveryId: `msg_${String(digit).repeat(32)}`,
  eventType: 'order.held',
  status: 'failed',
  attempts: 9,
  lastAttemptAt: '2026-11-20T12:00:00.000Z',
  lastAnswer: '503',
  nextAttemptAt: null,
  createdAt: `2026-11-0${digit}T12:00:00.000Z`,
  ...changes,
});
const trail = (changes: Partial<AuditView> = {}): AuditView => ({
  items: [
    {
      number: 2,
      atMs: nowMs,
      who: { userId: 7, email: 'owner@example.com' },
      action: 'settings.changed',
      what: '',
      before: { keptDays: null },
      after: { keptDays: 30 },
      hash: 'ab'.repeat(32),
    },
  ],
  nextCursor: null,
  isIntact: true,
  ...changes,
});

let keys: KeyItem[];
let endpoints: Endpoint[];
beforeEach(() => {
  keys = [warehouse];
  endpoints = [endpoint];
  server.use(
    http.get(urlOf('/users'), () => HttpResponse.json(users)),
    http.get(urlOf('/keys'), () => HttpResponse.json({ items: keys })),
    http.get(urlOf('/webhooks'), () => HttpResponse.json({ items: endpoints })),
    http.get(urlOf('/audit'), () => HttpResponse.json(trail())),
  );
});

const open = async () => {
  const { screen, user } = openSettings('access');
  await screen.findByText('Changed settings');
  return { screen, user };
};

test('a role is given by choosing it', async () => {
  const given: unknown[] = [];
  server.use(
    http.put(urlOf('/users/8'), async ({ request }) => {
      given.push(await request.json());
      return HttpResponse.json({ ...users.items[1], role: 'reviewer' });
    }),
  );
  const { screen, user } = await open();
  const row = async (email: string) => within(await screen.findByRole('region', { name: email }));
  const ofNew = await row('new@example.com');
  expect((await row('owner@example.com')).queryByRole('combobox')).toBeNull();
  await user.click(ofNew.getByRole('combobox', { name: 'Role' }));
  await user.click(await screen.findByRole('option', { name: /^Reviewer/ }));
  await screen.findByText('new@example.com is now a reviewer.');
  expect(given).toEqual([{ role: 'reviewer' }]);
});

describe('a key', () => {
  test('is made for what is ticked, and shown this once', async () => {
    const asked: NewKey[] = [];
    server.use(
      http.post<never, NewKey>(urlOf('/keys'), async ({ request }) => {
        const wanted = await request.json();
        asked.push(wanted);
        const key = { ...warehouse, ...wanted, keyId: 'k2' };
        keys = [...keys, key];
        return HttpResponse.json({ ...key, key: 'idg_secret' }, { status: 201 });
      }),
    );
    const { screen, user } = await open();
    await user.click(screen.getByText('Make a key'));
    const form = within(await screen.findByRole('dialog', { name: 'Make a key' }));
    await user.type(form.getByLabelText(/^Name/), 'Till');
    await user.click(form.getByLabelText('Approve and reject checks'));
    await user.click(form.getByText('Make a key', { selector: 'button *' }));

    const shown = await screen.findByRole('dialog', { name: 'Your new key' });
    expect((within(shown).getByLabelText('Key') as HTMLInputElement).value).toBe('idg_secret');
    expect(asked).toEqual([
      { name: 'Till', scopes: ['checks:read', 'checks:decide'], expiresAtMs: nowMs + 365 * dayMs },
    ]);
    await user.keyboard('{Escape}');
    expect(shown.isConnected).toBe(true);
    await user.click(within(shown).getByText('I have copied it'));
    await waitFor(() => expect(shown.isConnected).toBe(false));
    await screen.findByText('Till');
    expect(document.body.innerHTML).not.toContain('idg_secret');
  });

  test('is revoked after a warning', async () => {
    server.use(
      http.delete(urlOf('/keys/k1'), () => {
        keys = [{ ...warehouse, revokedAtMs: nowMs }];
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { screen, user } = await open();
    await user.click(screen.getByLabelText('Revoke the key Warehouse'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Revoke “Warehouse”?' }));
    await user.click(dialog.getByText('Revoke'));
    await screen.findByText('Revoked');
    expect(screen.queryByLabelText('Revoke the key Warehouse')).toBeNull();
  });
});

describe('a webhook', () => {
  test('is added with its secret shown once, or refused where its address is not public', async () => {
    server.use(
      http.post(urlOf('/webhooks'), async ({ request }) => {
        const { url } = (await request.json()) as { url: string };
        if (url.includes('localhost')) return problemOf(422, 'url_not_allowed');
        return HttpResponse.json({ ...endpoint, url, secret: 'whsec_c2VjcmV0' }, { status: 201 });
      }),
    );
    const { screen, user } = await open();
    await user.click(screen.getByText('Add an address'));
    const form = within(await screen.findByRole('dialog', { name: 'Add an address' }));
    const address = form.getByLabelText(/^Address/);
    await user.type(address, 'https://localhost/hooks');
    await user.click(form.getByText('Save'));
    await form.findByText(/Write a whole address that begins with https/);
    await user.clear(address);
    await user.type(address, 'https://other.example/hooks');
    await user.click(form.getByText('Save'));
    const shown = within(await screen.findByRole('dialog', { name: 'The address is added' }));
    expect((shown.getByLabelText('Secret') as HTMLInputElement).value).toBe('whsec_c2VjcmV0');
  });

  test('that only failed is switched on again', async () => {
    endpoints = [{ ...endpoint, isEnabled: false, givenUpAt: '2026-11-20T12:00:00.000Z' }];
    const changes: unknown[] = [];
    server.use(
      http.put(urlOf(`/webhooks/${endpoint.endpointId}`), async ({ request }) => {
        changes.push(await request.json());
        endpoints = [endpoint];
        return HttpResponse.json(endpoint);
      }),
    );
    const { screen, user } = await open();
    expect(screen.getByText(/after three days of nothing but failures/)).toBeTruthy();
    await user.click(screen.getByText('Switch on'));
    await screen.findByText('Switch off');
    expect(changes).toEqual([{ isEnabled: true }]);
  });

  test('has its deliveries page by page, each to be sent again', async () => {
    const sent: string[] = [];
    const path = `/webhooks/${endpoint.endpointId}/deliveries`;
    server.use(
      http.get(urlOf(path), ({ request }) =>
        new URL(request.url).searchParams.get('cursor') === 'next'
          ? HttpResponse.json({ items: [delivery(1, { lastAnswer: 'timed_out' })], nextCursor: null })
          : HttpResponse.json({ items: [delivery(2)], nextCursor: 'next' }),
      ),
      http.post<{ deliveryId: string }>(urlOf(`${path}/:deliveryId/resend`), ({ params }) => {
        sent.push(params.deliveryId);
        return HttpResponse.json(delivery(1, { status: 'waiting' }), { status: 202 });
      }),
    );
    const { screen, user } = await open();
    await user.click(screen.getByText('Deliveries'));
    expect(await screen.findByText('9 tries, it answered 503')).toBeTruthy();
    await user.click(screen.getByText('Show more'));
    await screen.findByText('9 tries, it did not answer within 10 seconds');
    await waitFor(() => expect(screen.queryByText('Show more')).toBeNull());
    const [, older] = screen.getAllByText('Send again');
    await user.click(older as HTMLElement);
    await screen.findByText('It is on its way again.');
    expect(sent).toEqual([delivery(1).deliveryId]);
  });
});

describe('the audit trail', () => {
  test('says who changed what from what, and that it is whole', async () => {
    const { screen } = await open();
    expect(screen.getByText(/The trail is whole/)).toBeTruthy();
    expect(screen.getByText('keptDays: nothing → 30')).toBeTruthy();
  });

  test('says so where it was tampered with', async () => {
    server.use(http.get(urlOf('/audit'), () => HttpResponse.json(trail({ isIntact: false }))));
    const { screen } = await open();
    expect(screen.getByText(/The trail was tampered with/).closest('[role=alert]')).toBeTruthy();
  });
});

test('a viewer is told who may see this, and nothing is asked in their name', async () => {
  server.use(
    meIs('viewer'),
    ...['/users', '/keys', '/webhooks', '/audit'].map((path) =>
      http.get(urlOf(path), () => problemOf(403, 'forbidden_role')),
    ),
  );
  const { screen } = openSettings('access');
  expect(await screen.findAllByText(/For reviewers and owners/)).toHaveLength(3);
  expect(screen.getAllByText(/^For owners/)).toHaveLength(1);
  expect(screen.queryByText(/Your role does not allow this/)).toBeNull();
});
