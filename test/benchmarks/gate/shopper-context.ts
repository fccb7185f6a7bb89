import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { RunningShop } from '../../support/start-shop.ts';

/** Longer than a page takes on a machine that has much else to do. */
const timeoutMs = 90_000;

/** A shopper with an empty browser, whose pages may be put together here. */
export async function newShopper(
  browser: Browser,
  { storeUrl }: RunningShop,
  storageState?: BrowserContextOptions['storageState'],
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: storeUrl,
    locale: 'en-US',
    ...(storageState && { storageState }),
  });
  context.setDefaultTimeout(timeoutMs);
  context.setDefaultNavigationTimeout(timeoutMs);
  return context;
}
