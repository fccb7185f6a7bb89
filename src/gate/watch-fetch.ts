import { refusedResponse } from './refusal.ts';
import { sightingOf, type Watcher } from './sighting.ts';

/** Watches `fetch` and `navigator.sendBeacon` of the page from now on. */
export function watchFetch(page: Window, { mayOrder, onTraffic }: Watcher): void {
  const { fetch, navigator } = page;
  page.fetch = async (input, init) => {
    const { method, url } = typeof input === 'object' && 'url' in input ? input : { method: 'GET', url: String(input) };
    const sighting = sightingOf(init?.method ?? method, url);
    // Waits only where there is something to wait for, so that all else is sent when it always was.
    const may = !sighting?.isOrder || mayOrder();
    if (may !== true && !(await may)) return refusedResponse();
    const response = await fetch(input, init);
    if (response.ok) onTraffic(sighting);
    return response;
  };

  const { sendBeacon } = navigator;
  // A beacon is always a POST, and whether it goes has to be said at once.
  navigator.sendBeacon = (address, data) =>
    (!sightingOf('POST', address)?.isOrder || mayOrder() === true) && sendBeacon.call(navigator, address, data);
}
