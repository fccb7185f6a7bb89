import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WidgetApi } from '../../../src/contract/wire/widget-api.ts';
import type { Fetch } from '../../../src/gate/call.ts';
import { createPanel } from '../../../src/gate/panel/panel.ts';
import type { Panel, PanelParts } from '../../../src/gate/panel-api.ts';
import type { Standing } from '../../../src/gate/payment.ts';
import { createPlace } from '../../../src/gate/place.ts';
import { apiBase, cleared, drawPaymentStep, json, panelFrame, panelHost, turns, verify, viewOf } from '../fixture.ts';

const page = window as Window & { idgate?: Partial<WidgetApi> };
const widget = { show: vi.fn(), unmount: vi.fn() };
const mount = vi.fn<WidgetApi['mount']>();
const fetch = vi.fn<Fetch>();
const shut: Standing = { payment: 'shut', asked: verify() };
const open: Standing = { payment: 'open', asked: null };
const unreachable: Standing = { payment: 'shut', asked: null };
const thanked: Standing = { payment: 'open', asked: { ...verify(), ...cleared() } };

const parts = {
  apiBase,
  nonce: 'n0nce',
  texts: { refused: 'in English' },
  storeHash: 'abc123',
  payButton: '#checkout-payment-continue',
  health: { blocked: 0, unreachable: 0 },
  hear: vi.fn<PanelParts['hear']>(),
  askAgain: vi.fn<PanelParts['askAgain']>(async () => shut),
};
let panel: Panel;
const words = () => panelHost()?.shadowRoot?.querySelector('p');
const retryButton = () => panelHost()?.shadowRoot?.querySelector('button');
const create = () => {
  panel = createPanel({ ...parts, place: createPlace().place }, fetch, () => 0.5);
};
/** What stands in the widget's place. */
const shown = () => panelHost()?.shadowRoot?.textContent ?? '';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  drawPaymentStep();
  mount.mockImplementation((target) => {
    target.replaceChildren('the widget');
    return widget;
  });
  fetch.mockImplementation(async () => json({}, 404));
  parts.askAgain.mockImplementation(async () => shut);
  vi.stubGlobal('WIDGET_FILE', 'widget.0123456789ab.js');
  vi.stubGlobal('WIDGET_INTEGRITY', 'sha384-x');
  vi.stubGlobal('WIDGET_LANGUAGES', { de: { file: 'widget-de.0123456789ab.js', integrity: 'sha256-y' } });
  page.idgate = { mount };
  Element.prototype.scrollIntoView = vi.fn();
  create();
});
afterEach(() => {
  panel.remove();
  document.body.replaceChildren();
  document.head.replaceChildren();
  document.documentElement.lang = '';
  delete page.idgate;
  vi.resetAllMocks();
  vi.useRealTimers();
});

test('it stands right after the header of the payment step, named, and takes no focus', async () => {
  panel.show(shut);
  await turns();
  expect(panelHost()?.previousElementSibling?.className).toBe('checkout-view-header');
  expect(panelFrame()?.ariaLabel).toBe('Before you pay');
  expect(document.activeElement).toBe(document.body);
});

test('it says one moment, then shows the check in the widget, and why to those who listen', async () => {
  panel.show(shut);
  expect(words()?.textContent).toBe('One moment, please.');
  expect(words()?.getAttribute('role')).toBe('status');
  await turns();
  expect(shown()).toContain('the widget');
  expect(words()?.className).toBe('unseen');
  expect(words()?.textContent).toBe('Your ID has to be checked before you can pay.');
  expect(mount).toHaveBeenCalledExactlyOnceWith(
    expect.any(HTMLElement),
    expect.objectContaining({ apiBase, check: viewOf(), checkToken: 'token-1', mayOrder: false }),
  );
});

test('a widget that does not load is explained, and can be tried again', async () => {
  delete page.idgate?.mount;
  panel.show(shut);
  document.head.querySelector('script')?.dispatchEvent(new Event('error'));
  await turns();
  expect(words()?.textContent).toContain('can’t be reached');
  page.idgate = { mount };
  retryButton()?.click();
  await turns();
  expect(shown()).toContain('the widget');
});

test('a widget that fails while it is drawn is explained the same way', async () => {
  mount.mockImplementationOnce(() => {
    throw new Error('The page broke it.');
  });
  panel.show(shut);
  await turns();
  expect(words()?.textContent).toContain('can’t be reached');
  expect(retryButton()?.textContent).toBe('Try again');
});

