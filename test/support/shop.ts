import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { launchChromium } from './launch-chromium.ts';
import { type RunningShop, startShop } from './start-shop.ts';

export { type RunningShop, startShop };

export async function launchBrowser(): Promise<Browser> {
  const executablePath = inject('chromiumPath');
  if (executablePath === null) throw new Error('There is no browser');
  return launchChromium(executablePath);
}

/** A shopper with an empty browser, who fails the test when a page reports an error. */
export async function newShopper(
  browser: Browser,
  viewport = { width: 1280, height: 900 },
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({ viewport, locale: 'en-US' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, context, errors };
}

/** Waits until what BigCommerce shows is as expected. */
export async function bigcommerceShows(shop: RunningShop, expected: object): Promise<void> {
  await expect
    .poll(async () => (await fetch(`${shop.storeUrl}/bigcommerce.json`)).json(), { timeout: 20_000, interval: 100 })
    .toMatchObject(expected);
}
