import type { Browser } from 'playwright-core';
import type { RunningShop } from '../../support/start-shop.ts';
import { type Figure, inMs, median } from '../figures.ts';
import { type Task, traceMainThread } from './main-thread.ts';
import { type Load, loadInRandomOrders } from './random-loads.ts';
import { newShopper } from './shopper-context.ts';

const controlLoads = 20;
const footerLoads = 100;
const tracedLoads = 15;
const cpuSlowdown = 4;
const longTaskMs = 50;

/** How surely a cart that needs a check is stopped, whatever comes first, and how long the page is kept busy with it. */
export async function measureArmed(
  browser: Browser,
  shop: RunningShop,
  { loads, seed }: { loads: number; seed: number },
): Promise<Figure[]> {
  const without = await loadInRandomOrders(browser, shop, 'nowhere', { loads: controlLoads, seed });
  const ordersBefore = await countOrders(shop);
  const head = await loadInRandomOrders(browser, shop, 'head', { loads, seed });
  const ordersOfHead = (await countOrders(shop)) - ordersBefore;
  const footer = await loadInRandomOrders(browser, shop, 'footer', { loads: Math.min(loads, footerLoads), seed });
  const stopped = head.filter(isStopped).length;
  for (const { order } of head.filter((load) => !isStopped(load)))
    process.stdout.write(`not stopped: ${JSON.stringify(order)}\n`);

  const traced = await traceLoads(browser, shop);
  const tasks = traced.flat();
  const long = tasks.filter(({ durationMs }) => durationMs > longTaskMs);
  const caused = long.filter(({ durationMs, oursMs }) => durationMs - oursMs <= longTaskMs).length;
  const mostOfOurs = traced.map((load) => Math.max(...load.map(({ oursMs }) => oursMs)));
  return [
    {
      name: 'without the gate, loads in which the probe places an order',
      measured: `${without.filter(({ isOrdered }) => isOrdered).length} of ${without.length}`,
      goal: null,
    },
    {
      name: 'armed before there is a pay button, and no order',
      measured: `${stopped} of ${head.length}`,
      goal: `all`,
      isReached: stopped === head.length && ordersOfHead === 0,
    },
    { name: '  orders that the shop has of these loads', measured: String(ordersOfHead), goal: null },
    {
      name: '  the same with the tag in the footer',
      measured: `${footer.filter(isStopped).length} of ${footer.length}`,
      goal: null,
    },
    {
      name: `tasks over ${longTaskMs} ms at ${cpuSlowdown}× that wouldn’t be without us, ${tracedLoads} loads`,
      measured: String(caused),
      goal: '0',
      isReached: caused === 0,
    },
    {
      name: '  the most that gate, panel and widget take of one, median',
      measured: inMs(median(mostOfOurs)),
      goal: null,
    },
    {
      name: `  tasks over ${longTaskMs} ms of the page’s own, a load`,
      measured: ((long.length - caused) / tracedLoads).toFixed(1),
      goal: null,
    },
  ];
}

const isStopped = ({ wasArmed, isTried, isOrdered }: Load) => wasArmed === true && isTried && !isOrdered;

async function countOrders({ storeUrl }: RunningShop): Promise<number> {
  const { orders } = (await (await fetch(`${storeUrl}/bigcommerce.json`)).json()) as { orders: unknown[] };
  return orders.length;
}

/** By load: every task of the main thread, up to a widget that can be used, as long as it would be on a slower machine. */
async function traceLoads(browser: Browser, shop: RunningShop): Promise<Task[][]> {
  const traced: Task[][] = [];
  for (let index = 0; index < tracedLoads; index++) {
    const context = await newShopper(browser, shop);
    const page = await context.newPage();
    const { tasks } = await traceMainThread(browser, page, shop.receiverUrl, async () => {
      await page.goto('/start/guest?product=whisky&step=payment');
      await page.getByRole('region', { name: 'Before you pay' }).getByRole('button').first().waitFor();
    });
    traced.push(
      tasks.map(({ durationMs, oursMs }) => ({ durationMs: durationMs * cpuSlowdown, oursMs: oursMs * cpuSlowdown })),
    );
    await context.close();
  }
  return traced;
}
