/** @jsxImportSource react */
import { configure, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { type SetupServer, setupServer } from 'msw/node';
import { createRoot, type Root } from 'react-dom/client';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { App } from '../../src/admin/shell/App.tsx';
import type { ScreenEntry } from '../../src/admin/shell/screens.tsx';
import type { Me } from '../../src/contract/schema/admin/me.ts';
import type { Role } from '../../src/contract/schema/admin/role.ts';

/** The page's own origin, so that no preflight stands between a test and what it is about. */
export const apiBase = `${location.origin}/idgate`;
export const nowMs = Date.UTC(2026, 10, 21, 12);
const minuteMs = 60_000;

export const urlOf = (path: string) => `${apiBase}/admin/api${path}`;

export const meAs = (role: Role): Me => ({
  storeHash: 'abc123',
  storeName: 'Corner Cellar',
  timeZone: 'America/Chicago',
  currency: 'USD',
  locale: 'en-US',
  user: { userId: 7, email: 'owner@example.com', role },
  isSandbox: true,
});

export const problemOf = (status: number, code: string, more: object = {}) =>
  HttpResponse.json(
    { code, title: 'For developers', requestId: 'req_1', retryable: status >= 500, ...more },
    { status },
  );

/** A receiver on the network for each test of a file. It knows who is there; each test says the rest. */
export function useReceiver(): SetupServer {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  beforeEach(() => server.use(http.get(urlOf('/me'), () => HttpResponse.json(meAs('owner')))));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return server;
}

// Long enough for a machine that is busy; what never comes still fails.
configure({ asyncUtilTimeout: 10_000 });

let roots: Root[] = [];

afterEach(() => {
  for (const root of roots) root.unmount();
  roots = [];
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname);
});

/** The app as it is opened at this address, with these screens. What it shows comes a little later, as in a browser. */
export function openApp(hash: string, screens: readonly ScreenEntry[], { notice = '' } = {}) {
  history.replaceState(null, '', hash);
  const place = document.body.appendChild(document.createElement('main'));
  const root = createRoot(place);
  roots.push(root);
  const session = { token: 'a-session', expiresAtMs: nowMs + 15 * minuteMs, endsAtMs: nowMs + 480 * minuteMs };
  const start = { session, apiBase, path: '/', nonce: 'a-nonce' };
  root.render(<App start={start} notice={notice} screens={screens} clock={() => nowMs} />);
  return { screen: within(document.body), user: userEvent.setup({ delay: null }) };
}
