import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { bigcommerceShows, launchBrowser, newShopper, type RunningShop, startShop } from '../support/shop.ts';
import { clerkEmail, installApp, openApp, ownerEmail, type Panel } from './control-panel/panel.ts';

const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };
const awaitingFulfilment = 11;
const heldForReview = 12;

let shop: RunningShop;
let browser: Browser;
let panel: Panel;

/** As everybody can take it in, at both widths, with a picture of each. */
async function looksRight(name: string): Promise<void> {
  for (const [device, size] of Object.entries({ desktop, phone })) {
    await panel.page.setViewportSize(size);
    // BigDesign's buttons have paler words under a mouse.
    await panel.page.mouse.move(0, 0);
    await expectAccessible(panel.app.locator('body'));
    await panel.page.screenshot({ path: `${images}panel-${name}-${device}.png`, animations: 'disabled' });
  }
  await panel.page.setViewportSize(desktop);
}

const orderShows = (id: number, shown: object) =>
  bigcommerceShows(shop, { orders: expect.arrayContaining([expect.objectContaining({ id, ...shown })]) });

/** Places an order that needs a check and has none, which is held. */
async function placeTestOrder(): Promise<number> {
  await panel.open('Set-up');
  await panel.press('Place a test order');
  const [orderId] = /\d+/.exec(await panel.app.getByText(/^Order \d+ is placed/).innerText()) ?? [];
  return Number(orderId);
}

/** A guest with this in their cart at the payment step. */
async function atPayment(product: string): Promise<{ page: Page; end: () => Promise<void> }> {
  const { page, context } = await newShopper(browser, desktop);
  await page.goto(`${shop.storeUrl}/start/guest?product=${product}&step=payment`);
  await page.locator('#checkout-payment-continue').waitFor();
  return { page, end: () => context.close() };
}
const asks = (page: Page) => page.getByRole('region', { name: 'Before you pay' }).getByRole('heading').first();

const publish = async () => {
  await panel.press('Publish draft …');
  await panel.confirm('Publish');
  await panel.says('Published. The rules are live.');
};

