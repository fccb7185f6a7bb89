import { render } from 'preact';
import type { CheckUpdate } from '../src/contract/wire/check-update.ts';
import type { Widget, WidgetOptions } from '../src/contract/wire/widget-api.ts';
import { followCheck } from '../src/follow/follow-check.ts';
import { mount } from './mount.tsx';
import type { Parts } from './parts.ts';
import type { CheckEventDetail, IdVerifyElement } from './public.ts';
import { rootOf } from './root.ts';
import { Stopped } from './Stopped.tsx';
import { speak } from './speak.ts';
import { createTools, loadTextsFrom } from './tools.ts';
import { Waiting } from './Widget.tsx';

/** Makes `<id-verify>` known to the page. Safe to repeat. */
export function defineIdVerify(parts: Parts): void {
  if (customElements.get('id-verify')) return;
  customElements.define(
    'id-verify',
    class extends HTMLElement implements IdVerifyElement {
      texts: WidgetOptions['texts'];
      renewToken: WidgetOptions['renewToken'] = async () => null;
      #life: AbortController | undefined;

      connectedCallback(): void {
        // Moved within the page: what goes on in it goes on.
        if (this.#life) return;
        this.#life = new AbortController();
        followElement(this, parts, this.#life.signal);
      }

      disconnectedCallback(): void {
        queueMicrotask(() => {
          if (this.isConnected) return;
          this.#life?.abort();
          this.#life = undefined;
        });
      }
    },
  );
}

/** Draws the check that the element names, and follows it for as long as the element is in the page. */
function followElement(element: HTMLElement & IdVerifyElement, parts: Parts, signal: AbortSignal): void {
  const attribute = (name: string) => element.getAttribute(name) ?? '';
  const apiBase = attribute('api-base').replace(/\/$/, '');
  const checkId = attribute('check-id');
  const address = `${apiBase}/v1/checks/${encodeURIComponent(checkId)}/events`;
  let checkToken = attribute('check-token');
  let widget: Widget | undefined;
  let told = -1;
  let unfollow = () => {};

  const tell = (check: CheckEventDetail) => {
    if (check.revision <= told) return;
    told = check.revision;
    element.dispatchEvent(new CustomEvent('idgate:check', { detail: check }));
  };
  const renewToken = async () => {
    const renewed = await element.renewToken().catch(() => null);
    checkToken = renewed ?? checkToken;
    return renewed;
  };
  const hear = ({ check, mayOrder }: CheckUpdate) => {
    if (widget) widget.show(check, mayOrder);
    else {
      const texts = element.texts && { texts: element.texts };
      const options: WidgetOptions = { check, mayOrder, apiBase, checkToken, renewToken, onCheck: tell, ...texts };
      widget = mount(element, options, createTools(options, parts));
    }
    tell(check);
  };
  const onLost = async () => {
    const renewed = await renewToken();
    if (signal.aborted) return;
    if (renewed !== null) follow();
    else if (!widget)
      speak(element, element.texts, loadTextsFrom(parts), (words) => {
        if (!signal.aborted) render(words && <Stopped checkId={checkId} texts={words} />, root);
      });
  };
  const follow = () => {
    unfollow = followCheck((...request) => fetch(...request), address, checkToken, hear, onLost, Math.random);
  };

  const root = rootOf(element);
  render(<Waiting />, root);
  signal.addEventListener('abort', () => {
    unfollow();
    widget?.unmount();
    render(null, root);
  });
  follow();
}
