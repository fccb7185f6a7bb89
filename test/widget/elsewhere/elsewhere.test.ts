import { waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CheckView } from '../../../src/contract/wire/check-view.ts';
import type { ProviderScreen } from '../../../src/contract/wire/provider-screen.ts';
import type { WidgetOptions } from '../../../src/contract/wire/widget-api.ts';
import * as elsewherePart from '../../../widget/elsewhere/part.ts';
import { elsewhereTexts } from '../../../widget/elsewhere/texts.ts';
import { HandOffScreen } from '../../../widget/hand-off/HandOffScreen.tsx';
import type { Tools } from '../../../widget/tools.ts';
import {
  begun,
  consentUrl,
  draw,
  handOffsUrl,
  never,
  openUrl,
  problemOf,
  screenUrl,
  updateOf,
  useReceiver,
  verified,
  viewOf,
} from '../fixture.ts';

const server = useReceiver();
const own = elsewhereTexts.en;
const startMs = 1_750_000_000_000;
const minuteMs = 60_000;
const loadElsewhere = async () => elsewherePart;
const url = (number: number) => `https://provider.example/session/${number}`;
const isElsewhere = true;
const away = (changes: Partial<CheckView> = {}) => viewOf({ isElsewhere, ...changes });
const begunAway = (changes: Partial<CheckView> = {}) => begun({ isElsewhere, ...changes });

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

/** Shows the provider's page, by another address each time, and counts how often it was asked for. */
function giveScreens(changes: Partial<ProviderScreen> = {}) {
  let given = 0;
  server.use(
    http.post(openUrl, () => updateOf(begunAway())),
    http.post(screenUrl, () => {
      given += 1;
      return HttpResponse.json({ url: url(given), isFrameable: false, expiresAtMs: null, ...changes });
    }),
  );
  return () => given;
}
const failScreens = (answer: () => Response) =>
  server.use(
    http.post(openUrl, () => updateOf(begunAway())),
    http.post(screenUrl, answer),
  );

function drawAway(check = begunAway(), tools: Partial<Tools> = {}, changes: Partial<WidgetOptions> = {}) {
  const clock = { nowMs: startMs };
  const page = draw(check, changes, { loadElsewhere, now: () => clock.nowMs, ...tools });
  const link = (name: string) => page.screen.findByRole<HTMLAnchorElement>('link', { name });
  const frame = () => page.screen.findByTitle<HTMLIFrameElement>(own.frame);
  return { ...page, clock, link, frame };
}

/** What the page in the frame says. */
const sayFrom = (source: Window | null, data: unknown = { type: 'completed', status: 'approved' }) =>
  window.dispatchEvent(new MessageEvent('message', { data, source }));

describe('before the shopper goes to a provider’s page', () => {
  test('it is said what is needed there, who reads it, and what the shop keeps', async () => {
    const { screen, title } = drawAway(away());
    await screen.findByText(own.why.need);
    screen.getByText(own.why.read);
    screen.getByText(`Only the result, for 30 days. Not the photo, not your license number. ${own.why.alsoKept}`);
    expect(title().textContent).toBe('Please show your ID to pay');
    expect(screen.queryByText(/barcode/)).toBeNull();
  });

  test('the way on leads there', async () => {
    giveScreens();
    const { screen, untilTitle, link, title, root } = drawAway(away());
    await userEvent.click(await screen.findByRole('button', { name: own.why.start }));
    await untilTitle(own.offered.title);
    expect(root.activeElement).toBe(title());
    expect((await link(own.open)).href).toBe(url(1));
  });

  test('consent is asked for as everywhere', async () => {
    const screens = giveScreens();
    server.use(http.post(consentUrl, () => updateOf(away({ revision: 2 }))));
    const { screen, untilTitle } = drawAway(away({ needsConsent: true }));
    const start = await screen.findByRole('button', { name: own.why.start });
    await userEvent.click(start);
    expect(screen.getByRole('status').textContent).toMatch(/Please tick the box first/);
    expect(screens()).toBe(0);
    await userEvent.click(screen.getByRole('checkbox'));
    await userEvent.click(start);
    await untilTitle(own.offered.title);
  });

  test('words that don’t come are no dead end', async () => {
    const load = vi.fn<Tools['loadElsewhere']>(async () => elsewherePart).mockResolvedValueOnce(undefined);
    const { screen, title, press } = drawAway(away(), { loadElsewhere: load });
    expect(title().textContent).toBe('Please show your ID to pay');
    await screen.findByRole('alert');
    press('Can’t do this? Ask a person to look');
    await userEvent.click(press('Try again'));
    await screen.findByText(own.why.need);
  });
});

