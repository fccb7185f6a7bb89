import { startFilming, untilThanked, useCamera } from '../../support/filming.ts';
import { type Figure, inMs, median, quantile } from '../figures.ts';

const goalMs = 1_500;

/** How soon the barcode is found in a moving picture, read, sent and answered, from the first picture that the camera gives. */
export async function measureCamera(executablePath: string, runs: number): Promise<Figure[]> {
  await using filming = await startFilming(executablePath);
  const tookMs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await using shopper = await filming.newShopper();
    const { page } = shopper;
    await useCamera(page);
    await page.waitForFunction(() => {
      const video = document.querySelector('#place')?.shadowRoot?.querySelector('video');
      return (video?.readyState ?? 0) > 1;
    });
    const startMs = performance.now();
    await untilThanked(page);
    tookMs.push(performance.now() - startMs);
  }
  return [
    {
      name: `first picture of the camera → sent by itself, median of ${runs}`,
      measured: inMs(median(tookMs)),
      goal: `≤ ${goalMs} ms`,
      isReached: median(tookMs) <= goalMs,
    },
    { name: '  p95', measured: inMs(quantile(tookMs, 0.95)), goal: null },
  ];
}
