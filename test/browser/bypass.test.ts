import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, type RunningShop, startShop } from '../support/shop.ts';
import { learnCart } from './bypass/in-page.ts';
import { type Sign, type Way, ways } from './bypass/ways.ts';

const report = fileURLToPath(new URL('../../docs/bypass.md', import.meta.url));
const refusal = 'Your ID has to be checked before you can pay.';

let shop: RunningShop;
let browser: Browser;
const outcomes = new Map<string, { without: string; with: string }>();

type Orders = { id: number; statusId: number }[];
const orders = async (): Promise<Orders> => (await (await fetch(`${shop.storeUrl}/bigcommerce.json`)).json()).orders;

async function openPage(way: Way, isGated: boolean): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: shop.storeUrl, hasTouch: true, locale: 'en-US' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  // As if it were not installed.
  if (!isGated) await page.route('**/gate.*.js*', (route) => route.abort());
  await page.goto(`/start/${way.start}`);
  await learnCart(page);
  const isAtPayment = way.start.includes('step=payment');
  await page.locator(isAtPayment ? '#checkout-payment-continue' : '#sandboxexpressCheckoutButton button').waitFor();
  if (isAtPayment) await page.locator('#checkout-payment-continue:enabled').waitFor();
  if (isGated && isAtPayment) await panelOf(page).getByRole('heading').first().waitFor();
  if (isGated && !isAtPayment) await page.locator('.checkout-button-container[inert]').waitFor();
  await way.prepare?.(page);
  return { page, context };
}

/** Chromium takes a minute over it now and then. Nothing waits for that: what is left is closed with the browser. */
const leave = (context: BrowserContext) => void context.close().catch(() => {});

const panelOf = (page: Page) => page.getByRole('region', { name: 'Before you pay' });

/** Ends when the page shows that it has stopped the attempt in this way. */
const signs: Record<Exclude<Sign, 'held'>, (page: Page, answer: unknown) => Promise<void>> = {
  async led(page) {
    await expect
      .poll(() =>
        panelOf(page)
          .first()
          .evaluate((panel) => panel.matches(':focus-within')),
      )
      .toBe(true);
  },
  async refused(page) {
    await page.getByRole('dialog', { name: 'Something’s gone wrong' }).getByText(refusal).waitFor();
  },
  async answered(_, answer) {
    expect([403, false, refusal]).toContainEqual(answer);
  },
};

const words: Record<Sign, string> = {
  led: 'Stopped before the page hears of it; the shopper is led to the panel',
  refused: 'Stopped at the request; the checkout shows our sentence in its own error dialog',
  answered: 'Stopped at the request; the caller is told so',
  held: '**An order**, which the receiver holds',
};

describe.skipIf(inject('chromiumPath') === null)('a way to place an order without a check', () => {
  beforeAll(async () => {
    [shop, browser] = await Promise.all([startShop(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.[Symbol.asyncDispose]();
    if (outcomes.size === ways.length) await writeFile(report, asPage());
  });

  test.each(ways)('$name', async (way) => {
    const before = (await orders()).length;
    const ungated = await openPage(way, false);
    await way.attempt(ungated.page);
    await expect.poll(async () => (await orders()).length, { timeout: 10_000 }).toBe(before + 1);
    leave(ungated.context);

    const { page, context } = await openPage(way, true);
    const answer = await way.attempt(page);
    if (way.sign === 'held') {
      await expect
        .poll(async () => (await orders()).map(({ statusId }) => statusId).slice(0, 2), { timeout: 15_000 })
        .toEqual([12, 12]);
      expect(await orders()).toHaveLength(before + 2);
    } else {
      await signs[way.sign](page, answer);
      expect(await page.locator('dialog.walletSheet').count()).toBe(0);
      expect(await orders()).toHaveLength(before + 1);
      expect(new URL(page.url()).pathname).toBe('/checkout');
    }
    leave(context);
    outcomes.set(way.name, { without: 'An order', with: words[way.sign] });
  });

  test('and none came later', async () => {
    const placedUngated = outcomes.size;
    const leaked = ways.filter(({ name, sign }) => sign === 'held' && outcomes.has(name)).length;
    expect(await orders()).toHaveLength(placedUngated + leaked);
  });
});

const asPage = () => `# Ways past the gate, and what became of them

Written by \`test/browser/bypass.test.ts\` at every run: each way was walked in Chromium on the sandbox's checkout, once with the gate's script kept
out, to see that it places an order at all, and once with it, for a cart that needs a check and has none.

| way | without the gate | with the gate |
| --- | --- | --- |
${ways.map(({ name }) => `| ${name} | ${outcomes.get(name)?.without} | ${outcomes.get(name)?.with} |`).join('\n')}

What no script in a page can stop, it does not: a request from another page, another program, a worker or a window that the gate never saw, or one
through a \`fetch\` that somebody locked before it came. Nor does it look at addresses that the hosted checkout doesn't order through, such as the
storefront's GraphQL. An order that is placed that way is put on hold by the receiver as soon as BigCommerce tells of it, and stays there until somebody is verified.
`;
