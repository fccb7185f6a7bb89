import { define } from './define.ts';
import { refuseXhr, tell } from './refusal.ts';
import { type Sighting, sightingOf, type Watcher } from './sighting.ts';

interface Watched {
  readonly sighting: Sighting | undefined;
  readonly isSynchronous: boolean;
}

/** Watches every `XMLHttpRequest` of the page from now on, which is what the checkout app sends with. */
export function watchXhr(
  page: Window & { XMLHttpRequest: typeof XMLHttpRequest },
  { mayOrder, onTraffic }: Watcher,
): void {
  const { prototype } = page.XMLHttpRequest;
  const { open, send, abort } = prototype;
  const watched = new WeakMap<XMLHttpRequest, Watched>();
  /** Orders that wait to be let go. */
  const waiting = new WeakSet<XMLHttpRequest>();

  function onLoad(this: XMLHttpRequest) {
    onTraffic(watched.get(this)?.sighting, this.response);
  }

  const members = {
    open(this: XMLHttpRequest, ...args: [string, string | URL, boolean?, ...unknown[]]) {
      Reflect.apply(open, this, args);
      waiting.delete(this);
      const [method, address, isAsynchronous] = args;
      // Listening from `open` on comes before the page's own listeners: what it does next already finds the gate at work.
      if (!watched.has(this)) this.addEventListener('load', onLoad);
      watched.set(this, { sighting: sightingOf(method, address), isSynchronous: isAsynchronous === false });
    },

    send(this: XMLHttpRequest, body?: Document | XMLHttpRequestBodyInit | null) {
      const go = () => send.call(this, body);
      const { sighting, isSynchronous } = watched.get(this) ?? {};
      const may = !sighting?.isOrder || mayOrder();
      if (may === true) return go();
      // Who doesn't wait for the shop can't wait for us.
      if (isSynchronous) return refuseXhr(this);
      waiting.add(this);
      void Promise.resolve(may).then((isAllowed) => {
        if (!waiting.delete(this)) return;
        if (isAllowed) go();
        else refuseXhr(this);
      });
    },

    abort(this: XMLHttpRequest) {
      abort.call(this);
      // The page believes that it was sent, so it has to hear of the end.
      if (waiting.delete(this)) tell(this, 'abort', 'loadend');
    },
  };

  try {
    define(prototype, members);
  } catch {
    // Somebody has locked the class: the page gets one that is like it in all else.
    page.XMLHttpRequest = class extends page.XMLHttpRequest {};
    define(page.XMLHttpRequest.prototype, members);
  }
}