describe('a provider’s page that opens beside ours', () => {
  test('is a link, which gives the other page neither our address nor a hold on ours', async () => {
    giveScreens();
    const { link } = drawAway();
    const { target, rel } = await link(own.open);
    expect({ target, rel }).toEqual({ target: '_blank', rel: 'noopener noreferrer' });
  });

  test('lets the shopper come back, and open it again', async () => {
    const screens = giveScreens();
    const { link, untilTitle, screen } = drawAway();
    await userEvent.click(await link(own.open));
    await untilTitle(own.opened.title);
    expect((await link(own.openAgain)).href).toBe(url(1));
    expect(screen.queryByRole('link', { name: own.open })).toBeNull();
    expect(screens()).toBe(1);
  });

  test('gets a fresh link once the last one has run out', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const screens = giveScreens({ expiresAtMs: startMs + minuteMs });
    const { link, clock, screen, untilTitle, press } = drawAway();
    await userEvent.click(await link(own.open));
    await untilTitle(own.opened.title);
    clock.nowMs += minuteMs;
    await vi.advanceTimersByTimeAsync(1_000);
    await screen.findByText('The link has run out');
    expect(screen.queryByRole('link')).toBeNull();
    await userEvent.click(press('New link'));
    expect((await link(own.open)).href).toBe(url(2));
    expect(screens()).toBe(2);
  });

  test('keeps a link that has run out before it came: the clocks differ', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    giveScreens({ expiresAtMs: startMs - minuteMs });
    const { link } = drawAway();
    await link(own.open);
    await vi.advanceTimersByTimeAsync(5_000);
    await link(own.open);
  });

  test('is told of as begun', async () => {
    giveScreens();
    const opened = vi.fn(() => updateOf(begunAway()));
    server.use(http.post(openUrl, opened));
    const { screen, link } = drawAway(away());
    await userEvent.click(await screen.findByRole('button', { name: own.why.start }));
    await link(own.open);
    await waitFor(() => expect(opened).toHaveBeenCalledOnce());
  });
});

