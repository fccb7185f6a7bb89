import type { Locator, Page } from 'playwright-core';
import { callPageService, callReactSubmit, orderBody, submitWithOwnService } from './in-page.ts';

/** What a gated page does about an attempt, as the test can see it. */
export type Sign =
  /** The shopper is brought to the panel; the page itself never heard of the attempt. */
  | 'led'
  /** The order request is refused in the page, and the checkout app shows its own error dialog. */
  | 'refused'
  /** The order request is refused in the page, and whoever made it is told so. */
  | 'answered'
  /** Nothing in the page can stop it; the receiver holds the order. */
  | 'held';

export interface Way {
  readonly name: string;
  /** Query of `/start/guest` or `/start/customer`. */
  readonly start: string;
  readonly sign: Sign;
  /** Goes as far as the attempt itself, which `attempt` then makes. */
  readonly prepare?: (page: Page) => Promise<void>;
  readonly attempt: (page: Page) => Promise<unknown>;
}

const paying = 'guest?product=whisky&step=payment';
const payButton = (page: Page) => page.locator('#checkout-payment-continue');
const choose = (method: string) => (page: Page) => page.locator(`#radio-${method}`).check();

/** Presses where it is seen, whether or not it takes the press: an inert control doesn't. */
export async function pressAt(target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('There is nothing to press.');
  await target.page().mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Approves in a wallet's sheet, if that opened. */
async function approve(page: Page, name: string): Promise<void> {
  const sheet = page.getByRole('dialog', { name });
  const isOpen = await page.evaluate(() => document.querySelector('dialog.walletSheet') !== null);
  if (isOpen) await sheet.getByRole('button', { name: 'Approve' }).click();
}

const card = (page: Page) => page.frameLocator('#sandboxcard-fields').locator('#number');

export const ways: readonly Way[] = [
  { name: 'Click on the pay button', start: paying, sign: 'led', attempt: (page) => pressAt(payButton(page)) },
  {
    name: 'Tap on the pay button',
    start: paying,
    sign: 'led',
    attempt: async (page) => {
      await payButton(page).scrollIntoViewIfNeeded();
      const box = await payButton(page).boundingBox();
      if (box) await page.touchscreen.tap(box.x + 10, box.y + 10);
    },
  },
  { name: 'Enter on the pay button', start: paying, sign: 'led', attempt: (page) => payButton(page).press('Enter') },
  { name: 'Space on the pay button', start: paying, sign: 'led', attempt: (page) => payButton(page).press('Space') },
  {
    name: 'Enter on a payment method (implicit submission)',
    start: paying,
    sign: 'led',
    attempt: (page) => page.locator('#radio-cod').press('Enter'),
  },
  {
    name: 'Pay button with a card typed in',
    start: paying,
    sign: 'led',
    prepare: async (page) => {
      await choose('sandboxcard')(page);
      await card(page).fill('4242 4242 4242 4242');
    },
    attempt: (page) => pressAt(payButton(page)),
  },
  {
    name: 'Enter inside the hosted card fields',
    start: paying,
    sign: 'refused',
    prepare: async (page) => {
      await choose('sandboxcard')(page);
      await card(page).fill('4242 4242 4242 4242');
    },
    attempt: (page) => card(page).press('Enter'),
  },
  {
    name: 'Wallet button at the payment step',
    start: paying,
    sign: 'led',
    prepare: choose('sandboxpaypal'),
    attempt: async (page) => {
      await pressAt(payButton(page).locator('button'));
      await approve(page, 'Wallet button');
    },
  },
  {
    name: 'Wallet sheet opened by the pay button',
    start: paying,
    sign: 'led',
    prepare: choose('sandboxapplepay'),
    attempt: async (page) => {
      await pressAt(payButton(page));
      await approve(page, 'Wallet sheet');
    },
  },
  {
    name: 'Express wallet at the customer step',
    start: 'guest?product=whisky',
    sign: 'led',
    attempt: async (page) => {
      await pressAt(page.locator('#sandboxexpressCheckoutButton button'));
      await approve(page, 'Sandbox Express');
    },
  },
  {
    name: 'The same wallet’s button, off-screen at the payment step, by script',
    start: paying,
    sign: 'led',
    attempt: async (page) => {
      await page.evaluate(() => document.querySelector<HTMLElement>('#sandboxexpressCheckoutButton button')?.click());
      await approve(page, 'Sandbox Express');
    },
  },
  {
    name: 'Store credit that covers the order',
    start: 'customer?product=whisky&step=payment',
    sign: 'led',
    prepare: async (page) => {
      await page.locator('#useStoreCredit').check();
      await page.locator('[data-test="payment-not-required"]').waitFor();
    },
    attempt: (page) => pressAt(payButton(page)),
  },
  {
    name: 'Trying again after an order that failed',
    start: `${paying}&fail=1`,
    sign: 'refused',
    prepare: async (page) => {
      await choose('sandboxcard')(page);
      await card(page).fill('4242 4242 4242 4242');
      await card(page).press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
    },
    attempt: (page) => card(page).press('Enter'),
  },
  {
    name: '`button.click()`',
    start: paying,
    sign: 'led',
    attempt: (page) => payButton(page).evaluate((button) => (button as HTMLElement).click()),
  },
  {
    name: '`form.requestSubmit()`',
    start: paying,
    sign: 'led',
    attempt: (page) =>
      page.locator('form[data-test="payment-form"]').evaluate((form) => (form as HTMLFormElement).requestSubmit()),
  },
  {
    name: 'A dispatched `submit` event',
    start: paying,
    sign: 'led',
    attempt: (page) =>
      page
        .locator('form[data-test="payment-form"]')
        .evaluate((form) => form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))),
  },
  {
    name: 'React’s own `onSubmit`, called directly',
    start: paying,
    sign: 'refused',
    attempt: (page) => page.evaluate(callReactSubmit),
  },
  {
    name: '`submitOrder` of the page’s `CheckoutService`',
    start: paying,
    sign: 'answered',
    attempt: (page) => page.evaluate(callPageService),
  },
  {
    name: '`submitOrder` of a second `CheckoutService`',
    start: paying,
    sign: 'answered',
    attempt: submitWithOwnService,
  },
  {
    name: '`XMLHttpRequest`',
    start: paying,
    sign: 'answered',
    attempt: (page) =>
      page.evaluate(
        (body) =>
          new Promise((answer) => {
            const xhr = new XMLHttpRequest();
            xhr.open('POST', '/internalapi/v1/checkout/order');
            xhr.setRequestHeader('Content-Type', 'application/json');
            xhr.onload = () => answer(xhr.status);
            xhr.send(body);
          }),
        orderBody(page),
      ),
  },
  {
    name: 'A synchronous `XMLHttpRequest`',
    start: paying,
    sign: 'answered',
    attempt: (page) =>
      page.evaluate((body) => {
        const xhr = new XMLHttpRequest();
        xhr.open('POST', '/internalapi/v1/checkout/order', false);
        xhr.setRequestHeader('Content-Type', 'application/json');
        xhr.send(body);
        return xhr.status;
      }, orderBody(page)),
  },
  {
    name: '`fetch` with an address',
    start: paying,
    sign: 'answered',
    attempt: (page) =>
      page.evaluate(async (body) => {
        const headers = { 'Content-Type': 'application/json' };
        return (await fetch('/internalapi/v1/checkout/order', { method: 'POST', headers, body })).status;
      }, orderBody(page)),
  },
  {
    name: '`fetch` with a `Request`',
    start: paying,
    sign: 'answered',
    attempt: (page) =>
      page.evaluate(async (body) => {
        const headers = { 'Content-Type': 'application/json' };
        const request = new Request('/internalapi/v1/checkout/order', { method: 'POST', headers, body });
        return (await fetch(request)).status;
      }, orderBody(page)),
  },
  {
    name: '`navigator.sendBeacon`',
    start: paying,
    sign: 'answered',
    attempt: (page) =>
      page.evaluate(
        (body) =>
          navigator.sendBeacon('/internalapi/v1/checkout/order', new Blob([body], { type: 'application/json' })),
        orderBody(page),
      ),
  },
  {
    name: '`XMLHttpRequest` from a fresh iframe',
    start: paying,
    sign: 'held',
    attempt: (page) =>
      page.evaluate(
        (body) =>
          new Promise((answer) => {
            const frame = document.createElement('iframe');
            document.body.append(frame);
            const Fresh = (frame.contentWindow as (Window & typeof globalThis) | null)?.XMLHttpRequest;
            if (!Fresh) throw new Error('The frame has no window.');
            const xhr = new Fresh();
            xhr.open('POST', '/internalapi/v1/checkout/order');
            xhr.setRequestHeader('Content-Type', 'application/json');
            xhr.onload = () => answer(xhr.status);
            xhr.send(body);
          }),
        orderBody(page),
      ),
  },
  {
    name: 'A request from outside the page, with the shopper’s cookie',
    start: paying,
    sign: 'held',
    attempt: async (page) => {
      const response = await page.request.post('/internalapi/v1/checkout/order', { data: JSON.parse(orderBody(page)) });
      return response.status();
    },
  },
];
