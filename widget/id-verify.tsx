import { render } from 'preact';
import type { WidgetOptions } from '../src/contract/wire/widget-api.ts';
import { mount } from './mount.tsx';
import type { Parts } from './parts.ts';
import type { CheckEventDetail, IdVerifyElement } from './public.ts';
import { readCheck } from './read-check.ts';
import { rootOf } from './root.ts';
import { Stopped } from './Stopped.tsx';
import { speak } from './speak.ts';
import { createTools, loadTextsFrom } from './tools.ts';
import { Waiting } from './Widget.tsx';

/** How often a check is looked at while a person elsewhere has to decide, and after the receiver could not be reached. */
const lookAgainMs = 10_000;

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
        follow(this, parts, this.#life.signal);
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

/** Draws the check that the element names, and keeps looking at it for as long as the element is in the page. */
async function follow(element: HTMLElement & IdVerifyElement, parts: Parts, signal: AbortSignal): Promise<void> {
  const attribute = (name: string) => element.getAttribute(name) ?? '';
  const apiBase = attribute('api-base').replace(/\/$/, '');
  const checkId = attribute('check-id');
  let checkToken = attribute('check-token');
  const look = () => readCheck(apiBase, checkId, checkToken, signal);
  const renewToken = async () => {
    const renewed = await element.renewToken().catch(() => null);
    checkToken = renewed ?? checkToken;
    return renewed;
  };
  const tell = (check: CheckEventDetail) => element.dispatchEvent(new CustomEvent('idgate:check', { detail: check }));

  const root = rootOf(element);
  render(<Waiting />, root);
  signal.addEventListener('abort', () => render(null, root));
  let seen = await look();
  while (!seen.ok && seen.code === 'unreachable' && !signal.aborted) {
    await whenWorthwhile(signal);
    seen = await look();
  }
  if (signal.aborted) return;
  if (!seen.ok) {
    speak(element, element.texts, loadTextsFrom(parts), (words) => {
      if (!signal.aborted) render(words && <Stopped checkId={checkId} texts={words} />, root);
    });
    return;
  }
  let { check } = seen.value;
  const options: WidgetOptions = {
    check,
    mayOrder: seen.value.mayOrder,
    apiBase,
    checkToken,
    renewToken,
    onCheck(newer) {
      check = newer;
      tell(newer);
    },
    ...(element.texts && { texts: element.texts }),
  };
  const widget = mount(element, options, createTools(options, parts));
  signal.addEventListener('abort', () => widget.unmount());
  tell(check);
  for (;;) {
    await whenWorthwhile(signal);
    if (signal.aborted) return;
    if (check.status !== 'in_review') continue;
    const news = await look();
    if (signal.aborted) return;
    if (!news.ok) {
      // Without a fresh token nothing more can be learned here.
      if (news.code === 'refused' && (await renewToken()) === null) return;
      continue;
    }
    widget.show(news.value.check, news.value.mayOrder);
    if (news.value.check.revision <= check.revision) continue;
    check = news.value.check;
    tell(check);
  }
}

/** Ends after a while, once the network is back, or when nobody waits any more. */
function whenWorthwhile(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const ended = new AbortController();
    const end = () => {
      clearTimeout(timer);
      ended.abort();
      resolve();
    };
    const timer = setTimeout(end, lookAgainMs);
    addEventListener('online', end, { signal: ended.signal });
    signal.addEventListener('abort', end, { signal: ended.signal });
  });
}
