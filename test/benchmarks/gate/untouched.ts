import type { Browser } from 'playwright-core';
import type { RunningShop } from '../../support/start-shop.ts';
import { type Figure, inMs, median } from '../figures.ts';
import { countMore, recordChanges } from './dom-changes.ts';
import { type MainThread, traceMainThread } from './main-thread.ts';
import { replaceCheckout, requestsOfCheckout } from './replayed-page.ts';
import { newShopper } from './shopper-context.ts';

const loads = 15;
const cpuSlowdown = 4;
/** Longer than the gate waits for the page's own traffic before it looks for itself. */
const quietMs = 3_500;
const starts = ['guest?product=mug&step=payment', 'guest?product=mug', 'customer?product=mug&step=payment'];

/** What a cart that needs no check has to bear. */
export async function measureUntouched(browser: Browser, shop: RunningShop): Promise<Figure[]> {
  const requests: string[] = [];
  const more: number[] = [];
  for (const start of starts) {
    const plain = [];
    for (let index = 0; index < 3; index++) plain.push(await changesIn(browser, shop, start, false, []));
    for (let index = 0; index < 3; index++)
      more.push(countMore(await changesIn(browser, shop, start, true, requests), plain));
  }
  const time = await timeInScripts(browser, shop);
  return [
    {
      name: 'requests to the receiver, from load to confirmation',
      measured: String(requests.length),
      goal: '0',
      isReached: requests.length === 0,
    },
    {
      name: `changes of the document by the gate, in ${more.length} loads`,
      measured: String(more.reduce((sum, count) => sum + count, 0)),
      goal: '0',
      isReached: more.every((count) => count === 0),
    },
    {
      name: `main thread at ${cpuSlowdown}×, median of ${loads} loads`,
      measured: inMs(time.gateMs),
      goal: '≤ 5 ms',
      isReached: time.gateMs <= 5,
    },
    { name: '  of which running the script when it comes', measured: inMs(time.evaluationMs), goal: null },
    { name: '  and all that it does from then on', measured: inMs(time.gateMs - time.evaluationMs), goal: null },
    {
      name: '  beside what the checkout’s own scripts take',
      measured: `${((100 * time.gateMs) / time.checkoutMs).toFixed(1)} % of ${inMs(time.checkoutMs)}`,
      goal: null,
    },
  ];
}

/**
 * How long the gate keeps the main thread busy. What it does inside of the page's own calls no trace tells apart, so a page that makes the
 * checkout's requests and nothing else is loaded with and without it.
 */
async function timeInScripts(
  browser: Browser,
  shop: RunningShop,
): Promise<{ gateMs: number; evaluationMs: number; checkoutMs: number }> {
  const gated: MainThread[] = [];
  const plain: MainThread[] = [];
  const whole: MainThread[] = [];
  for (let index = 0; index < loads; index++) {
    gated.push(await traceLoad(browser, shop, 'replayed, gated'));
    plain.push(await traceLoad(browser, shop, 'replayed'));
    whole.push(await traceLoad(browser, shop, 'checkout'));
  }
  const slowed = (threads: readonly MainThread[], of: (thread: MainThread) => number) =>
    median(threads.map(of)) * cpuSlowdown;
  const gateMs = slowed(gated, ({ scriptsMs }) => scriptsMs) - slowed(plain, ({ scriptsMs }) => scriptsMs);
  return {
    gateMs,
    evaluationMs: slowed(gated, ({ evaluationMs }) => evaluationMs),
    checkoutMs: slowed(whole, ({ scriptsMs }) => scriptsMs) - gateMs,
  };
}

/** One load in a browser that has seen nothing of the shop yet. */
async function traceLoad(
  browser: Browser,
  shop: RunningShop,
  kind: 'checkout' | 'replayed' | 'replayed, gated',
): Promise<MainThread> {
  const context = await newShopper(browser, shop);
  const start = `/start/${starts[0]}`;
  const seen = await context.newPage();
  const addresses = await requestsOfCheckout(seen, start);
  await seen.close();
  const cold = await newShopper(browser, shop, await context.storageState());
  if (kind !== 'checkout') await replaceCheckout(cold, shop, { addresses, isGated: kind === 'replayed, gated' });
  const page = await cold.newPage();
  const thread = await traceMainThread(browser, page, shop.receiverUrl, async () => {
    const answered = page.waitForResponse(addresses.at(-1) ?? '');
    await page.goto('/checkout');
    await answered;
    if (kind === 'checkout') await page.locator('#checkout-payment-continue:enabled').waitFor();
    await page.waitForLoadState('networkidle');
  });
  await cold.close();
  await context.close();
  return thread;
}

/** The changes of the document until all is quiet. Then the order is placed, where that is the next step. */
async function changesIn(
  browser: Browser,
  shop: RunningShop,
  start: string,
  isGated: boolean,
  requests: string[],
): Promise<string[]> {
  const context = await newShopper(browser, shop);
  const page = await context.newPage();
  await page.addInitScript(recordChanges);
  if (!isGated) await page.route(`${shop.receiverUrl}/gate.*`, (route) => route.abort());
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(shop.receiverUrl) && !/\/gate\.[^/]*\.js\?/.test(url)) requests.push(url);
  });
  await page.goto(`/start/${start}`);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(quietMs);
  const changes = await page.evaluate(() => (window as unknown as { changes: string[] }).changes);
  if (start.includes('step=payment')) {
    await page.locator('#checkout-payment-continue').click();
    await page.waitForURL('**/order-confirmation');
  }
  await context.close();
  return changes;
}
