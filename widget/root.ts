import { render } from 'preact';
import { css } from './style.ts';

let sheet: CSSStyleSheet | undefined;

/** The shadow root to draw in: the one that is given or, for an element, an open one of its own. Emptied, and with our style. */
export function rootOf(target: ShadowRoot | HTMLElement): ShadowRoot {
  const root = target instanceof ShadowRoot ? target : (target.shadowRoot ?? target.attachShadow({ mode: 'open' }));
  render(null, root);
  root.replaceChildren();
  adoptStyle(root);
  return root;
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
