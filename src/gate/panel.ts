import type { Widget, WidgetApi, WidgetOptions } from '../contract/wire/widget-api.ts';
import type { Asked, Standing } from './payment.ts';
import { texts } from './texts.ts';

export interface Panel {
  show(standing: Standing): void;
  /** Puts the panel where it belongs, if it is needed and the page has taken it away or has just got a place for it. */
  place(): void;
  /** Brings the shopper here. Only for one who asked to pay: nobody else's focus is taken. */
  lead(): void;
}

/**
 * The notice at the payment step, around the widget. Nothing is made before it is needed for the first time; from then on it is one
 * and the same element, hidden when it isn't needed, because taking it out would end what goes on in it. `onRetry` is called when
 * the shopper wants the receiver to be asked again.
 */
export function createPanel(
  loadWidget: () => Promise<WidgetApi['mount'] | undefined>,
  optionsFor: (asked: Asked) => WidgetOptions,
  onRetry: () => void,
): Panel {
  let host: HTMLElement | undefined;
  let root: ShadowRoot;
  let asked: Asked | null = null;
  let widget: Widget | undefined;
  /** Of the check that `widget` shows, or is about to. */
  let shownId: string | undefined;

  const make = () => {
    const made = element('div', {
      tabIndex: -1,
      role: 'region',
      ariaLabel: texts.panelName,
      style: 'margin:1em 0;scroll-margin:5em',
    });
    root = made.attachShadow({ mode: 'open' });
    return made;
  };

  const say = (words: string, onButton?: () => void) => {
    widget?.unmount();
    widget = shownId = undefined;
    const message = element('p', { role: 'status' });
    root.replaceChildren(message);
    // Words that come after their element are read out.
    message.textContent = words;
    if (!onButton) return;
    const onclick = () => {
      say(texts.moment);
      // The button that had the focus is gone.
      host?.focus();
      onButton();
    };
    root.append(element('button', { textContent: texts.retry, style: 'font:inherit;padding:.7em 1em', onclick }));
  };

  const mount = async () => {
    say(texts.moment);
    shownId = asked?.check.checkId;
    const mountWidget = await loadWidget();
    if (widget || !asked) return;
    if (mountWidget) widget = mountWidget(root, optionsFor(asked));
    else say(texts.unreachable, mount);
  };

  const place = () => {
    const header = document.querySelector('.checkout-step--payment > .checkout-view-header');
    if (host && host.parentNode !== header?.parentNode) header?.after(host);
  };

  return {
    place,
    show({ payment, asked: next }) {
      asked = next;
      // A shopper who was watching reads the widget's thanks, and the pay button doesn't jump. Nobody else needs them.
      const isNeeded = next ? widget || next.decision !== 'clear' : payment === 'shut';
      if (isNeeded) host ??= make();
      if (!host) return;
      host.hidden = !isNeeded;
      if (!isNeeded) return;
      place();
      if (!next) say(texts.unreachable, onRetry);
      else if (next.check.checkId !== shownId) void mount();
      else widget?.show(next.check);
    },
    lead() {
      host?.focus();
      // Its beginning at the top: at the bottom of a phone's page a drawer may lie over it.
      host?.scrollIntoView();
    },
  };
}

/** A `style` set like this, unlike one in markup, passes any content security policy. */
const element = (name: string, properties: object) => Object.assign(document.createElement(name), properties);