test('a receiver that can’t be reached is explained, and can be asked again', () => {
  panel.show(unreachable);
  expect(words()?.textContent).toContain('Your ID has to be checked before you can pay');
  retryButton()?.focus();
  retryButton()?.click();
  expect(parts.askAgain).toHaveBeenCalledOnce();
  expect(mount).not.toHaveBeenCalled();
  expect(words()?.textContent).toBe('One moment, please.');
  expect(document.activeElement).toBe(panelHost());
});

test('a check under review that may be ordered meanwhile is shown though payment is open', async () => {
  panel.show({ payment: 'open', asked: { ...verify({ status: 'in_review' }), decision: 'wait', mayOrder: true } });
  await turns();
  expect(panelHost()?.hidden).toBe(false);
  expect(mount.mock.calls[0]?.[1].mayOrder).toBe(true);
});

describe('in place', () => {
  test('it waits for a payment step that the page has yet to draw', () => {
    document.body.replaceChildren();
    panel.show(shut);
    expect(panelHost()).toBeNull();
    drawPaymentStep();
    panel.place();
    expect(panelHost()?.hidden).toBe(false);
  });

  test('it is not seen while the payment step is closed', () => {
    panel.show(shut);
    const content = document.querySelector('.checkout-view-content');
    content?.remove();
    panel.place();
    expect(panelHost()?.hidden).toBe(true);
  });

  test('it comes back, the same element, when the page draws the step anew', async () => {
    panel.show(shut);
    await turns();
    const host = panelHost();
    document.body.replaceChildren();
    drawPaymentStep();
    panel.place();
    expect(panelHost()).toBe(host);
    expect(mount).toHaveBeenCalledOnce();
  });

  test('it is not moved while it stands', () => {
    panel.show(shut);
    panelHost()?.before(document.createElement('p'));
    const inserted = vi.spyOn(Element.prototype, 'after');
    panel.place();
    expect(inserted).not.toHaveBeenCalled();
  });
});

describe('hidden by something else than the shop', () => {
  const plain = () => document.querySelector('.checkout-step--payment > p');
  /** As a browser sees it: the step is there, and the panel has no size. */
  const hide = (isHidden: boolean) => {
    Element.prototype.checkVisibility = function (this: Element) {
      return !(isHidden && this === panelHost());
    };
  };
  afterEach(() => {
    delete (Element.prototype as { checkVisibility?: unknown }).checkVisibility;
  });

  test('it is said in the page’s own text', async () => {
    hide(true);
    panel.show(shut);
    await vi.advanceTimersByTimeAsync(500);
    expect(plain()?.textContent).toBe('Your ID has to be checked before you can pay.');
    panel.show(open);
    await vi.advanceTimersByTimeAsync(500);
    expect(plain()).toBeNull();
  });

  test('it is not said twice where the panel is seen', async () => {
    hide(false);
    panel.show(shut);
    await vi.advanceTimersByTimeAsync(500);
    expect(plain()).toBeNull();
  });
});

describe('news', () => {
  beforeEach(async () => {
    panel.show(shut);
    await turns();
  });

  test('of the same check goes to the widget that stands', () => {
    const check = viewOf({ status: 'in_progress', revision: 2 });
    panel.show({ payment: 'shut', asked: { ...verify(), check } });
    expect(widget.show).toHaveBeenCalledExactlyOnceWith(check, false);
    expect(mount).toHaveBeenCalledOnce();
  });

  test('of another check takes a new widget', async () => {
    panel.show({ payment: 'shut', asked: verify({ checkId: 'chk_another000000000000' }) });
    await turns();
    expect(widget.unmount).toHaveBeenCalledOnce();
    expect(mount.mock.calls.map(([, { check }]) => check.checkId)).toEqual([
      viewOf().checkId,
      'chk_another000000000000',
    ]);
  });

  test('that it is clear lets the widget say thanks where the shopper looks', () => {
    panel.show(thanked);
    expect(panelHost()?.hidden).toBe(false);
    expect(widget.show).toHaveBeenCalledExactlyOnceWith(cleared().check, false);
  });

  test('that nothing is needed any more hides it, and it stays in the page', () => {
    const host = panelHost();
    panel.show(open);
    expect(panelHost()).toBe(host);
    expect(host?.hidden).toBe(true);
    expect(widget.unmount).not.toHaveBeenCalled();
    panel.show(shut);
    expect(host?.hidden).toBe(false);
    expect(mount).toHaveBeenCalledOnce();
  });

  test.each([
    ['newer', { revision: 2 }, 1],
    ['older', { revision: 0 }, 0],
    ['of another check', { checkId: 'chk_another000000000000', revision: 9 }, 0],
  ] as const)('from the receiver that is %s reaches payment %o %i times', async (_, changes, times) => {
    const update = cleared(changes);
    fetch.mockImplementation(async () => json(update));
    mount.mock.calls[0]?.[1].onCheck(viewOf());
    await turns(60);
    expect(parts.hear.mock.calls).toEqual(Array(times).fill([update]));
  });
});

