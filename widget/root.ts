import { render } from 'preact';
import { adoptStyle } from './adopt-style.ts';
import { css } from './style.ts';

/** The shadow root to draw in: the one that is given or, for an element, an open one of its own. Emptied, and with our style. */
export function rootOf(target: ShadowRoot | HTMLElement): ShadowRoot {
  const root = target instanceof ShadowRoot ? target : (target.shadowRoot ?? target.attachShadow({ mode: 'open' }));
  render(null, root);
  root.replaceChildren();
  adoptStyle(root, css);
  return root;
}
