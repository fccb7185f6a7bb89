import { within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { delay, HttpResponse, http } from 'msw';
import { type SetupServer, setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import type { CheckView } from '../../src/contract/wire/check-view.ts';
import type { ErrorCode } from '../../src/contract/wire/error-codes.ts';
import { ok } from '../../src/contract/wire/result.ts';
import type { WidgetOptions } from '../../src/contract/wire/widget-api.ts';
import { mount } from '../../widget/mount.tsx';
import { createReceiver } from '../../widget/receiver.ts';
import { createTools, type Tools } from '../../widget/tools.ts';

/** The page's own origin, so that no preflight stands between a test and what it is about. */
export const apiBase = `${location.origin}/idgate`;
const checkId = 'chk_0123456789abcdefghij';
const checkUrl = `${apiBase}/v1/checks/${checkId}`;
export const openUrl = `${checkUrl}/open`;
export const photoUrl = `${checkUrl}/photo`;
export const consentUrl = `${checkUrl}/consent`;
export const personUrl = `${checkUrl}/person`;
export const screenUrl = `${checkUrl}/screen`;
export const handOffsUrl = `${checkUrl}/hand-offs`;
export const lookUrl = `${checkUrl}/look`;
export const eventsUrl = `${checkUrl}/events`;

export const viewOf = (changes: Partial<CheckView> = {}): CheckView => ({
  checkId,
  status: 'pending',
  revision: 1,
  requirement: { ial: 1, minimumAge: 21 },
  finding: null,
  attemptsLeft: 6,
  needsConsent: false,
  keptDays: 30,
  isElsewhere: false,
  ...changes,
});
/** A check whose shopper has begun. */
export const begun = (changes: Partial<CheckView> = {}) => viewOf({ status: 'in_progress', revision: 2, ...changes });

export const verified = begun({ status: 'verified', revision: 3 });
export const unreadable = begun({ finding: 'unreadable', revision: 3, attemptsLeft: 5 });

export const updateOf = (check: CheckView) =>
  HttpResponse.json({ check, decision: check.status === 'verified' ? 'clear' : 'verify', mayOrder: false });
export const problemOf = (status: number, code: ErrorCode) =>
  HttpResponse.json({ code, title: 'For developers', requestId: 'req_1', retryable: status >= 500 }, { status });

export const jpegOf = (content = 'a photo') => new File([content], 'id.jpg', { type: 'image/jpeg' });

/** A receiver on the network for each test of a file. It opens checks; each test says how it answers photos. */
export function useReceiver() {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  beforeEach(() => server.use(http.post(openUrl, () => updateOf(begun()))));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return server;
}

export const never = async () => {
  await delay('infinite');
  return HttpResponse.error();
};

/** jsdom has no object URLs: these count what is lent out. */
export function lendObjectUrls() {
  const lent = new Set<string>();
  let count = 0;
  URL.createObjectURL = vi.fn(() => {
    count += 1;
    lent.add(`blob:${count}`);
    return `blob:${count}`;
  });
  URL.revokeObjectURL = vi.fn((url: string) => {
    lent.delete(url);
  });
  return lent;
}

export const optionsFor = (check: CheckView, changes: Partial<WidgetOptions> = {}): WidgetOptions => ({
  apiBase,
  check,
  checkToken: 'first-token',
  renewToken: async () => null,
  onCheck: vi.fn(),
  ...changes,
});

/** What the widget works with on a page: the network, and no further files but those that the test has. */
export const toolsFor = (options: WidgetOptions, parts: Readonly<Record<string, unknown>> = {}) =>
  createTools(options, { load: async (name) => parts[name], folder: '', nonce: '' });

/** Draws the widget on a page, as the gate does, and answers what a shopper finds in it. */
export function draw(check: CheckView, changes: Partial<WidgetOptions> = {}, tools: Partial<Tools> = {}) {
  const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  const options = optionsFor(check, changes);
  const widget = mount(root, options, { ...toolsFor(options), ...tools });
  // A shadow root answers queries just as an element does.
  const screen = within(root as unknown as HTMLElement);
  return {
    root,
    screen,
    widget,
    options,
    title: () => screen.getByRole('heading', { level: 2 }),
    untilTitle: (name: string | RegExp) => screen.findByRole('heading', { level: 2, name }),
    press: (name: string) => screen.getByRole('button', { name }),
    spoken: () => screen.getByRole('status').textContent,
  };
}

/** Counts the photos that arrive, and answers each in turn, the last answer again and again. */
export function answerPhotos(server: SetupServer, ...answers: (() => Response | Promise<Response>)[]) {
  const photos: string[] = [];
  server.use(
    http.post(photoUrl, async ({ request }) => {
      photos.push(await request.text());
      const answer = answers[Math.min(photos.length, answers.length) - 1];
      return answer?.();
    }),
  );
  return photos;
}

/** A page on which the shopper has chosen a photo and only has to send it. */
export async function drawWithPhoto(...[check = begun(), ...rest]: Partial<Parameters<typeof draw>>) {
  const page = draw(check, ...rest);
  await userEvent.upload(page.screen.getByLabelText('Choose a photo'), jpegOf());
  await page.untilTitle('Is the barcode sharp?');
  return page;
}

/** A receiver whose one photo call stays in the test's hands. */
export function heldTools() {
  const held: { progress: (share: number) => void; signal?: AbortSignal } = { progress: () => {} };
  const tools: Partial<Tools> = {
    prepare: async (file) => ok(file),
    receiver: {
      ...createReceiver(optionsFor(begun())),
      open: async () => ok({ check: begun(), decision: 'verify', mayOrder: false }),
      sendPhoto: (_photo, signal, onProgress) => {
        held.progress = onProgress;
        held.signal = signal;
        return new Promise(() => {});
      },
    },
  };
  return { held, tools };
}
