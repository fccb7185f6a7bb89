import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { bigcommerceShows, launchBrowser, newShopper, type RunningShop, startShop } from '../support/shop.ts';

const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

let shop: RunningShop;
let browser: Browser;

const picture = (page: Page, name: string) => page.screenshot({ path: `${images}${name}.png`, animations: 'disabled' });
const panelOf = (page: Page): Locator => page.getByRole('region', { name: 'Before you pay' });
const pay = (page: Page) => page.locator('#checkout-payment-continue').click();

/** Goes through the checkout as somebody who has never been here. */
async function walkToPayment(page: Page): Promise<void> {
  await page.goto(`${shop.storeUrl}/start/guest?product=whisky`);
  await page.locator('#email').fill('avery@example.com');
  await page.locator('#checkout-customer-continue').click();
  const fields = {
    firstName: 'Avery',
    lastName: 'Sample',
    addressLine1: '123 Main Street',
    city: 'Austin',
    postCode: '78701',
    phone: '5125550100',
  };
  await page.locator('#countryCodeInput').selectOption('US');
  for (const [name, value] of Object.entries(fields)) await page.locator(`#${name}Input`).fill(value);
  await page.locator('#provinceCodeInput').selectOption('TX');
  await page.locator('#checkout-shipping-continue:enabled').click();
  await page.locator('#checkout-payment-continue').waitFor();
}

/** Uploads one of the sample photographs, from the reason to the moment before the outcome. */
async function showPhoto(page: Page, file: string): Promise<void> {
  const photo = await fetch(`${shop.storeUrl}/photographs/${file}`);
  const start = panelOf(page).getByRole('button', { name: /^(Start|Use this device)$/ });
  const choose = panelOf(page).getByLabel('Choose a photo');
  await start.or(choose).waitFor();
  if (await start.isVisible()) await start.click();
  const buffer = Buffer.from(await photo.arrayBuffer());
  await choose.setInputFiles({ name: file, mimeType: 'image/jpeg', buffer });
  await panelOf(page).getByRole('button', { name: 'Send photo' }).click();
}

/** Presses pay, and sees that no order comes of it and the shopper is led to the panel. */
async function expectPaymentStopped(page: Page): Promise<void> {
  await pay(page);
  await expect.poll(() => panelOf(page).evaluate((panel) => panel.matches(':focus-within'))).toBe(true);
  expect(new URL(page.url()).pathname).toBe('/checkout');
}

/** The panel says this, in a way that everybody can take in. */
async function panelSays(page: Page, name: string | RegExp): Promise<void> {
  await panelOf(page).getByRole('heading', { name }).waitFor();
  await expectAccessible(panelOf(page));
}

const orders = async (): Promise<{ id: number }[]> =>
  (await (await fetch(`${shop.storeUrl}/bigcommerce.json`)).json()).orders;

