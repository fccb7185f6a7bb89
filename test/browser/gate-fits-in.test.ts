import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { launchBrowser, type RunningShop, startShop } from '../support/shop.ts';
import { goToPanel, newPage, ordersOf, panelOf, verify, widgetOf } from './gated-page.ts';

const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));

let shop: RunningShop;
let browser: Browser;
const open = (options?: Parameters<Browser['newContext']>[0]) => newPage(browser, shop, options);

/** Where everything stands that is not the panel. */
const places = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.checkout-step *, .layout-cart *')]
      .filter((element) => !element.closest('div[lang]'))
      .map((element) => {
        const { x, y, width } = element.getBoundingClientRect();
        return { name: `${element.tagName} ${element.className}`, x, y: y + scrollY, width };
      }),
  );

describe.skipIf(inject('chromiumPath') === null)('the panel', () => {
  beforeAll(async () => {
    await mkdir(images, { recursive: true });
    [shop, browser] = await Promise.all([startShop(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.[Symbol.asyncDispose]();
  });

  test.each([
    ['light', 1280],
    ['light', 390],
    ['dark', 1280],
    ['dark', 390],
  ])(
    'in a %s theme at %i px wears what the page wears, can be read by everybody, and leaks no style',
    async (theme, width) => {
      const { page, context, errors } = await open({ viewport: { width, height: 900 } });
      await page.route('**/gate.*.js*', (route) => route.abort());
      await page.goto(`/start/guest?product=whisky&step=payment&theme=${theme}`);
      await page.locator('#checkout-payment-continue:enabled').waitFor();
      const before = await places(page);
      await page.unroute('**/gate.*.js*');
      errors.length = 0;

      await page.goto('/checkout');
      await widgetOf(page).waitFor();
      await page.locator('#checkout-payment-continue:enabled').waitFor();
      const after = await places(page);
      const panelHeight = await page.locator('.checkout-step--payment > div[lang]').evaluate((panel) => {
        const { marginTop, marginBottom } = getComputedStyle(panel);
        return panel.getBoundingClientRect().height + Number.parseFloat(marginTop) + Number.parseFloat(marginBottom);
      });
      expect(after.map(({ name, x, width: wide }) => [name, x, wide])).toEqual(
        before.map(({ name, x, width: wide }) => [name, x, wide]),
      );
      for (const [index, { name, y }] of after.entries()) {
        const moved = y - (before[index]?.y ?? 0);
        expect(moved, name).toBeGreaterThanOrEqual(0);
        expect(moved, name).toBeLessThanOrEqual(panelHeight);
      }
      await expectAccessible(panelOf(page));
      await panelOf(page).scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${images}panel-${theme}-${width}.png`, animations: 'disabled' });
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  test('stands before the form for those who go by the keyboard, and takes no focus when it comes', async () => {
    const { page, context } = await open();
    await goToPanel(page);
    expect(await panelOf(page).evaluate((panel) => panel.matches(':focus-within'))).toBe(false);
    await page.locator('.checkout-step--billing [data-test="step-edit-button"]').focus();
    await page.keyboard.press('Tab');
    expect(await panelOf(page).evaluate((panel) => panel.matches(':focus-within'))).toBe(true);
    await context.close();
  });

  test('speaks the page’s own language, and so does a refused order', async () => {
    const { page, context } = await open();
    await page.addInitScript(() => {
      new MutationObserver(() => {
        document.documentElement.lang = 'de';
      }).observe(document, { childList: true });
    });
    await page.goto('/start/guest?product=whisky&step=payment');
    await page.getByRole('region', { name: 'Vor dem Bezahlen' }).getByRole('heading').first().waitFor();
    const answer = await page.evaluate(async () => {
      const response = await fetch('/internalapi/v1/checkout/order', { method: 'POST', body: '{}' });
      return (await response.json()).detail;
    });
    expect(answer).toBe('Vor dem Bezahlen muss Ihr Ausweis geprüft werden.');
    await context.close();
  });
});

describe.skipIf(inject('chromiumPath') === null)('pages that are not the hosted checkout', () => {
  beforeAll(async () => {
    [shop, browser] = await Promise.all([startShop(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.[Symbol.asyncDispose]();
  });

  test('a custom checkout attaches the gate to its own service: led, refused, verified, ordered', async () => {
    const { page, context, errors } = await open();
    await page.goto('/start/guest?product=whisky&checkout=custom');
    await page.locator('#id-check').getByRole('heading').first().waitFor();
    await page.locator('#buy:enabled').click();
    await expect.poll(() => panelOf(page).evaluate((panel) => panel.matches(':focus-within'))).toBe(true);
    const said = await page.evaluate(() => {
      const { checkoutService } = (
        window as unknown as { shop: { checkoutService: { submitOrder(order: object): Promise<unknown> } } }
      ).shop;
      return checkoutService.submitOrder({ payment: { methodId: 'cod' } }).then(
        () => 'ordered',
        (error: Error) => error.message,
      );
    });
    expect(said).toBe('Your ID has to be checked before you can pay.');
    expect(await ordersOf(shop)).toEqual([]);
    await verify(page, shop);
    await page.locator('#buy').click();
    await page.waitForURL('**/checkout/order-confirmation');
    expect(await ordersOf(shop)).toHaveLength(1);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('a custom checkout with nothing to check is left alone', async () => {
    const { page, context, errors } = await open();
    await page.goto('/start/guest?product=mug&checkout=custom');
    await page.locator('#buy:enabled').click();
    await page.waitForURL('**/checkout/order-confirmation');
    expect(errors).toEqual([]);
    await context.close();
  });

  test('an account page calls BlockIDVerify.init, is called back once, and tells the receiver, which believes its own record', async () => {
    const { page, context, errors } = await open();
    const hints: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/bc/result') && request.method() === 'POST') hints.push(request.postData() ?? '');
    });
    await page.goto('/start/customer?product=whisky&checkout=account');
    await page.locator('#id-check').getByRole('heading').first().waitFor();
    await verify(page, shop);
    await page.locator('#id-outcome', { hasText: 'Verified' }).waitFor();
    expect(hints).toHaveLength(1);
    expect(JSON.parse(hints[0] ?? '')).toEqual({
      store_hash: 'sandbox1',
      result: { check_id: expect.stringMatching(/^chk_/), status: 'verified' },
    });
    expect(errors).toEqual([]);
    await context.close();
  });
});