describe.skipIf(inject('chromiumPath') === null)('a merchant in the control panel', () => {
  beforeAll(async () => {
    await mkdir(images, { recursive: true });
    [shop, browser] = await Promise.all([startShop(), launchBrowser()]);
    const { page } = await newShopper(browser, desktop);
    panel = await installApp(page, shop);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.[Symbol.asyncDispose]();
  });

  test('has installed the app, and sees that all it needs is there', async () => {
    await panel.app.getByRole('heading', { name: 'Set-up' }).waitFor();
    await expect.poll(() => panel.app.getByText('Ready', { exact: true }).count()).toBeGreaterThanOrEqual(6);
    expect(await panel.app.getByText('Needs attention').count()).toBe(0);
    await looksRight('setup');
  });

  test('adds a rule that asks nobody at first', async () => {
    await panel.open('Rules');
    await panel.press('Add a rule');
    await panel.app.getByLabel('Name', { exact: false }).fill('Mugs need an ID');
    await panel.app.getByRole('button', { name: 'Add a condition' }).first().click();
    const about = panel.app.getByRole('combobox', { name: 'What about' });
    await about.fill('Products');
    await about.press('Enter');
    await panel.app.getByLabel('Any of these products').fill('mug');
    await panel.press('Find');
    await panel.press(/^Add Stoneware coffee mug/);
    await panel.says(/^Only notes who would have been asked .* when the cart has Stoneware coffee mug/);
    await looksRight('rule');
    await panel.press('Save to draft');
    await publish();

    const { page, end } = await atPayment('mug');
    await page.locator('#checkout-payment-continue:enabled').click();
    await page.waitForURL('**/checkout/order-confirmation');
    await end();
    await expect
      .poll(async () => {
        await panel.open('Checks');
        await panel.open('Rules');
        return panel.app
          .getByText(/it would have asked at .* and 1 order/)
          .waitFor({ timeout: 2_000 })
          .then(
            () => true,
            () => false,
          );
      })
      .toBe(true);
    await looksRight('rules');
  });

  test('tries it on past orders and makes it live, and the next checkout is asked', async () => {
    await panel.open('Rules');
    await panel.press('Make live: Mugs need an ID');
    await panel.press('Try it on past orders');
    await panel.press('Run');
    await panel.says('What changes against today');
    await panel.says('1 more than today');
    await looksRight('simulator');
    await panel.open('Rules');
    await publish();
    await expect
      .poll(async () => {
        const { page, end } = await atPayment('mug');
        const isAsked = await asks(page)
          .waitFor({ timeout: 2_000 })
          .then(
            () => true,
            () => false,
          );
        await end();
        return isAsked;
      })
      .toBe(true);
  });

  test('restores the rules of before, and nobody is asked for a mug any more', async () => {
    await panel.open('Rules');
    await panel.press('Versions');
    await panel.app.getByRole('link', { name: 'Version 1', exact: true }).click();
    await panel.press('Restore …');
    await looksRight('versions');
    await panel.confirm('Restore');
    await panel.says('Version 1 is live again.');
    expect(await panel.app.getByText('Mugs need an ID').count()).toBe(0);
    const { page, end } = await atPayment('mug');
    await page.locator('#checkout-payment-continue:enabled').click();
    await page.waitForURL('**/checkout/order-confirmation');
    await end();
  });

  test('approves a check before any photo, which lets its order go, and takes that back', async () => {
    const orderId = await placeTestOrder();
    await orderShows(orderId, { statusId: heldForReview });
    await panel.open('Checks');
    await looksRight('checks');
    await panel.app.getByRole('link', { name: /chk_/ }).first().click();
    await panel.app.getByRole('heading', { name: 'Your decision' }).waitFor();
    await panel.press('Approve');
    await panel.says('Say why first: it is kept with the check.');
    await panel.app.getByLabel('Reason').fill('We know this customer from our shop in town.');
    await panel.press('Approve');
    await panel.says('Approved. Orders that waited for it are released.');
    await orderShows(orderId, {
      statusId: awaitingFulfilment,
      metafields: expect.arrayContaining([expect.objectContaining({ value: 'manually_approved' })]),
    });
    await panel.press('Look again');
    await looksRight('check');

    await panel.press('Undo');
    await panel.says('Undone. The check is as it was before the decision.');
    await orderShows(orderId, {
      statusId: heldForReview,
      metafields: expect.arrayContaining([expect.objectContaining({ value: 'pending' })]),
    });
  });

  test('decides at the review desk about somebody who asked for a person', async () => {
    const { page, end } = await atPayment('whisky');
    const region = page.getByRole('region', { name: 'Before you pay' });
    await region.getByRole('button', { name: 'I have none of these' }).click();
    await region.getByRole('button', { name: 'Ask a person' }).click();
    await region.getByRole('heading', { name: 'A person will look at your check' }).waitFor();
    await panel.open('Review');
    await panel.app.getByRole('link', { name: /The shopper asked for a person/ }).click();
    await panel.app.getByRole('heading', { name: 'Your decision' }).waitFor();
    await looksRight('review');
    await panel.app.getByLabel('Reason').fill('Seen at the counter.');
    await panel.press('Approve');
    await region.getByRole('heading', { name: 'Thank you, you can pay now' }).waitFor();
    await page.locator('#checkout-payment-continue:enabled').click();
    await page.waitForURL('**/checkout/order-confirmation');
    await end();
  });

  test('chooses where orders go and which are never touched, and sees it obeyed', async () => {
    await panel.open('Settings');
    await panel.tick('Change order statuses as checks go on');
    const inProgress = panel.app.getByRole('combobox', { name: 'In progress' });
    await inProgress.click();
    await panel.app.getByRole('option', { name: 'Disputed' }).click();
    await looksRight('order-sync');
    await panel.press('Save');
    await panel.says('The settings are saved.');
    const disputed = 13;
    await orderShows(await placeTestOrder(), { statusId: disputed });

    await panel.open('Settings');
    await panel.tick('Awaiting Fulfillment');
    await panel.tick('Shipped (default)');
    await panel.says('Let idgate change orders that are Shipped?');
    await panel.confirm('Cancel');
    await panel.press('Save');
    await panel.says('The settings are saved.');
    const protectedOrder = await placeTestOrder();
    await orderShows(protectedOrder, {
      statusId: awaitingFulfilment,
      metafields: expect.arrayContaining([expect.objectContaining({ value: 'pending' })]),
    });
  });

  test('erases the person of a check, and gets a receipt', async () => {
    await panel.open('Checks');
    await panel.app.getByRole('link', { name: /chk_/ }).first().click();
    await panel.press('Erase the person');
    await panel.confirm('Erase');
    await panel.app.getByText('Receipt number').waitFor();
    await looksRight('receipt');
    await panel.confirm('Close');
    await panel.says(/What is about the person was erased on/);
  });

  test('sees every change in a trail that nobody can alter', async () => {
    await panel.open('Settings');
    await panel.app.getByRole('tab', { name: 'Access' }).click();
    await panel.says('The trail is whole: every entry was compared with the one before it.');
    for (const action of ['Erased a person', 'Changed settings', 'Undid a decision', 'Restored older rules'])
      await panel.says(action);
    await looksRight('access');
    for (const tab of ['Provider', 'Widget', 'Data']) {
      await panel.app.getByRole('tab', { name: tab }).click();
      await panel.app.getByRole('tabpanel').or(panel.app.locator('form, section, article')).first().waitFor();
      await looksRight(tab.toLowerCase());
    }
  });

  test('sees in figures what idgate did', async () => {
    await panel.open('Overview');
    await looksRight('overview');
  });

  test('who may only look is shown everything, and changes nothing', async () => {
    const { page, context } = await newShopper(browser, desktop);
    const clerk = await openApp(page, shop, clerkEmail);
    await clerk.says(`${clerkEmail} · Viewer`);
    await clerk.open('Rules');
    expect(await clerk.app.getByRole('button', { name: 'Edit: Whisky needs 21' }).count()).toBe(0);
    await clerk.open('Checks');
    await clerk.app.getByRole('link', { name: /chk_/ }).last().click();
    await clerk.says('Why, and what was done');
    expect(await clerk.app.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await context.close();
    const again = await openApp(panel.page, shop, ownerEmail);
    await again.says(`${ownerEmail} · Owner`);
  });
});
