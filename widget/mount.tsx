import { render } from 'preact';
import type { CheckView } from '../src/contract/wire/check-view.ts';
import type { Widget as MountedWidget, WidgetOptions } from '../src/contract/wire/widget-api.ts';
import type { Tools } from './flow.ts';
import { preparePhoto } from './photo.ts';
import { createReceiver } from './receiver.ts';
import { css } from './style.ts';
import { en } from './texts/en.ts';
import { Widget } from './Widget.tsx';

const mounted = new WeakMap<ShadowRoot, MountedWidget>();
let sheet: CSSStyleSheet | undefined;

/**
 * Draws the widget as the only content of `target`: a shadow root, or an element that gets an open one. Mounting where a widget
 * stands already replaces that widget and ends what it was doing.
 */
export function mount(
  target: ShadowRoot | HTMLElement,
  options: WidgetOptions,
  tools: Tools = { receiver: createReceiver(options), prepare: preparePhoto },
): MountedWidget {
  const root = target instanceof ShadowRoot ? target : (target.shadowRoot ?? target.attachShadow({ mode: 'open' }));
  mounted.get(root)?.unmount();
  root.replaceChildren();
  adoptStyle(root);

  let showInside: (check: CheckView) => void = () => {};
  const connect = (show: typeof showInside) => {
    showInside = show;
  };
  render(<Widget options={options} tools={tools} texts={en} connect={connect} />, root);

  const widget: MountedWidget = {
    show: (check) => showInside(check),
    unmount() {
      if (mounted.get(root) !== widget) return;
      mounted.delete(root);
      showInside = () => {};
      render(null, root);
    },
  };
  mounted.set(root, widget);
  return widget;
}

/** A constructed sheet passes any content security policy, where a `<style>` element would need the page's nonce. */
function adoptStyle(root: ShadowRoot): void {
  if (!('adoptedStyleSheets' in root)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