test('a check that turns out clear before the widget is there needs no thanks', () => {
  panel.show(shut);
  panel.show(thanked);
  expect(panelHost()?.hidden).toBe(true);
});

test('a shopper who is at work in it is not pulled out of it', async () => {
  panel.show(unreachable);
  retryButton()?.focus();
  panel.lead();
  expect(panelHost()?.shadowRoot?.activeElement).toBe(retryButton());
  panel.show(unreachable);
  expect(panelHost()?.shadowRoot?.activeElement).toBe(retryButton());
});

test('a shopper who presses pay is brought to it', () => {
  panel.show(shut);
  panel.lead();
  expect(document.activeElement).toBe(panelHost());
  expect(Element.prototype.scrollIntoView).toHaveBeenCalledOnce();
});

test.each([
  ['de-AT', 'de', 'ltr', 'Vor dem Bezahlen'],
  ['ar', 'ar', 'rtl', 'قبل الدفع'],
  ['zh-Hans-CN', 'zh', 'ltr', '付款之前'],
  ['fi', 'en', 'ltr', 'Before you pay'],
])('on a page in %s it speaks %s', (tag, lang, dir, name) => {
  document.documentElement.lang = tag;
  create();
  panel.show(shut);
  expect(panelHost()).toMatchObject({ lang, dir });
  expect(panelFrame()?.ariaLabel).toBe(name);
});

test('the words of a refused order become the page’s own', () => {
  document.documentElement.lang = 'es';
  create();
  expect(parts.texts.refused).toBe('Hay que comprobar su identidad antes de que pueda pagar.');
});

describe('the store’s own look', () => {
  const look = {
    colours: { accent: '#1a5fb4', text: null, surface: null, border: null },
    radiusPx: null,
    languages: ['de', 'fr'],
    texts: { de: { why: { title: 'Ausweis, bitte' } } },
  };
  const holder = () => mount.mock.calls[0]?.[0] as HTMLElement | undefined;

  test('dresses the widget, gives it its words, and chooses its language', async () => {
    fetch.mockImplementation(async (address) =>
      String(address).endsWith(`/v1/checks/${viewOf().checkId}/look`) ? json(look) : json({}, 404),
    );
    panel.show(shut);
    await turns();
    expect(mount.mock.calls[0]?.[1].texts).toEqual(look.texts);
    expect(holder()?.style.getPropertyValue('--idgate-accent')).toBe('#1a5fb4');
    expect(holder()?.lang).toBe('de');
  });

  test.each([
    ['is not what was agreed', async () => json({ ...look, colours: { accent: 'url(//elsewhere.example)' } })],
    ['does not come', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('is done without where it %s', async (_, answer) => {
    fetch.mockImplementation(answer);
    panel.show(shut);
    await turns();
    expect(mount).toHaveBeenCalledOnce();
    expect(mount.mock.calls[0]?.[1].texts).toBeUndefined();
    expect(holder()?.style.getPropertyValue('--idgate-accent')).toBe('');
  });
});

describe('the widget’s words', () => {
  const preloaded = () => document.head.querySelector<HTMLLinkElement>('link[rel=preload]');
  const showIn = (lang: string) => {
    panel.remove();
    delete page.idgate?.mount;
    document.documentElement.lang = lang;
    create();
    panel.show(shut);
  };

  test('are fetched beside the widget, with their hash, in the language of the page', () => {
    showIn('de-AT');
    expect(preloaded()).toMatchObject({
      href: `${apiBase}/widget-de.0123456789ab.js`,
      integrity: 'sha256-y',
      nonce: 'n0nce',
      crossOrigin: '',
    });
    expect(document.head.querySelectorAll('script')).toHaveLength(1);
  });

  test.each(['en', 'ko', ''])('come with the widget where the page says "%s"', (lang) => {
    showIn(lang);
    expect(preloaded()).toBeNull();
  });
});
