import { waitFor, within } from '@testing-library/preact';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckView } from '../../src/contract/wire/check-view.ts';
import { defineIdVerify } from '../../widget/id-verify.tsx';
import type { Parts } from '../../widget/parts.ts';
import type { IdVerifyElement } from '../../widget/public.ts';
import { apiBase, begun, problemOf, useReceiver, verified, viewOf } from './fixture.ts';

const server = useReceiver();
const noParts: Parts = { load: async () => undefined, fetch: async () => undefined };

beforeEach(() => {
  defineIdVerify(noParts);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

/** Answers each look at the check in turn, the last answer again and again. Tells how often it was looked at, and with what. */
function answerLooks(...answers: (() => Response)[]) {
  const tokens: (string | null)[] = [];
  server.use(
    http.get(`${apiBase}/v1/checks/:id`, ({ request }) => {
      tokens.push(request.headers.get('authorization'));
      return answers[Math.min(tokens.length, answers.length) - 1]?.();
    }),
  );
  return tokens;
}
const sees = (check: CheckView) => () => HttpResponse.json({ check, decision: 'wait', mayOrder: false });

function add(changes: Partial<IdVerifyElement> = {}) {
  const element = Object.assign(document.createElement('id-verify'), changes) as HTMLElement & IdVerifyElement;
  element.setAttribute('api-base', `${apiBase}/`);
  element.setAttribute('check-id', viewOf().checkId);
  element.setAttribute('check-token', 'a-token');
  const told: string[] = [];
  element.addEventListener('idgate:check', (event) => told.push((event as CustomEvent<CheckView>).detail.status));
  document.body.append(element);
  const root = element.shadowRoot;
  if (!root) throw new Error('Nothing was drawn');
  const screen = within(root as unknown as HTMLElement);
  const untilTitle = (name: string) => waitFor(() => screen.getByRole('heading', { name }));
  return { element, root, screen, told, untilTitle };
}

describe('<id-verify>', () => {
  test('reads the check that it names, and draws the widget for it', async () => {
    const tokens = answerLooks(sees(begun()));
    const { untilTitle, told } = add();
    await untilTitle('Show us the back of your ID');
    expect(tokens).toEqual(['Bearer a-token']);
    expect(told).toEqual(['in_progress']);
  });

  test('shows that it is busy until it knows the check', () => {
    answerLooks(sees(begun()));
    expect(add().root.querySelector('[aria-busy]')).not.toBeNull();
  });

  test('says what to do when there is no such check for this token', async () => {
    answerLooks(() => problemOf(404, 'unknown_check'));
    const { untilTitle, screen } = add();
    await untilTitle('This check can’t go on here');
    screen.getByText(viewOf().checkId);
  });

  test('asks again when the receiver could not be reached', async () => {
    const tokens = answerLooks(() => HttpResponse.error(), sees(begun()));
    const { untilTitle } = add();
    await waitFor(() => expect(tokens).toHaveLength(1));
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
    await vi.runOnlyPendingTimersAsync();
    await untilTitle('Show us the back of your ID');
  });

  test('looks again while a person has to decide, and tells the page of what comes of it', async () => {
    answerLooks(sees(begun({ status: 'in_review' })), sees({ ...verified, revision: 9 }));
    const { untilTitle, told } = add();
    await untilTitle('A person will look at your ID');
    await vi.advanceTimersByTimeAsync(10_000);
    await untilTitle('Thank you, you can pay now');
    expect(told).toEqual(['in_review', 'verified']);
  });

  test('asks the page for a fresh token when its own is out of date, and stops looking when there is none', async () => {
    const inReview = sees(begun({ status: 'in_review' }));
    const refused = () => problemOf(401, 'unauthorized');
    const tokens = answerLooks(inReview, refused, inReview, refused);
    const renewToken = vi.fn(async (): Promise<string | null> => null).mockResolvedValueOnce('a-fresh-token');
    const { untilTitle } = add({ renewToken });
    await untilTitle('A person will look at your ID');
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(10_000);
      expect(renewToken).toHaveBeenCalledTimes(2);
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tokens).toEqual(['Bearer a-token', 'Bearer a-token', 'Bearer a-fresh-token', 'Bearer a-fresh-token']);
  });

  test('goes on where it was when it is moved, and ends when it is taken out', async () => {
    const tokens = answerLooks(sees(viewOf()));
    const { element, root, untilTitle, screen } = add();
    await untilTitle('Please show your ID to pay');
    screen.getByRole('button', { name: 'Start' }).click();
    await untilTitle('Show us the back of your ID');
    document.body.append(document.createElement('main'));
    document.querySelector('main')?.append(element);
    await Promise.resolve();
    await untilTitle('Show us the back of your ID');
    element.remove();
    await Promise.resolve();
    expect(root.childElementCount).toBe(0);
    expect(tokens).toHaveLength(1);
  });

  test('speaks in the page’s own words', async () => {
    answerLooks(sees(viewOf()));
    await add({ texts: { en: { why: { title: 'Proof of age' } } } }).untilTitle('Proof of age');
  });
});
