import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WidgetApi, WidgetOptions } from '../../src/contract/wire/widget-api.ts';
import { createPanel, type Panel } from '../../src/gate/panel.ts';
import type { Asked, Standing } from '../../src/gate/payment.ts';
import { apiBase, cleared, drawPaymentStep, later, panelHost, turns, verify, viewOf } from './fixture.ts';

const widget = { show: vi.fn(), unmount: vi.fn() };
const mount = vi.fn<WidgetApi['mount']>();
const loadWidget = vi.fn<() => Promise<WidgetApi['mount'] | undefined>>();
const onRetry = vi.fn();
const optionsFor = ({ check, checkToken }: Asked): WidgetOptions => ({
  apiBase,
  check,
  checkToken,
  renewToken: async () => null,
  onCheck: () => {},
});
const shut: Standing = { payment: 'shut', asked: verify() };
const open: Standing = { payment: 'open', asked: null };
const unreachable: Standing = { payment: 'shut', asked: null };
const thanked: Standing = { payment: 'open', asked: { ...verify(), ...cleared() } };

let panel: Panel;
const words = () => panelHost()?.shadowRoot?.textContent;
const retryButton = () => panelHost()?.shadowRoot?.querySelector('button');

beforeEach(() => {
  drawPaymentStep();
  mount.mockImplementation((target) => {
    target.replaceChildren('the widget');
    return widget;
  });
  loadWidget.mockResolvedValue(mount);
  Element.prototype.scrollIntoView = vi.fn();
  panel = createPanel(loadWidget, optionsFor, onRetry);
});
afterEach(() => {
  document.body.replaceChildren();
  vi.resetAllMocks();
});

test('nothing is drawn and nothing loaded while no check is needed', () => {
  const before = document.body.outerHTML;
  panel.show(open);
  panel.show({ payment: 'undecided', asked: null });
  panel.place();
  panel.lead();
  expect(document.body.outerHTML).toBe(before);
  expect(loadWidget).not.toHaveBeenCalled();
});

test('it stands right after the header of the payment step, named, and takes no focus', async () => {
  panel.show(shut);
  await turns();
  expect(panelHost()?.previousElementSibling?.className).toBe('checkout-view-header');
  expect(panelHost()?.getAttribute('aria-label')).toBe('Before you pay');
  expect(document.activeElement).toBe(document.body);
});

test('it says one moment until the widget is there, and then shows the check in it', async () => {
  const loaded = later<WidgetApi['mount'] | undefined>();
  loadWidget.mockReturnValue(loaded.promise);
  panel.show(shut);
  expect(words()).toBe('One moment, please.');
  expect(panelHost()?.shadowRoot?.querySelector('[role=status]')).not.toBeNull();
  loaded.settle(mount);
  await turns();
  expect(words()).toBe('the widget');
  expect(mount).toHaveBeenCalledExactlyOnceWith(
    panelHost()?.shadowRoot,
    expect.objectContaining({ apiBase, check: viewOf() }),
  );
});

test('a widget that does not load is explained, and can be tried again', async () => {
  loadWidget.mockResolvedValueOnce(undefined);
  panel.show(shut);
  await turns();
  expect(words()).toContain('can’t be reached');
  retryButton()?.click();
  await turns();
  expect(words()).toBe('the widget');
});

test('a receiver that can’t be reached is explained, and can be asked again', () => {
  panel.show(unreachable);
  expect(words()).toContain('Your ID has to be checked before you can pay.');
  retryButton()?.focus();
  retryButton()?.click();
  expect(onRetry).toHaveBeenCalledOnce();
  expect(loadWidget).not.toHaveBeenCalled();
  expect(words()).toBe('One moment, please.');
  expect(document.activeElement).toBe(panelHost());
});

describe('in place', () => {
  test('it waits for a payment step that the page has yet to draw', () => {
    document.body.replaceChildren();
    panel.show(shut);
    expect(panelHost()).toBeNull();
    drawPaymentStep();
    panel.place();
    expect(panelHost()).not.toBeNull();
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

describe('news', () => {
  beforeEach(async () => {
    panel.show(shut);
    await turns();
  });

  test('of the same check goes to the widget that stands', () => {
    const check = viewOf({ status: 'in_progress', revision: 2 });
    panel.show({ payment: 'shut', asked: { ...verify(), check } });
    expect(widget.show).toHaveBeenCalledExactlyOnceWith(check);
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
    expect(widget.show).toHaveBeenCalledExactlyOnceWith(cleared().check);
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
});

test('a check that turns out clear before the widget is there needs no thanks', async () => {
  const loaded = later<WidgetApi['mount'] | undefined>();
  loadWidget.mockReturnValue(loaded.promise);
  panel.show(shut);
  panel.show(thanked);
  expect(panelHost()?.hidden).toBe(true);
});

test('a shopper who presses pay is brought to it', () => {
  panel.show(shut);
  panel.lead();
  expect(document.activeElement).toBe(panelHost());
  expect(Element.prototype.scrollIntoView).toHaveBeenCalledOnce();
});
