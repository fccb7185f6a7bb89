import type { BrowserContext, Page } from 'playwright-core';
import type { RunningShop } from '../../support/start-shop.ts';

/**
 * Runs in the page, and stands by itself. What a browser has to get ready before any page's first use of it is got ready here as well, as
 * far as every checkout uses it.
 */
function warm(): void {
  document.body.append(document.createElement('div'));
  document.querySelector('script')?.getAttribute('src');
  addEventListener('click', () => {}, true);
  setTimeout(() => {});
  void Promise.resolve(new WeakMap([[navigator, navigator.userAgent]])).then(() => {});
}

/** Runs in the page, and stands by itself: asks one after the other and reads each answer, as the checkout does. */
function replay(addresses: readonly string[]): void {
  const [address, ...rest] = addresses;
  if (address === undefined) return;
  const xhr = new XMLHttpRequest();
  xhr.open('GET', address);
  xhr.onload = () => {
    JSON.parse(xhr.response);
    replay(rest);
  };
  xhr.send();
}

/** What the checkout asks the shop for until there is a pay button. */
export async function requestsOfCheckout(page: Page, start: string): Promise<string[]> {
  const addresses: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'xhr' && request.method() === 'GET') addresses.push(request.url());
  });
  await page.goto(start);
  await page.locator('#checkout-payment-continue:enabled').waitFor();
  return addresses;
}

/** Puts a page in the checkout's place that makes its requests and does nothing else, with the gate or without. */
export async function replaceCheckout(
  context: BrowserContext,
  { storeUrl }: RunningShop,
  { addresses, isGated }: { addresses: readonly string[]; isGated: boolean },
): Promise<void> {
  await context.route(`${storeUrl}/checkout`, async (route) => {
    const response = await route.fetch();
    const [tag = ''] = /<script src="[^"]*\/gate\.[^"]*"[^>]*><\/script>/.exec(await response.text()) ?? [];
    const [, nonce = ''] = /nonce="([^"]+)"/.exec(tag) ?? [];
    const body = `<!doctype html><html><head>${isGated ? tag : ''}</head><body>
<script nonce="${nonce}">${warm}; ${replay}; warm(); replay(${JSON.stringify(addresses)});</script></body></html>`;
    await route.fulfill({ response, body });
  });
}