describe('a provider’s page inside ours', () => {
  test('is named, and may use the camera', async () => {
    giveScreens({ isFrameable: true });
    const { frame, untilTitle } = drawAway();
    const shown = await frame();
    expect(shown.src).toBe(url(1));
    expect(shown.getAttribute('allow')).toBe('camera; microphone; fullscreen');
    await untilTitle(own.framed.title);
  });

  test('can be opened beside it, and then is no longer here', async () => {
    giveScreens({ isFrameable: true });
    const { link, untilTitle, screen } = drawAway();
    await userEvent.click(await link(own.beside));
    await untilTitle(own.opened.title);
    expect(screen.queryByTitle(own.frame)).toBeNull();
  });

  test('can be begun again', async () => {
    const screens = giveScreens({ isFrameable: true });
    const { frame, press } = drawAway();
    await frame();
    await userEvent.click(press(own.reload));
    await waitFor(() => expect(screens()).toBe(2));
    expect((await frame()).src).toBe(url(2));
  });

  test('becomes a link where the page around it forbids frames', async () => {
    giveScreens({ isFrameable: true });
    const { frame, link, screen } = drawAway();
    await frame();
    const refuse = (effectiveDirective: string, blockedURI: string) =>
      document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { effectiveDirective, blockedURI }));
    refuse('img-src', url(1));
    refuse('frame-src', 'https://other.example/');
    await frame();
    refuse('frame-src', 'https://provider.example');
    await link(own.open);
    expect(screen.queryByTitle(own.frame)).toBeNull();
  });

  test('that says it is done has the receiver asked, once for all that it says at once, and believed in nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    giveScreens({ isFrameable: true });
    const asked = vi.fn(() => updateOf(begunAway()));
    server.use(http.post(openUrl, asked));
    const { frame, untilTitle, title } = drawAway();
    const { contentWindow } = await frame();
    await untilTitle(own.framed.title);
    sayFrom(contentWindow);
    sayFrom(contentWindow, 'again');
    await vi.advanceTimersByTimeAsync(2_000);
    await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
    expect(title().textContent).toBe(own.framed.title);
    asked.mockImplementation(() => updateOf({ ...verified, isElsewhere }));
    sayFrom(contentWindow);
    await vi.advanceTimersByTimeAsync(2_000);
    await untilTitle('Thank you, you can pay now');
  });

  test('is the only one that is listened to', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    giveScreens({ isFrameable: true });
    const asked = vi.fn(() => updateOf(begunAway()));
    server.use(http.post(openUrl, asked));
    const { frame } = drawAway();
    await frame();
    sayFrom(window);
    sayFrom(null);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('a provider that sends a message instead', () => {
  test('is told of, and asked again by a press', async () => {
    const screens = giveScreens({ url: null });
    const { untilTitle, press, screen } = drawAway();
    await untilTitle(own.messaged.title);
    expect(screen.queryByRole('link')).toBeNull();
    await userEvent.click(press('Try again'));
    await waitFor(() => expect(screens()).toBe(2));
    await untilTitle(own.messaged.title);
  });
});

describe('the answer comes by itself', () => {
  test.each([
    ['verified', begunAway({ revision: 3, status: 'verified' }), 'Thank you, you can pay now'],
    ['refused', begunAway({ revision: 3, status: 'failed', finding: 'refused' }), 'We couldn’t confirm your ID'],
    [
      'looked at',
      begunAway({ revision: 3, status: 'in_review', finding: 'needs_review' }),
      'A person will look at your ID',
    ],
    [
      'taken back',
      begunAway({ revision: 3, status: 'in_review', finding: 'revoked' }),
      'A person will look at your ID',
    ],
  ])('%s', async (_name, check, name) => {
    giveScreens();
    const { link, widget, untilTitle } = drawAway();
    await userEvent.click(await link(own.open));
    widget.show(check);
    await untilTitle(name);
  });

  test('as the wish for another try: what to do better, and a fresh link', async () => {
    giveScreens();
    const { link, widget, untilTitle, screen } = drawAway();
    await userEvent.click(await link(own.open));
    widget.show(begunAway({ revision: 3, finding: 'unreadable' }));
    await untilTitle(own.again.title);
    screen.getByText(own.again.lead, { ignore: '[role=status]' });
    expect((await link(own.open)).href).toBe(url(2));
  });

  test('as the wish for another try, while the page in ours goes on', async () => {
    const screens = giveScreens({ isFrameable: true });
    const { frame, widget, untilTitle } = drawAway();
    const before = await frame();
    widget.show(begunAway({ revision: 3, finding: 'unreadable' }));
    await untilTitle(own.again.title);
    expect(await frame()).toBe(before);
    expect(screens()).toBe(1);
  });

  test('and from a provider that gave up for the widget itself: the shopper goes on here', async () => {
    giveScreens();
    const { link, widget, untilTitle } = drawAway();
    await link(own.open);
    widget.show(begun({ revision: 3 }));
    await untilTitle('Show us the back of your ID');
  });
});

describe('a page that can’t be had', () => {
  test.each([
    ['no connection', () => HttpResponse.error(), /There is no connection/],
    ['a provider that is out', () => problemOf(503, 'upstream_unavailable'), /Please try again in a moment/],
    ['a token that is out of date', () => problemOf(401, 'unauthorized'), /Please reload this page/],
  ])('by %s is told in words, and asked for again by a press', async (_name, fails, words) => {
    failScreens(fails);
    const { untilTitle, screen, press, link, spoken } = drawAway();
    await untilTitle(own.failed);
    screen.getByText(words, { ignore: '[role=status]' });
    expect(spoken()).toMatch(words);
    giveScreens();
    await userEvent.click(press('Try again'));
    await link(own.open);
  });

  test('for want of consent leads to asking for it', async () => {
    failScreens(() => problemOf(409, 'consent_missing'));
    const { screen, untilTitle } = drawAway();
    await untilTitle('Please show your ID to pay');
    await screen.findByRole('checkbox');
  });

  test('because the check has its verdict shows that', async () => {
    failScreens(() => problemOf(409, 'check_closed'));
    server.use(http.post(openUrl, () => updateOf({ ...verified, isElsewhere })));
    const { untilTitle } = drawAway();
    await untilTitle('Thank you, you can pay now');
  });

  test('in time is left by asking for a person, and asked for anew on coming back', async () => {
    server.use(http.post(screenUrl, never));
    const { untilTitle, press, link } = drawAway();
    await untilTitle(own.starting.title);
    await userEvent.click(press('Can’t do this? Ask a person to look'));
    await untilTitle('Shall a person look at it?');
    giveScreens();
    await userEvent.click(press('Go back'));
    await link(own.open);
  });
});

describe('from a provider’s page', () => {
  test('the shopper may go over to the phone, and come back', async () => {
    giveScreens();
    server.use(http.post(handOffsUrl, never));
    const { link, press, untilTitle } = drawAway(begunAway(), { loadHandOff: async () => HandOffScreen });
    await link(own.open);
    await userEvent.click(press('Use your phone'));
    await untilTitle('Continue on your phone');
    await userEvent.click(press('Use this device instead'));
    await link(own.open);
  });

  test('the page’s own words stand in place of ours', async () => {
    giveScreens();
    const texts = { en: { elsewhere: { offered: { title: 'Off to Verifico' }, why: { start: 'To Verifico' } } } };
    const { untilTitle, screen } = drawAway(away(), {}, { texts });
    await userEvent.click(await screen.findByRole('button', { name: 'To Verifico' }));
    await untilTitle('Off to Verifico');
    screen.getByText(own.offered.lead, { ignore: '[role=status]' });
  });
});
