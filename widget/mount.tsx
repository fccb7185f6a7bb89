import { render } from 'preact';
import type { Widget as MountedWidget, WidgetOptions } from '../src/contract/wire/widget-api.ts';
import type { Flow } from './flow.ts';
import type { State } from './machine.ts';
import { rootOf } from './root.ts';
import { speak } from './speak.ts';
import type { Tools } from './tools.ts';
import { Waiting, Widget } from './Widget.tsx';

const mounted = new WeakMap<ShadowRoot, MountedWidget>();

/**
 * Draws the widget as the only content of `target`: a shadow root, or an element that gets an open one. Mounting where a widget
 * stands already replaces that widget and ends what it was doing. Speaks the language that the page has around `target`, or else one
 * that the browser is set to. Begins where the check stands, or `at` a place that is given.
 */
export function mount(
  target: ShadowRoot | HTMLElement,
  options: WidgetOptions,
  tools: Tools,
  at?: State,
): MountedWidget {
  const root = rootOf(target);
  mounted.get(root)?.unmount();

  /** What the page showed before there was a widget to show it. */
  const early: Parameters<Flow['show']>[] = [];
  let showInside: Flow['show'] = (...view) => {
    early.push(view);
  };
  const connect = (show: Flow['show']) => {
    showInside = show;
    for (const view of early.splice(0)) show(...view);
  };
  const widget: MountedWidget = {
    show: (...view) => showInside(...view),
    unmount() {
      if (mounted.get(root) !== widget) return;
      mounted.delete(root);
      showInside = () => {};
      render(null, root);
    },
  };
  mounted.set(root, widget);

  speak(root.host, options.texts, tools.loadTexts, (words) => {
    if (mounted.get(root) !== widget) return;
    const content = words ? (
      <Widget options={options} tools={tools} texts={words} connect={connect} {...(at && { at })} />
    ) : (
      <Waiting />
    );
    render(content, root);
  });
  return widget;
}
