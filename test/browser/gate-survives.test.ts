import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, type RunningShop, startShop } from '../support/shop.ts';
import { expectLed, goToPanel, newPage, ordersOf, panelOf, payButton, verify, widgetOf } from './gated-page.ts';

let shop: RunningShop;
let browser: Browser;
const open = (options?: Parameters<Browser['newContext']>[0]) => newPage(browser, shop, options);

describe.skipIf(inject('chromiumPath') === null)('the gate stays shut', () => {
  beforeAll(async () => {
    [shop, browser] = await Promise.all([startShop(), launchBrowser()]);
  });
  afterAll(async () => {
    expect(await ordersOf(shop)).toEqual([]);
    await browser?.close();
    await shop?.[Symbol.asyncDispose]();
  });

  test('when a coupon tears the payment form down, another method is chosen, and a step is edited', async () => {
    const { page, context, errors } = await open();
    await goToPanel(page);
    const host = await panelOf(page).elementHandle();
    await page.locator('[data-test="redeemable-label"]').click();
    await page.locator('[data-test="redeemableEntry-input"]').fill('SAVE10');
    await page.locator('[data-test="redeemableEntry-submit"]').click();
    await page.locator('[data-test="cart-discount"]').waitFor();
    await expectLed(page);
    await page.locator('#radio-bankdeposit').check();
    await expectLed(page);
    await page.locator('.checkout-step--shipping [data-test="step-edit-button"]').click();
    await panelOf(page).waitFor({ state: 'hidden' });
    await page.locator('#checkout-shipping-continue:enabled').click();
    await expectLed(page);
    expect(await panelOf(page).evaluate((panel, before) => panel === before, host)).toBe(true);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('when the shopper signs in and out in the middle', async () => {
    const { page, context } = await open();
    await goToPanel(page);
    await page.locator('.checkout-step--customer [data-test="step-edit-button"]').click();
    await page.locator('#checkout-customer-login').click();
    await page.locator('#email').fill('avery@example.com');
    await page.locator('#password').fill('sandbox-shopper');
    await page.locator('#checkout-customer-continue').click();
    await payButton(page).waitFor();
    await widgetOf(page).waitFor();
    await expectLed(page);
    await page.locator('[data-test="sign-out-link"]').click();
    await page.locator('#checkout-customer-guest').waitFor();
    await panelOf(page).waitFor({ state: 'hidden' });
    await context.close();
  });

  test('when the whole app is mounted again', async () => {
    const { page, context, errors } = await open();
    await goToPanel(page);
    await page.evaluate(() =>
      (window as unknown as { checkout: { renderCheckout(): void } }).checkout.renderCheckout(),
    );
    await payButton(page).waitFor();
    await widgetOf(page).waitFor();
    await expectLed(page);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('after a reload, and when the shopper goes away and comes back', async () => {
    const { page, context } = await open();
    await goToPanel(page);
    await page.reload();
    await widgetOf(page).waitFor();
    await expectLed(page);
    await page.goto('/cart');
    await page.goBack();
    await payButton(page).waitFor();
    await widgetOf(page).waitFor();
    await expectLed(page);
    await context.close();
  });

  test('in a tab whose cart was filled with more from another tab', async () => {
    const { page, context } = await open();
    await page.goto('/start/guest?product=mug&step=payment');
    await payButton(page).waitFor();
    const tab = await context.newPage();
    await tab.goto('/');
    await tab.getByRole('button', { name: /Add to cart: .*whisky/ }).click();
    await tab.waitForURL('**/cart');
    // The app sees that the cart is another one by now, and says so.
    await payButton(page).click();
    await page.getByRole('dialog', { name: 'Something’s gone wrong' }).waitFor();
    await tab.goto('/checkout');
    await widgetOf(tab).waitFor();
    await expectLed(tab);
    await context.close();
  });

  test('when the page lists the script twice', async () => {
    const { page, context, errors } = await open();
    await goToPanel(page);
    await changeCheckout(page, (html) => html.replace(gateTag, '$&$&'));
    await widgetOf(page).waitFor();
    expect(await page.locator('script[src*="/gate."]').count()).toBe(2);
    await expectLed(page);
    expect(await panelOf(page).count()).toBe(1);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('when another script has frozen what requests are made with', async () => {
    const { page, context } = await open();
    await page.addInitScript(() => {
      for (const type of [XMLHttpRequest, Navigator, Array, Promise]) Object.freeze(type.prototype);
      Object.defineProperty(window, 'fetch', { value: window.fetch, writable: false, configurable: false });
    });
    await goToPanel(page);
    await expectLed(page);
    expect(await page.evaluate(orderByXhr)).toBe(403);
    await context.close();
  });

  test('when another script has wrapped what requests are made with, before and after', async () => {
    const { page, context } = await open();
    const wrap = () => {
      const { open: before, send } = XMLHttpRequest.prototype;
      XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...args: unknown[]) {
        return Reflect.apply(before, this, args);
      };
      XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, ...args: unknown[]) {
        return Reflect.apply(send, this, args);
      };
    };
    await page.addInitScript(wrap);
    await goToPanel(page);
    await page.evaluate(wrap);
    await expectLed(page);
    expect(await page.evaluate(orderByXhr)).toBe(403);
    await context.close();
  });

  test('when something hides the panel: it is said in the page’s own text', async () => {
    const { page, context } = await open();
    await page.addInitScript(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.checkout-step--payment > div[lang] { display: none !important }');
      document.adoptedStyleSheets = [sheet];
    });
    await page.goto('/start/guest?product=whisky&step=payment');
    await page.locator('.checkout-step--payment > p', { hasText: 'Your ID has to be checked' }).waitFor();
    await payButton(page).click();
    await context.close();
  });

  test('for whoever presses pay before the receiver has answered', async () => {
    const { page, context } = await open();
    const answered = Promise.withResolvers<void>();
    await page.route('**/v1/decisions', async (route) => {
      await answered.promise;
      await route.continue();
    });
    await page.goto('/start/guest?product=whisky&step=payment');
    await page.locator('#checkout-payment-continue:enabled').click();
    await page.getByRole('button', { name: 'Placing order…' }).waitFor();
    answered.resolve();
    const dialog = page.getByRole('dialog', { name: 'Something’s gone wrong' });
    await dialog.getByText('Your ID has to be checked before you can pay.').waitFor();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await widgetOf(page).waitFor();
    await context.close();
  });

  test('for a wallet that is drawn before the receiver has answered', async () => {
    const { page, context } = await open();
    const answered = Promise.withResolvers<void>();
    await page.route('**/v1/decisions', async (route) => {
      await answered.promise;
      await route.continue();
    });
    await page.goto('/start/guest?product=whisky');
    await page.locator('.checkout-button-container[inert]').waitFor();
    answered.resolve();
    await context.close();
  });

  test('while the receiver can’t be reached, where the rule says so, and offers to try again', async () => {
    const { page, context } = await open();
    await page.route('**/v1/decisions', (route) => route.abort());
    await page.goto('/start/guest?product=whisky&step=payment');
    await panelOf(page).getByText('can’t be reached just now').waitFor();
    await expectLed(page);
    await page.unroute('**/v1/decisions');
    await panelOf(page).getByRole('button', { name: 'Try again' }).click();
    await widgetOf(page).waitFor();
    await context.close();
  });

  test('when its panel does not come: a plain button says so, and tries again', async () => {
    const { page, context } = await open();
    await page.route('**/panel.*.js', (route) => route.abort());
    await page.goto('/start/guest?product=whisky&step=payment');
    const notice = page.locator('.checkout-step--payment').getByRole('button', { name: /The check can’t be reached/ });
    await notice.waitFor();
    await payButton(page).click();
    await expect.poll(() => notice.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.unroute('**/panel.*.js');
    await notice.click();
    await widgetOf(page).waitFor();
    await context.close();
  });

  test('though the script came after the page: it learns from the page’s own service, at once', async () => {
    const { page, context } = await open();
    await goToPanel(page);
    const src = await page.locator('script[src*="/gate."]').getAttribute('src');
    await changeCheckout(page, (html) => html.replace(gateTag, ''));
    await page.locator('#checkout-payment-continue:enabled').waitFor();
    const reads: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/storefront/')) reads.push(request.url());
    });
    await page.evaluate(
      (late) =>
        new Promise((settle) => {
          document.head.append(Object.assign(document.createElement('script'), { src: late, onload: settle }));
        }),
      src,
    );
    await widgetOf(page).waitFor();
    expect(reads).toEqual([]);
    await expectLed(page);
    await context.close();
  });

  test('on a phone, with the cart’s drawer over the bottom of the page', async () => {
    const { page, context, errors } = await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await goToPanel(page);
    await payButton(page).tap();
    await expect.poll(() => panelOf(page).evaluate((panel) => panel.matches(':focus-within'))).toBe(true);
    const top = await widgetOf(page).evaluate((heading) => heading.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(400);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe.skipIf(inject('chromiumPath') === null)('the gate lets go', () => {
  beforeAll(async () => {
    [shop, browser] = await Promise.all([startShop(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.[Symbol.asyncDispose]();
  });

  test('once the check is clear: nothing inert, nothing listened for, told once, and one order', async () => {
    const { page, context, errors } = await open();
    await page.addInitScript(() => {
      const told: unknown[] = [];
      Object.assign(window, { told });
      for (const name of ['idgate:required', 'idgate:clear', 'idgate:error'])
        addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail.status]));
    });
    await goToPanel(page);
    expect(await page.locator('[inert]').count()).toBeGreaterThan(0);
    await verify(page, shop);
    expect(await page.locator('[inert]').count()).toBe(0);
    expect(await listenersOfGate(page)).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { told: unknown }).told)).toEqual([
      ['idgate:required', 'pending'],
      ['idgate:clear', 'verified'],
    ]);
    const before = (await ordersOf(shop)).length;
    await payButton(page).dblclick();
    await page.waitForURL('**/checkout/order-confirmation');
    expect(await ordersOf(shop)).toHaveLength(before + 1);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('of an express wallet, which pays once the check is clear', async () => {
    const { page, context } = await open();
    await goToPanel(page);
    await verify(page, shop);
    await page.locator('.checkout-step--customer [data-test="step-edit-button"]').click();
    const wallet = page.locator('#sandboxexpressCheckoutButton button');
    await wallet.click();
    await page.getByRole('dialog', { name: 'Sandbox Express' }).getByRole('button', { name: 'Approve' }).click();
    await page.waitForURL('**/checkout/order-confirmation');
    await context.close();
  });

  test('of a cart that no rule touches: the page is the very same as without it', async () => {
    const { page, context, errors } = await open();
    const marks = async (isGated: boolean) => {
      if (!isGated) await page.route('**/gate.*.js*', (route) => route.abort());
      await page.goto('/start/guest?product=mug&step=payment');
      await page.locator('#checkout-payment-continue:enabled').waitFor();
      const html = await page.evaluate(() => document.body.outerHTML);
      await page.unroute('**/gate.*.js*');
      return html.replaceAll(/[0-9a-f-]{36}|nonce="[^"]*"|_r_\w+_|:r\w+:/g, '');
    };
    const gated = await marks(true);
    expect(errors).toEqual([]);
    expect(await listenersOfGate(page)).toEqual([]);
    expect(gated).toBe(await marks(false));
    await context.close();
  });

  test('when the receiver can’t be reached and the rule says hold: the order is placed, and the receiver holds it', async () => {
    const { page, context } = await open();
    await page.route('**/v1/decisions', (route) => route.abort());
    await page.goto('/start/guest?product=espresso&step=payment');
    await page.locator('#checkout-payment-continue:enabled').click();
    await page.waitForURL('**/checkout/order-confirmation');
    await expect.poll(async () => (await ordersOf(shop))[0]?.statusId, { timeout: 15_000 }).toBe(12);
    await context.close();
  });
});

/** Runs in the page; answers the status. */
const orderByXhr = () =>
  new Promise((answer) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/internalapi/v1/checkout/order');
    xhr.setRequestHeader('Content-Type', 'application/json');
    xhr.onload = () => answer(xhr.status);
    xhr.send('{}');
  });

const gateTag = /<script src="[^"]*\/gate\.[^>]*><\/script>/;

/** Loads the checkout anew, with its page changed on the way. */
async function changeCheckout(page: Page, change: (html: string) => string): Promise<void> {
  await page.route('**/checkout', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });
  await page.goto('/checkout');
}

/** What the gate listens for on the window that has to do with paying. */
async function listenersOfGate(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { result } = await devtools.send('Runtime.evaluate', { expression: 'window' });
  const { listeners } = await devtools.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' });
  return listeners
    .filter(({ type, useCapture }) => useCapture && ['click', 'submit', 'keydown'].includes(type))
    .map(({ type }) => type);
}
