import { refuseXhr, tell } from './refusal.ts';
import { type Sighting, sightingOf, type Watcher } from './sighting.ts';

/** Watches every `XMLHttpRequest` of the page from now on, which is what the checkout app sends with. */
export function watchXhr(prototype: XMLHttpRequest, { mayOrder, onTraffic }: Watcher): void {
  const { open, send, abort } = prototype;
  const sightings = new WeakMap<XMLHttpRequest, Sighting | undefined>();
  /** Orders that wait to be let go. */
  const waiting = new WeakSet<XMLHttpRequest>();

  prototype.open = function (this: XMLHttpRequest, ...args: [string, string | URL, ...unknown[]]) {
    Reflect.apply(open, this, args);
    waiting.delete(this);
    sightings.set(this, sightingOf(args[0], args[1]));
    // Listening from `open` on comes before the page's own listeners: what it does next already finds the gate at work.
    this.addEventListener('load', () => onTraffic(sightings.get(this)));
  };

  prototype.send = function (this: XMLHttpRequest, body?: Document | XMLHttpRequestBodyInit | null) {
    const go = () => send.call(this, body);
    const may = !sightings.get(this)?.isOrder || mayOrder();
    if (may === true) return go();
    waiting.add(this);
    void Promise.resolve(may).then((isAllowed) => {
      if (!waiting.delete(this)) return;
      if (isAllowed) go();
      else refuseXhr(this);
    });
  };

  prototype.abort = function (this: XMLHttpRequest) {
    abort.call(this);
    // The page believes that it was sent, so it has to hear of the end.
    if (waiting.delete(this)) tell(this, 'abort', 'loadend');
  };
}
