import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningShop } from '../support/shop.ts';

export const panelOf = (page: Page): Locator => page.getByRole('region', { name: 'Before you pay' });
export const payButton = (page: Page): Locator => page.locator('#checkout-payment-continue');
export const widgetOf = (page: Page): Locator => panelOf(page).getByRole('heading').first();

export const ordersOf = async (shop: RunningShop): Promise<{ id: number; statusId: number }[]> =>
  (await (await fetch(`${shop.storeUrl}/bigcommerce.json`)).json()).orders;

/** A shopper's page that is not yet anywhere. What it reports as errors is collected. */
export async function newPage(
  browser: Browser,
  shop: RunningShop,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({ baseURL: shop.storeUrl, locale: 'en-US', ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, context, errors };
}

/** Goes to the payment step of a cart that needs a check, and waits until it is asked for. */
export async function goToPanel(page: Page, start = 'guest?product=whisky&step=payment'): Promise<void> {
  await page.goto(`/start/${start}`);
  await widgetOf(page).waitFor();
}

/** Presses pay, and sees the shopper led to the panel. */
export async function expectLed(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await payButton(page).click();
  await expect.poll(() => panelOf(page).evaluate((panel) => panel.matches(':focus-within'))).toBe(true);
  expect(new URL(page.url()).pathname).toBe('/checkout');
}

/** Shows a sample licence in the widget, from wherever it stands to its thanks. */
export async function verify(page: Page, shop: RunningShop, file = 'licence.jpg'): Promise<void> {
  const photo = await fetch(`${shop.storeUrl}/photographs/${file}`);
  const buffer = Buffer.from(await photo.arrayBuffer());
  await panelOf(page)
    .getByRole('button', { name: /^(Start|Use this device)$/ })
    .click();
  await panelOf(page).getByLabel('Choose a photo').setInputFiles({ name: file, mimeType: 'image/jpeg', buffer });
  await panelOf(page).getByRole('button', { name: 'Send photo' }).click();
  await panelOf(page).getByRole('heading', { name: 'Thank you, you can pay now' }).waitFor();
}
