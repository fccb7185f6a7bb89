import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Filming, startFilming, strictPolicy, untilThanked, useCamera } from '../support/filming.ts';

let filming: Filming;
beforeAll(async () => {
  const executablePath = inject('chromiumPath');
  if (executablePath !== null) filming = await startFilming(executablePath);
});
afterAll(async () => {
  await filming?.[Symbol.asyncDispose]();
});

const newShopper: Filming['newShopper'] = (page) => filming.newShopper(page);
/** How many cameras run for this page. */
const running = (page: Page) =>
  page.evaluate(() => {
    const video = document.querySelector('#place')?.shadowRoot?.querySelector('video');
    return (video?.srcObject as MediaStream | null)?.getTracks().filter(({ readyState }) => readyState === 'live')
      .length;
  });

describe.skipIf(inject('chromiumPath') === null)('the live camera', () => {
  test('finds the barcode in a moving picture and sends it by itself, under a strict policy', async () => {
    await using shopper = await newShopper();
    const { page, photos, errors } = shopper;
    await useCamera(page);
    await untilThanked(page);
    expect(photos).toHaveLength(1);
    expect(photos[0]?.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(errors).toEqual([]);
  });

  test('loads its reader only once it is used', async () => {
    await using shopper = await newShopper();
    const { page, asked } = shopper;
    const parts = () => asked.filter((path) => /capture|reader/.test(path));
    await page.getByRole('button', { name: 'Use the camera' }).waitFor();
    expect(parts()).toEqual([]);
    await useCamera(page);
    await untilThanked(page);
    expect(parts()).toHaveLength(3);
  });

  test('reads on the page’s own thread where no worker is allowed', async () => {
    await using shopper = await newShopper({
      policy: (filesUrl) => strictPolicy(filesUrl).replace('worker-src blob:', "worker-src 'none'"),
    });
    await useCamera(shopper.page);
    await untilThanked(shopper.page);
  });

  test('is worked by hand where WebAssembly is refused, and the receiver reads the picture', async () => {
    await using shopper = await newShopper({
      policy: (filesUrl) => strictPolicy(filesUrl).replace(" 'wasm-unsafe-eval'", ''),
    });
    const { page, photos } = shopper;
    await useCamera(page);
    await page.getByText('Take the picture when the barcode is sharp.').first().waitFor();
    await expect.poll(() => running(page)).toBe(1);
    await page.getByRole('button', { name: 'Take the picture' }).click();
    await page.getByRole('button', { name: 'Send photo' }).click();
    await untilThanked(page);
    expect(photos).toHaveLength(1);
  });

  test('that is refused leads to the other ways at once', async () => {
    await using shopper = await newShopper({ isAllowed: false });
    const { page } = shopper;
    await useCamera(page);
    await page.getByRole('heading', { name: /a photo is just as good/ }).waitFor();
    await page.getByLabel('Choose a photo').waitFor();
  });
});
