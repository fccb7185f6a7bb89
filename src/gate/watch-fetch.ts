import { refusedResponse } from './refusal.ts';
import { sightingOf, type Watcher } from './sighting.ts';

/** Watches `fetch` and `navigator.sendBeacon` of the page from now on. */
export function watchFetch(page: Window & typeof globalThis, { mayOrder, onTraffic }: Watcher): void {
  const { fetch } = page;
  // Where somebody has frozen it, it stays theirs.
  Reflect.set(page, 'fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    // Only a `Request` has these.
    const { method = 'GET', url = input } = input as Partial<Request>;
    const sighting = sightingOf(init?.method ?? method, url as string | URL);
    // Waits only where there is something to wait for, so that all else is sent when it always was.
    const may = !sighting?.isOrder || mayOrder();
    if (may !== true && !(await may)) return refusedResponse();
    const response = await fetch(input, init);
    if (response.ok) onTraffic(sighting);
    return response;
  });

  const { prototype } = page.Navigator;
  const { sendBeacon } = prototype;
  // A beacon is always a POST, and whether it goes has to be said at once.
  Reflect.set(prototype, 'sendBeacon', function (this: Navigator, address: string | URL, data?: BodyInit | null) {
    return (!sightingOf('POST', address)?.isOrder || mayOrder() === true) && sendBeacon.call(this, address, data);
  });
}