describe.skipIf(inject('chromiumPath') === null)('a shopper who buys whisky', () => {
  beforeAll(async () => {
    await mkdir(images, { recursive: true });
    [shop, browser] = await Promise.all([startShop(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.[Symbol.asyncDispose]();
  });

  test('as a guest is asked at the payment step, shows a licence, pays, and BigCommerce shows it', async () => {
    const { page, context, errors } = await newShopper(browser, desktop);
    await walkToPayment(page);
    await panelSays(page, 'Please show your ID to pay');
    await picture(page, 'guest-desktop-asked');
    await page.setViewportSize(phone);
    await panelOf(page).scrollIntoViewIfNeeded();
    await picture(page, 'guest-phone-asked');
    await page.setViewportSize(desktop);
    await expectPaymentStopped(page);
    expect(await orders()).toEqual([]);

    await showPhoto(page, 'licence.jpg');
    await panelSays(page, 'Thank you, you can pay now');
    await picture(page, 'guest-desktop-verified');
    await pay(page);
    await page.waitForURL('**/checkout/order-confirmation');
    await picture(page, 'guest-desktop-confirmation');

    await bigcommerceShows(shop, {
      orders: [
        {
          id: 101,
          statusId: 11,
          metafields: expect.arrayContaining([
            expect.objectContaining({ namespace: 'realid', key: 'verification_status', value: 'verified' }),
            expect.objectContaining({ namespace: 'realid', key: 'check_id', value: expect.stringMatching(/^chk_/) }),
          ]),
        },
      ],
    });
    await page.goto(`${shop.storeUrl}/bigcommerce`);
    await page.getByText('verification_status').first().waitFor();
    await picture(page, 'guest-desktop-bigcommerce');
    expect(errors).toEqual([]);
    await context.close();
  });

  test('as a signed-in customer is asked once, on a phone, and not again for the next order', async () => {
    const { page, context, errors } = await newShopper(browser, phone);
    await page.goto(`${shop.storeUrl}/start/customer?product=whisky&step=payment`);
    await panelSays(page, 'Please show your ID to pay');
    await expectPaymentStopped(page);
    const shows = (status: string, ...levels: readonly string[]) =>
      bigcommerceShows(shop, {
        customers: [
          {
            metafields: expect.arrayContaining([
              expect.objectContaining({ namespace: 'realid', key: 'verification_status', value: status }),
            ]),
            attributes: levels.map((value) => expect.objectContaining({ name: 'blockid_ial', value })),
          },
        ],
      });
    await shows('pending');
    await panelOf(page)
      .getByRole('button', { name: /^(Start|Use this device)$/ })
      .click();
    await shows('in_progress');
    await picture(page, 'customer-phone-photo');

    // A reload in the middle keeps the check, and a second tab has the same one.
    await page.reload();
    const tab = await context.newPage();
    await tab.goto(`${shop.storeUrl}/checkout`);
    await panelOf(tab).waitFor();
    await showPhoto(page, 'hurried.jpg');
    await panelSays(page, 'Thank you, you can pay now');
    await panelOf(tab).getByRole('heading', { name: 'Thank you, you can pay now' }).waitFor();
    await tab.close();
    await shows('verified', '1');
    await picture(page, 'customer-phone-verified');
    await pay(page);
    await page.waitForURL('**/checkout/order-confirmation');

    await page.goto(`${shop.storeUrl}/start/customer?product=whisky&step=payment`);
    await pay(page);
    await page.waitForURL('**/checkout/order-confirmation');
    await expect
      .poll(
        async () =>
          ((await (await fetch(`${shop.storeUrl}/bigcommerce.json`)).json()).orders as { metafields: unknown[] }[]).map(
            ({ metafields }) => metafields.length,
          ),
        { timeout: 15_000 },
      )
      .toEqual([2, 2, 2]);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('with a document that is refused can not pay, however often they press', async () => {
    const { page, context, errors } = await newShopper(browser, desktop);
    const before = (await orders()).length;
    await page.goto(`${shop.storeUrl}/start/guest?product=whisky&step=payment`);
    await showPhoto(page, 'qr-code.jpg');
    await panelSays(page, 'That isn’t the barcode we need');
    await showPhoto(page, 'under-21.jpg');
    await panelSays(page, 'You can’t buy this order');
    await picture(page, 'guest-desktop-refused');
    await expectPaymentStopped(page);
    await page.reload();
    await panelSays(page, 'You can’t buy this order');
    await expectPaymentStopped(page);
    await page.locator('.checkout-step--billing [data-test="step-edit-button"]').click();
    await page.locator('#checkout-billing-continue').click();
    await panelSays(page, 'You can’t buy this order');
    await expectPaymentStopped(page);
    expect(await orders()).toHaveLength(before);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('whose document needs a person waits, and is told so', async () => {
    const { page, context, errors } = await newShopper(browser, phone);
    await page.goto(`${shop.storeUrl}/start/guest?product=whisky&step=payment`);
    await showPhoto(page, 'expired.jpg');
    await panelSays(page, /has expired/);
    await picture(page, 'guest-phone-in-review');
    await expectPaymentStopped(page);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('past the gate, straight through the Storefront API, has the order held', async () => {
    const { page, context } = await newShopper(browser, desktop);
    await page.goto(`${shop.storeUrl}/start/guest?product=whisky&step=payment`);
    const [cart] = await (await page.request.get(`${shop.storeUrl}/api/storefront/carts`)).json();
    const placed = await page.request.post(`${shop.storeUrl}/internalapi/v1/checkout/order`, {
      data: { cartId: cart.id, payment: { name: 'cod' } },
    });
    const orderId = (await placed.json()).data.order.orderId;
    await expect
      .poll(async () => (await orders()).find(({ id }) => id === orderId), { timeout: 15_000 })
      .toMatchObject({ statusId: 12 });
    await context.close();
  });
});

describe.skipIf(inject('chromiumPath') === null)('the script', () => {
  beforeAll(async () => {
    [shop, browser] = await Promise.all([startShop(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.[Symbol.asyncDispose]();
  });

  test('asks the receiver nothing, and shows nothing, for a cart that no rule touches', async () => {
    const { page, context, errors } = await newShopper(browser, desktop);
    const asked: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin === shop.receiverUrl && !url.pathname.startsWith('/gate.')) asked.push(url.pathname);
    });
    await page.goto(`${shop.storeUrl}/start/guest?product=mug&step=payment`);
    await pay(page);
    await page.waitForURL('**/checkout/order-confirmation');
    expect(asked).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('does not run when a byte of it was changed', async () => {
    const { page, context, errors } = await newShopper(browser, desktop);
    await page.route('**/gate.*.js*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()} ` });
    });
    await page.goto(`${shop.storeUrl}/start/guest?product=whisky&step=payment`);
    await page.locator('#checkout-payment-continue').waitFor();
    expect(await page.evaluate(() => 'idgate' in window)).toBe(false);
    expect(errors.join()).toMatch(/integrity/);
    await context.close();
  });
});
