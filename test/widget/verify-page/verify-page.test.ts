import { within } from '@testing-library/preact';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckView } from '../../../src/contract/wire/check-view.ts';
import type { Parts } from '../../../widget/parts.ts';
import { texts as german } from '../../../widget/texts/de.ts';
import { createSessions, takeCode } from '../../../widget/verify-page/session.ts';
import { ownPageTexts } from '../../../widget/verify-page/texts.ts';
import { startVerifyPage } from '../../../widget/verify-page/verify-page.tsx';
import {
  apiBase,
  begun,
  eventsUrl,
  lookUrl,
  openUrl,
  problemOf,
  updateOf,
  useReceiver,
  verified,
  viewOf,
} from '../fixture.ts';

const server = useReceiver();
const code = 'a-code_of-22-letters-0';
const parts: Parts = {
  load: async (name) => (name === 'de' ? german : undefined),
  folder: '',
  nonce: '',
};
const { linkExpired, linkRenewable, renew, renewed, unreachable, done, ordered } = ownPageTexts.en;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  // Without a look of the store's, unless a test has one.
  server.use(http.get(lookUrl, () => problemOf(404, 'not_found')));
});
afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('lang');
  sessionStorage.clear();
  history.replaceState(null, '', '/');
  vi.useRealTimers();
});

/** Trades the code once, as the receiver does. */
function tradeCode(check: CheckView = viewOf(), isOrdered = false) {
  const codes: string[] = [];
  server.use(
    http.post(`${apiBase}/v1/hand-offs/open`, async ({ request }) => {
      codes.push(((await request.json()) as { code: string }).code);
      return codes.length === 1
        ? HttpResponse.json({ check, checkToken: 'a-token', mayOrder: false, isOrdered })
        : problemOf(410, 'link_expired');
    }),
  );
  return codes;
}

/** The check's stream, in the test's hands. */
function streamCheck() {
  const tokens: (string | null)[] = [];
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  server.use(
    http.get(eventsUrl, ({ request }) => {
      tokens.push(request.headers.get('authorization'));
      const body = new ReadableStream<Uint8Array>({
        start(own) {
          controller = own;
        },
      });
      return new HttpResponse(body, { headers: { 'content-type': 'text/event-stream' } });
    }),
  );
  return {
    tokens,
    async send(check: CheckView) {
      await inTime(() => expect(controller).toBeDefined());
      const update = JSON.stringify({ check, decision: 'verify', mayOrder: false });
      controller?.enqueue(new TextEncoder().encode(`event: check\ndata: ${update}\n\n`));
    },
  };
}

/** Lets timers run until what is waited for is so. */
const inTime = (isSo: () => void) =>
  vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(500);
    isSo();
  }, 4_000);

function load(hash = '') {
  document.body.replaceChildren();
  history.replaceState(null, '', `/verify/${hash}`);
  const place = document.body.appendChild(document.createElement('main'));
  startVerifyPage(
    place,
    apiBase,
    parts,
    createSessions(() => sessionStorage),
  );
  const screen = within(place.shadowRoot as unknown as HTMLElement);
  return { screen, until: (name: string) => inTime(() => screen.getByRole('heading', { name })) };
}

describe('the check’s own page', () => {
  test('takes the code out of the address at once, trades it, and shows the check', async () => {
    const codes = tradeCode();
    streamCheck();
    const { until } = load(`#${code}`);
    expect(location.href).toMatch(/\/verify\/$/);
    await until('Please show your ID to pay');
    expect(codes).toEqual([code]);
    expect(sessionStorage.getItem('idgate')).not.toContain(code);
  });

  test('looks and speaks as the shop wants, but for what this page has to say otherwise', async () => {
    tradeCode(viewOf(), true);
    streamCheck();
    const opened = vi.fn(() => updateOf(begun()));
    server.use(
      http.post(openUrl, opened),
      http.get(lookUrl, ({ request }) =>
        HttpResponse.json({
          colours: { accent: '#1a5fb4', text: null, surface: null, border: null },
          radiusPx: 8,
          languages: [],
          texts: { en: { why: { title: 'Never seen here', start: `Go, ${request.headers.get('authorization')}` } } },
        }),
      ),
    );
    const { until, screen } = load(`#${code}`);
    await until(ordered.why);
    expect(screen.getByRole('button', { name: 'Go, Bearer a-token' })).toBeTruthy();
    expect(document.querySelector('main')?.style.getPropertyValue('--idgate-accent')).toBe('#1a5fb4');
    await inTime(() => expect(opened).toHaveBeenCalledOnce());
  });

  test('tells at once that the shopper is there, whose first step is still to say why', async () => {
    tradeCode();
    const { send } = streamCheck();
    const opened = vi.fn(() => updateOf(begun()));
    server.use(http.post(openUrl, opened));
    const { until, screen } = load(`#${code}`);
    await until('Please show your ID to pay');
    await inTime(() => expect(opened).toHaveBeenCalledOnce());
    await send(begun());
    screen.getByRole('button', { name: 'Start' }).click();
    await until('Show us the back of your ID');
    expect(opened).toHaveBeenCalledOnce();
  });

  test('goes on with the same check when it is loaded anew', async () => {
    tradeCode();
    streamCheck();
    await load(`#${code}`).until('Please show your ID to pay');
    const { tokens, send } = streamCheck();
    const { until } = load();
    await send(begun());
    await until('Show us the back of your ID');
    expect(tokens).toEqual(['Bearer a-token']);
  });

  test('follows the check, and sends the shopper back once it is done', async () => {
    tradeCode(begun());
    const { send } = streamCheck();
    const { until, screen } = load(`#${code}`);
    await until('Show us the back of your ID');
    await send(verified);
    await until(done.title);
    screen.getByText(done.lead, { ignore: '[role=status]' });
  });

  test('points to the other screen while a person looks', async () => {
    tradeCode(begun({ status: 'in_review', finding: 'name_differs' }));
    streamCheck();
    const { until, screen } = load(`#${code}`);
    await until('A person will look at your ID');
    screen.getByText(ownPageTexts.en.wait);
  });

  test('speaks of the order where one waits for the check, also when it is loaded anew', async () => {
    tradeCode(viewOf(), true);
    streamCheck();
    await load(`#${code}`).until(ordered.why);
    const { send } = streamCheck();
    const { until, screen } = load();
    await send(begun({ status: 'in_review', finding: 'name_differs' }));
    await until('A person will look at your ID');
    screen.getByText(ordered.wait);
    await send(verified);
    await until(ordered.done.title);
  });

  test('offers no further phone', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    tradeCode(begun());
    streamCheck();
    const { until, screen } = load(`#${code}`);
    await until('Show us the back of your ID');
    expect(screen.queryByRole('button', { name: 'Use your phone' })).toBeNull();
  });

  test('speaks the page’s language', async () => {
    document.documentElement.lang = 'de';
    tradeCode({ ...verified });
    streamCheck();
    await load(`#${code}`).until(ownPageTexts.de.done.title);
  });
});

