import type { Browser } from 'playwright-core';
import type { RunningShop } from '../../support/start-shop.ts';
import { type Figure, inMs, median, quantile } from '../figures.ts';
import { newShopper } from './shopper-context.ts';

const runs = 20;

/** How soon a page lets its shopper pay once the receiver has its verdict. */
export async function measureVerdict(browser: Browser, shop: RunningShop): Promise<Figure[]> {
  const photo = await (await fetch(`${shop.storeUrl}/photographs/licence.jpg`)).arrayBuffer();
  const latenesses: number[] = [];
  for (let index = 0; index < runs; index++) latenesses.push(await openingAfterVerdict(browser, shop, photo));
  return [
    {
      name: `verdict at the receiver → payment open again, median of ${runs}`,
      measured: inMs(median(latenesses)),
      goal: '≤ 150 ms',
      isReached: median(latenesses) <= 150,
    },
    { name: '  p95', measured: inMs(quantile(latenesses, 0.95)), goal: null },
  ];
}

/**
 * Milliseconds from the receiver's answer to the photo, which it gives once the verdict is stored, to payment being open in the page.
 * The photo is sent from outside of the page, as by the shopper's phone: the page has to hear of it by itself. Then an order goes through.
 */
async function openingAfterVerdict(browser: Browser, shop: RunningShop, photo: ArrayBuffer): Promise<number> {
  const context = await newShopper(browser, shop);
  const page = await context.newPage();
  const decided = page.waitForResponse(`${shop.receiverUrl}/v1/decisions`);
  const followed = page.waitForResponse((response) => response.url().endsWith('/events'));
  await page.goto('/start/guest?product=whisky&step=payment');
  const { check, checkToken } = await (await decided).json();
  await followed;
  await page.getByRole('region', { name: 'Before you pay' }).getByRole('button').first().waitFor();
  const opened = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const { idgate } = window as unknown as { idgate: { gate: { payment: string } } };
        const timer = setInterval(() => {
          if (idgate.gate.payment !== 'open') return;
          clearInterval(timer);
          resolve(performance.timeOrigin + performance.now());
        }, 1);
      }),
  );
  const answer = await fetch(`${shop.receiverUrl}/v1/checks/${check.checkId}/photo`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${checkToken}`, 'Content-Type': 'image/jpeg' },
    body: photo,
  });
  const verdictAtMs = performance.timeOrigin + performance.now();
  if ((await answer.json()).decision !== 'clear') throw new Error('The photo was not taken for a clear check.');
  const openedAtMs = await opened;
  await page.locator('#checkout-payment-continue').click();
  await page.waitForURL('**/order-confirmation');
  await context.close();
  return openedAtMs - verdictAtMs;
}
