import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { createRandom } from '../../../src/sandbox/photographs/random.ts';
import type { RunningShop } from '../../support/start-shop.ts';
import { arrange, drawLoadOrder, type LoadOrder, neighbourSources, type TagPlace } from './load-order.ts';
import { type ProbeNews, probeOrders } from './order-probe.ts';
import { newShopper } from './shopper-context.ts';

const pagesAtOnce = 6;
const loadLimitMs = 60_000;
/** The shop ends connections that were idle, perhaps just as one is used again. */
const maxRetries = 3;

/** What became of one load. */
export interface Load {
  readonly order: LoadOrder;
  /** Undefined when no pay button came. */
  readonly wasArmed: boolean | undefined;
  readonly isOrdered: boolean;
  /** Everything that the probe tried was answered, or the page had left for the confirmation. */
  readonly isTried: boolean;
}

/** So many loads of a cart that needs a check, each in an order of its own, several at once. */
export async function loadInRandomOrders(
  browser: Browser,
  shop: RunningShop,
  place: TagPlace,
  { loads, seed }: { loads: number; seed: number },
): Promise<Load[]> {
  const done: Load[] = [];
  let next = 0;
  const work = async () => {
    await using shopper = await openShopper(browser, shop, place);
    while (next < loads) {
      done.push(await shopper.load(drawLoadOrder(createRandom(seed + next++))));
      if (done.length % 100 === 0) {
        const orders = done.filter(({ isOrdered }) => isOrdered).length;
        process.stderr.write(`${done.length} of ${loads} loads, ${orders} with an order\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: pagesAtOnce }, work));
  return done;
}

interface Shopper extends AsyncDisposable {
  load(order: LoadOrder): Promise<Load>;
}

async function openShopper(browser: Browser, shop: RunningShop, place: TagPlace): Promise<Shopper> {
  const context = await newShopper(browser, shop);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let order = drawLoadOrder(() => 0);
  let onNews = (_: ProbeNews) => {};
  await page.exposeBinding('tellProbe', (_, news: ProbeNews) => onNews(news));
  await page.addInitScript(probeOrders);
  await delayRequests(page, shop, place, () => order);

  return {
    async load(next) {
      order = next;
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: order.cpuSlowdown });
      const { start, latencyMs, bundleDelayMs } = order;
      const query = `product=whisky&step=payment&latency=${latencyMs}&delay=bundle:${bundleDelayMs}`;
      await context.request.get(`/start/${start}?${query}`, { maxRedirects: 0, maxRetries });
      let wasArmed: boolean | undefined;
      const settled = Promise.withResolvers<boolean>();
      onNews = (news) => {
        if (news.kind === 'button') wasArmed = news.isArmed;
        if (news.kind === 'settled') settled.resolve(true);
      };
      const onNavigated = () => {
        if (page.url().endsWith('/order-confirmation')) settled.resolve(true);
      };
      page.on('framenavigated', onNavigated);
      await page.goto('/checkout', { waitUntil: 'commit' });
      const isTried = await Promise.race([settled.promise, wait(loadLimitMs, false, { ref: false })]);
      page.off('framenavigated', onNavigated);
      // What it still has to tell is not to be taken for the next load's.
      if (!isTried) await page.goto('about:blank');
      // The shop's word for it: a cart that was ordered is no cart any more.
      const carts = (await (await context.request.get('/api/storefront/carts', { maxRetries })).json()) as unknown[];
      return { order, wasArmed, isOrdered: carts.length === 0, isTried };
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** Puts the page's scripts in the order that is on, and lets each arrive when that says. */
async function delayRequests(page: Page, shop: RunningShop, place: TagPlace, order: () => LoadOrder): Promise<void> {
  await page.route(`${shop.storeUrl}/checkout`, async (route) => {
    const response = await route.fetch({ maxRetries });
    await route.fulfill({ response, body: arrange(await response.text(), order(), place) });
  });
  await page.route(`${shop.receiverUrl}/gate.*`, async (route) => {
    await wait(order().gateDelayMs);
    await route.continue();
  });
  await page.route(`${shop.receiverUrl}/v1/decisions`, async (route) => {
    await wait(order().decisionDelayMs);
    await route.continue();
  });
  await page.route(`${shop.storeUrl}/neighbours/*`, async (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    await wait(Number(searchParams.get('delayMs')));
    const [, kind] = /(\w+)\.js$/.exec(pathname) ?? [];
    await route.fulfill({
      contentType: 'text/javascript',
      body: neighbourSources[kind as keyof typeof neighbourSources],
    });
  });
}