describe('without a check to show', () => {
  test.each([
    ['a code that was used before', () => problemOf(410, 'link_expired')],
    ['a code that never was one', () => problemOf(400, 'invalid_request')],
  ])('%s: it says where to get another link, and forgets the code', async (_name, answer) => {
    server.use(http.post(`${apiBase}/v1/hand-offs/open`, answer));
    const { until, screen } = load(`#${code}`);
    await until(linkExpired.title);
    screen.getByText(linkExpired.lead);
    expect(sessionStorage.getItem('idgate')).toBeNull();
  });

  test.each([
    ['is sent', () => new HttpResponse(null, { status: 202 }), renewed.title],
    ['was sent a moment ago', () => problemOf(429, 'rate_limited'), renewed.title],
    ['is of no use any more', () => problemOf(410, 'link_expired'), linkExpired.title],
    ['can’t be asked for', () => HttpResponse.error(), unreachable.title],
  ])('a code from an e-mail: a new link %s, once the shopper asks for it', async (_name, answer, title) => {
    const codes: unknown[] = [];
    server.use(
      http.post(`${apiBase}/v1/hand-offs/open`, () => problemOf(410, 'link_renewable')),
      http.post(`${apiBase}/v1/hand-offs/renewal`, async ({ request }) => {
        codes.push(await request.json());
        return answer();
      }),
    );
    const { until, screen } = load(`#${code}`);
    await until(linkRenewable.title);
    expect(codes).toEqual([]);
    screen.getByRole('button', { name: renew }).click();
    await until(title);
    expect(codes).toEqual([{ code }]);
  });

  test('no code at all: the same', async () => {
    await load().until(linkExpired.title);
  });

  test('a receiver that can’t be reached: the code is kept, and tried again by a press or by loading anew', async () => {
    const unreached = http.post(`${apiBase}/v1/hand-offs/open`, () => HttpResponse.error());
    server.use(unreached);
    const { until, screen } = load(`#${code}`);
    await until(unreachable.title);
    screen.getByRole('button', { name: 'Try again' }).click();
    await until(unreachable.title);
    const codes = tradeCode();
    streamCheck();
    await load().until('Please show your ID to pay');
    expect(codes).toEqual([code]);
  });

  test('a token that is out of date, in the middle: it says where to get another link', async () => {
    tradeCode(begun());
    server.use(http.get(eventsUrl, () => problemOf(401, 'unauthorized')));
    const { until } = load(`#${code}`);
    await until(linkExpired.title);
    expect(sessionStorage.getItem('idgate')).toBeNull();
  });

  test('a token that is out of date after the verdict changes nothing', async () => {
    tradeCode(verified);
    const follows = vi.fn(() => problemOf(401, 'unauthorized'));
    server.use(http.get(eventsUrl, follows));
    const { until } = load(`#${code}`);
    await inTime(() => expect(follows).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(5_000);
    await until(done.title);
  });
});

describe('the session', () => {
  test('is none where the browser keeps nothing, or something else', () => {
    const refused = createSessions(() => {
      throw new DOMException('no', 'SecurityError');
    });
    refused.keep({ code });
    expect(refused.read()).toBeNull();
    refused.forget();
    for (const text of ['{', '7', 'null', '{"checkId":"chk_1"}']) {
      sessionStorage.setItem('idgate', text);
      expect(createSessions(() => sessionStorage).read()).toBeNull();
    }
  });

  test('leaves an address without a code alone', () => {
    history.replaceState(null, '', '/verify/?from=mail');
    expect(takeCode(window)).toBeNull();
    expect(location.search).toBe('?from=mail');
  });
});
