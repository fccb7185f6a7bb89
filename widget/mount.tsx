import { render } from 'preact';
import type { Widget as MountedWidget, WidgetOptions } from '../src/contract/wire/widget-api.ts';
import type { Flow } from './flow.ts';
import { chooseLanguage, languagesAround } from './language.ts';
import { css } from './style.ts';
import { texts as english } from './texts/en.ts';
import type { Tools } from './tools.ts';
import { Waiting, Widget } from './Widget.tsx';
import { type Words, wordsOf } from './words.ts';

const mounted = new WeakMap<ShadowRoot, MountedWidget>();
let sheet: CSSStyleSheet | undefined;

/** After this long without the shopper's language, English has to do until it comes. */
const patienceMs = 1_500;

/**
 * Draws the widget as the only content of `target`: a shadow root, or an element that gets an open one. Mounting where a widget
 * stands already replaces that widget and ends what it was doing. Speaks the language that the page has around `target`, or else one
 * that the browser is set to.
 */
export function mount(target: ShadowRoot | HTMLElement, options: WidgetOptions, tools: Tools): MountedWidget {
  const root = target instanceof ShadowRoot ? target : (target.shadowRoot ?? target.attachShadow({ mode: 'open' }));
  mounted.get(root)?.unmount();
  root.replaceChildren();
  adoptStyle(root);

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

  const draw = (words: Words) => {
    if (mounted.get(root) === widget)
      render(<Widget options={options} tools={tools} texts={words} connect={connect} />, root);
  };
  const inEnglish = wordsOf('en', english, options.texts?.en);
  const lang = chooseLanguage(languagesAround(root.host));
  if (lang === 'en') draw(inEnglish);
  else {
    render(<Waiting />, root);
    const timer = setTimeout(draw, patienceMs, inEnglish);
    tools.loadTexts(lang).then((texts) => {
      clearTimeout(timer);
      draw(texts ? wordsOf(lang, texts, options.texts?.[lang]) : inEnglish);
    });
  }
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
