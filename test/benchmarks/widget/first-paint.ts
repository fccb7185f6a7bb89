import { launchChromium } from '../../support/launch-chromium.ts';
import { startShop } from '../../support/start-shop.ts';
import { type Figure, inMs, median, quantile } from '../figures.ts';
import { newShopper } from '../gate/shopper-context.ts';

const cpuSlowdown = 4;
const goalMs = 100;

interface Seen {
  /** In the page's own time, the end of the first frame in which the panel has a height. */
  panelMs: number;
  /** The same of its first button. */
  buttonMs: number;
}

/**
 * How soon the panel is painted, from the receiver's answer that a check is needed: the panel's file, the widget's and their drawing, in a
 * browser with nothing in its cache and a processor that is slowed down.
 */
export async function measureFirstPaint(executablePath: string, runs: number): Promise<Figure[]> {
  await using shop = await startShop();
  const browser = await launchChromium(executablePath);
  const [panel, button]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    const context = await newShopper(browser, shop);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
    await page.addInitScript(() => {
      const seen: Partial<Seen> = {};
      Object.assign(window, { seen });
      const hostOf = (root: ParentNode) => [...root.querySelectorAll('div')].find(({ shadowRoot }) => shadowRoot);
      const look = () => {
        const host = document.body && hostOf(document);
        const holder = host?.shadowRoot && hostOf(host.shadowRoot);
        // What is there now is painted at the end of this frame: a message comes right after.
        const { port1, port2 } = new MessageChannel();
        const isShown = (host?.offsetHeight ?? 0) > 0;
        const isUsable = Boolean(holder?.shadowRoot?.querySelector('button'));
        port1.onmessage = () => {
          if (isShown) seen.panelMs ??= performance.now();
          if (isUsable) seen.buttonMs ??= performance.now();
          if (!isUsable) requestAnimationFrame(look);
        };
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
    const decided = page.waitForResponse(`${shop.receiverUrl}/v1/decisions`);
    await page.goto('/start/guest?product=whisky&step=payment');
    await decided;
    await page.waitForFunction(() => (window as unknown as { seen: Partial<Seen> }).seen.buttonMs !== undefined);
    const { seen, neededMs } = await page.evaluate(() => {
      const answers = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/v1/decisions'));
      return {
        seen: (window as unknown as { seen: Seen }).seen,
        neededMs: Math.max(...answers.map((answer) => (answer as PerformanceResourceTiming).responseEnd)),
      };
    });
    panel.push(seen.panelMs - neededMs);
    button.push(seen.buttonMs - neededMs);
    await context.close();
  }
  await browser.close();
  return [
    {
      name: `needed → first paint of the panel at ${cpuSlowdown}×, median of ${runs}`,
      measured: inMs(median(panel)),
      goal: `≤ ${goalMs} ms`,
      isReached: median(panel) <= goalMs,
    },
    { name: '  p95', measured: inMs(quantile(panel, 0.95)), goal: null },
    { name: '  the same until its first button is there', measured: inMs(median(button)), goal: null },
  ];
}
