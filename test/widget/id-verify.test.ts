import { within } from '@testing-library/preact';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckView } from '../../src/contract/wire/check-view.ts';
import { defineIdVerify } from '../../widget/id-verify.tsx';
import type { Parts } from '../../widget/parts.ts';
import type { IdVerifyElement } from '../../widget/public.ts';
import { apiBase, begun, eventsUrl, problemOf, useReceiver, verified, viewOf } from './fixture.ts';

const server = useReceiver();
const noParts: Parts = { load: async () => undefined, folder: '', nonce: '' };

beforeEach(() => {
  defineIdVerify(noParts);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

/** Follows of the check, in the test's hands: each is a stream, or the answer that the test has for it. */
function answerFollows(...answers: (Response | undefined)[]) {
  const tokens: (string | null)[] = [];
  let send: (check: CheckView, mayOrder?: boolean) => void = () => {};
  server.use(
    http.get(eventsUrl, ({ request }) => {
      const answer = answers[tokens.length];
      tokens.push(request.headers.get('authorization'));
      if (answer) return answer;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          send = (check, mayOrder = false) => {
            const update = JSON.stringify({ check, decision: 'verify', mayOrder });
            controller.enqueue(new TextEncoder().encode(`event: check\ndata: ${update}\n\n`));
          };
        },
      });
      return new HttpResponse(body, { headers: { 'content-type': 'text/event-stream' } });
    }),
  );
  return {
    tokens,
    async send(...news: Parameters<typeof send>) {
      await vi.waitFor(() => expect(tokens.length).toBeGreaterThan(answers.length), 4_000);
      send(...news);
    },
  };
}
/** Lets timers run until what is waited for is so. */
const inTime = (isSo: () => void) =>
  vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(500);
    isSo();
  }, 4_000);

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
  const untilTitle = (name: string) => inTime(() => screen.getByRole('heading', { name }));
  return { element, root, screen, told, untilTitle };
}

describe('<id-verify>', () => {
  test('follows the check that it names, and draws the widget for it', async () => {
    const { tokens, send } = answerFollows();
    const { untilTitle, told } = add();
    await send(begun());
    await untilTitle('Show us the back of your ID');
    expect(tokens).toEqual(['Bearer a-token']);
    expect(told).toEqual(['in_progress']);
  });

  test('shows that it is busy until it knows the check', () => {
    answerFollows();
    expect(add().root.querySelector('[aria-busy]')).not.toBeNull();
  });

  test('says what to do when there is no such check for this token', async () => {
    answerFollows(problemOf(404, 'unknown_check'));
    const { untilTitle, screen } = add();
    await untilTitle('This check can’t go on here');
    screen.getByText(viewOf().checkId);
  });

  test('tries again when the receiver could not be reached', async () => {
    const { tokens, send } = answerFollows(HttpResponse.error());
    const { untilTitle } = add();
    await inTime(() => expect(tokens).toHaveLength(2));
    await send(begun());
    await untilTitle('Show us the back of your ID');
  });

  test('shows what happens elsewhere, and tells the page of each change once', async () => {
    const { send } = answerFollows();
    const { untilTitle, told, screen } = add();
    await send(begun({ status: 'in_review' }));
    await untilTitle('A person will look at your ID');
    await send(begun({ status: 'in_review' }), true);
    await inTime(() => screen.getByText(/You can order now/));
    await send({ ...verified, revision: 9 });
    await untilTitle('Thank you, you can pay now');
    expect(told).toEqual(['in_review', 'verified']);
  });

  test('asks the page for a fresh token when its own is out of date, and stops when there is none', async () => {
    const refused = () => problemOf(401, 'unauthorized');
    const { tokens } = answerFollows(refused(), refused());
    const renewToken = vi.fn(async (): Promise<string | null> => null).mockResolvedValueOnce('a-fresh-token');
    const { untilTitle } = add({ renewToken });
    await untilTitle('This check can’t go on here');
    expect(renewToken).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(tokens).toEqual(['Bearer a-token', 'Bearer a-fresh-token']);
  });

  test('goes on where it was when it is moved, and ends when it is taken out', async () => {
    const { tokens, send } = answerFollows();
    const { element, root, untilTitle, screen } = add();
    await send(viewOf());
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
    await vi.advanceTimersByTimeAsync(600_000);
    expect(tokens).toHaveLength(1);
  });

  test('speaks in the page’s own words', async () => {
    const { send } = answerFollows();
    const { untilTitle } = add({ texts: { en: { why: { title: 'Proof of age' } } } });
    await send(viewOf());
    await untilTitle('Proof of age');
  });
});
