import { act } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { HandOffScreen } from '../../../widget/hand-off/HandOffScreen.tsx';
import type { Tools } from '../../../widget/tools.ts';
import { begun, draw, handOffsUrl, problemOf, unreadable, useReceiver, verified, viewOf } from '../fixture.ts';

const server = useReceiver();
const loadHandOff = async () => HandOffScreen;
const minuteMs = 60_000;
const startMs = 1_750_000_000_000;

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, 'share');
});

const linkOf = (number: number) =>
  `https://receiver.example/verify/#${'a-Code_of-22-letters-'.padEnd(22, 'x')}${number}`;

/** Gives out links that work for ten minutes, and counts them. */
function giveLinks(mayMail = false) {
  let given = 0;
  server.use(
    http.post(handOffsUrl, () => {
      given += 1;
      return HttpResponse.json({ link: linkOf(given), expiresAtMs: startMs + 10 * minuteMs, mayMail }, { status: 201 });
    }),
  );
  return () => given;
}

/** A page on a computer, whose clock is in the test's hands. */
function drawOnComputer(check = viewOf(), tools: Partial<Tools> = {}) {
  const clock = { nowMs: startMs };
  const page = draw(check, {}, { loadHandOff, now: () => clock.nowMs, ...tools });
  const fieldOf = () =>
    page.screen.findByRole<HTMLInputElement>('textbox', { name: 'Or open this link on your phone' });
  return {
    ...page,
    clock,
    fieldOf,
    async open() {
      await userEvent.click(page.press('Use your phone'));
      await page.untilTitle('Continue on your phone');
      return fieldOf();
    },
  };
}

describe('the phone', () => {
  test.each([
    ['from the reason', viewOf()],
    ['from the photo', begun()],
  ])('is offered first on a computer, %s', (_name, check) => {
    const { root } = drawOnComputer(check);
    expect(root.querySelector('.main')?.textContent).toBe('Use your phone');
    expect(root.querySelectorAll('.main')).toHaveLength(1);
  });

  test.each([viewOf(), begun()])('is not offered on a phone', (check) => {
    const { screen } = draw(check, {}, { loadHandOff: null });
    expect(screen.queryByRole('button', { name: 'Use your phone' })).toBeNull();
  });

  test('needs no consent here: it asks for that itself', async () => {
    giveLinks();
    await drawOnComputer(viewOf({ needsConsent: true })).open();
  });
});

describe('the link', () => {
  test('is shown as a code and as text, and for how long it works', async () => {
    giveLinks();
    const { open, screen, root, title } = drawOnComputer();
    const field = await open();
    expect(root.activeElement).toBe(title());
    screen.getByRole('img', { name: 'QR code of the link' });
    expect(field.value).toBe(linkOf(1));
    screen.getByText('It works once, for 10 more minutes.');
  });

  test('can be copied, which is said', async () => {
    giveLinks();
    const user = userEvent.setup();
    const { open, press, screen } = drawOnComputer();
    await open();
    await user.click(press('Copy link'));
    await screen.findByRole('button', { name: 'Link copied' });
    screen.getByText('Link copied', { selector: '[role=status]' });
    expect(await navigator.clipboard.readText()).toBe(linkOf(1));
  });

  test('is marked, to be copied by hand, where the browser does not let a page copy', async () => {
    giveLinks();
    const user = userEvent.setup();
    const { open, press, root } = drawOnComputer();
    const field = await open();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await user.click(press('Copy link'));
    await vi.waitFor(() => expect(root.activeElement).toBe(field));
    expect(field.selectionEnd).toBe(linkOf(1).length);
    press('Copy link');
  });

  test('can be sent by e-mail where the shop sends any, once', async () => {
    giveLinks();
    const without = drawOnComputer();
    await without.open();
    expect(without.screen.queryByRole('button', { name: 'E-mail me the link' })).toBeNull();
    giveLinks(true);
    const mailed = vi.fn(() => new HttpResponse(null, { status: 202 }));
    server.use(http.post(`${handOffsUrl}/mail`, mailed));
    const { open, press, screen } = drawOnComputer();
    await open();
    await userEvent.click(press('E-mail me the link'));
    await screen.findByText('Link sent to the e-mail address you gave the shop');
    await userEvent.click(press('E-mail me the link'));
    expect(mailed).toHaveBeenCalledOnce();
  });

  test('says so when it can’t be sent by e-mail, which may then be tried again', async () => {
    giveLinks(true);
    server.use(http.post(`${handOffsUrl}/mail`, () => HttpResponse.error(), { once: true }));
    const { open, press, screen } = drawOnComputer();
    await open();
    await userEvent.click(press('E-mail me the link'));
    await screen.findByText('There is no connection. Check your internet connection, then try again.');
    server.use(http.post(`${handOffsUrl}/mail`, () => new HttpResponse(null, { status: 202 })));
    await userEvent.click(press('E-mail me the link'));
    await screen.findByText('Link sent to the e-mail address you gave the shop');
  });

  test('can be sent in the device’s own way where it has one', async () => {
    giveLinks();
    const share = vi.fn(async () => Promise.reject(new DOMException('thought better of it', 'AbortError')));
    const without = drawOnComputer();
    await without.open();
    expect(without.screen.queryByRole('button', { name: 'Send link' })).toBeNull();
    Object.defineProperty(navigator, 'share', { configurable: true, value: share });
    const { open, press } = drawOnComputer();
    await open();
    await userEvent.click(press('Send link'));
    expect(share).toHaveBeenCalledExactlyOnceWith({ url: linkOf(2) });
  });

  test('can be had anew, and the button keeps the focus', async () => {
    const given = giveLinks();
    const { open, press, fieldOf, root } = drawOnComputer();
    await open();
    await userEvent.click(press('New link'));
    await vi.waitFor(async () => expect((await fieldOf()).value).toBe(linkOf(2)));
    expect(given()).toBe(2);
    expect(root.activeElement).toBe(press('New link'));
  });

  test('counts down, runs out in words, and there is a new one', async () => {
    const given = giveLinks();
    const { open, press, clock, screen, untilTitle, spoken, fieldOf } = drawOnComputer();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await open();
    clock.nowMs += 9 * minuteMs;
    await act(() => vi.advanceTimersByTimeAsync(1_000).then(() => {}));
    screen.getByText('It works once, for 1 more minute.');
    clock.nowMs += minuteMs;
    await act(() => vi.advanceTimersByTimeAsync(1_000).then(() => {}));
    await untilTitle('The link has run out');
    expect(spoken()).toMatch(/Nothing is lost/);
    expect(screen.queryByRole('img')).toBeNull();
    clock.nowMs = startMs;
    press('New link').click();
    await untilTitle('Continue on your phone');
    expect((await fieldOf()).value).toBe(linkOf(2));
    expect(given()).toBe(2);
  });

  test.each([
    ['without a network', () => HttpResponse.error(), /There is no connection/],
    ['after too many', () => problemOf(429, 'rate_limited'), /Please try again in a moment/],
  ])('that can’t be had %s is said, and can be asked for again', async (_name, fails, words) => {
    server.use(http.post(handOffsUrl, fails));
    const { press, screen, fieldOf } = drawOnComputer();
    await userEvent.click(press('Use your phone'));
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    giveLinks();
    await userEvent.click(press('Try again'));
    await fieldOf();
  });

  test('whose script does not come is said, with a way back', async () => {
    const { press, screen, untilTitle } = drawOnComputer(viewOf(), { loadHandOff: async () => undefined });
    await userEvent.click(press('Use your phone'));
    await screen.findByRole('alert');
    press('Use this device instead').click();
    await untilTitle('Please show your ID to pay');
  });
});

describe('while the phone is at it', () => {
  const taken = /Your check is open there/;

  test('says so, and goes on by itself with the verdict', async () => {
    giveLinks();
    const { open, widget, screen, spoken, untilTitle } = drawOnComputer();
    await open();
    await act(() => widget.show(begun()));
    screen.getByText(taken, { ignore: '[role=status]' });
    expect(spoken()).toMatch(taken);
    expect(screen.queryByRole('img')).toBeNull();
    await act(() => widget.show(unreadable));
    screen.getByText(taken, { ignore: '[role=status]' });
    await act(() => widget.show({ ...verified, revision: 4 }));
    await untilTitle('Thank you, you can pay now');
  });

  test('the shopper may go on here instead, where the check now stands', async () => {
    giveLinks();
    const { open, widget, press, untilTitle } = drawOnComputer();
    await open();
    await act(() => widget.show(begun()));
    press('Use this device instead').click();
    await untilTitle('Show us the back of your ID');
  });

  test('another link can be made, for a phone that was closed', async () => {
    giveLinks();
    const { open, widget, press, fieldOf } = drawOnComputer();
    await open();
    await act(() => widget.show(begun()));
    press('New link').click();
    expect((await fieldOf()).value).toBe(linkOf(2));
  });
});
