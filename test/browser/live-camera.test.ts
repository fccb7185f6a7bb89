import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { CheckView } from '../../src/contract/wire/check-view.ts';
import { type DistServer, serveDist } from '../support/dist-server.ts';
import { writeFootage } from '../support/footage.ts';

const check: CheckView = {
  checkId: 'chk_0123456789abcdefghij',
  status: 'pending',
  revision: 1,
  requirement: { ial: 1, minimumAge: 21 },
  finding: null,
  attemptsLeft: 6,
  needsConsent: false,
  keptDays: 30,
  isElsewhere: false,
};

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const quiet = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const strict = (filesUrl: string) =>
  `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; worker-src blob:; connect-src ${filesUrl}; img-src blob:`;

let folder: string;
let filming: Browser;
beforeAll(async () => {
  const executablePath = inject('chromiumPath');
  if (executablePath === null) return;
  folder = await mkdtemp(join(tmpdir(), 'idgate-footage-'));
  const film = join(folder, 'licence.mjpeg');
  await writeFootage(film, {
    issuer: 'TX',
    firstName: 'AVERY',
    middleName: 'QUINN',
    lastName: 'SAMPLE',
    birthDate: '1988-07-04',
    expiryDate: '2030-07-04',
  });
  const fake = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  filming = await chromium.launch({ executablePath, args: [...quiet, ...fake] });
});
afterAll(async () => {
  await filming?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

interface Filmed extends AsyncDisposable {
  readonly page: Page;
  readonly photos: Buffer[];
  readonly asked: string[];
  readonly errors: string[];
}

/** A shopper at the step before the camera, on a page of another origin than the files'. */
async function newShopper({ policy = strict, isAllowed = true } = {}): Promise<Filmed> {
  const server: DistServer = await serveDist(
    ({ filesUrl, fileOf }) =>
      `<div id="place"></div><script nonce="abc" src="${fileOf('widget')}"></script><script nonce="abc">idgate.mount(place, ${JSON.stringify(
        { apiBase: filesUrl, check, checkToken: 'a-token' },
      ).replace(/\}$/, ', renewToken: async () => null, onCheck() {} })')}</script>`,
    policy,
  );
  const context: BrowserContext = await filming.newContext({ ...phone, locale: 'en-US' });
  context.setDefaultTimeout(15_000);
  if (isAllowed) await context.grantPermissions(['camera'], { origin: server.pageUrl });
  const page = await context.newPage();
  const [photos, asked, errors]: [Buffer[], string[], string[]] = [[], [], []];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.route('**/v1/checks/**', async (route) => {
    const photo = route.request().postDataBuffer();
    if (photo) photos.push(photo);
    const seen = { ...check, status: photo ? 'verified' : 'in_progress', revision: photo ? 3 : 2 };
    const json = { check: seen, decision: 'verify', mayOrder: false };
    await route.fulfill({ json, headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' } });
  });
  await page.goto(server.pageUrl);
  await page.getByRole('button', { name: 'Start' }).click();
  return {
    page,
    photos,
    asked,
    errors,
    async [Symbol.asyncDispose]() {
      await context.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const use = (page: Page) => page.getByRole('button', { name: 'Use the camera' }).click();
const thanks = (page: Page) => page.getByRole('heading', { name: 'Thank you, you can pay now' }).waitFor();
/** How many cameras run for this page. */
const running = (page: Page) =>
  page.evaluate(() => {
    const video = document.querySelector('#place')?.shadowRoot?.querySelector('video');
    return (video?.srcObject as MediaStream | null)?.getTracks().filter(({ readyState }) => readyState === 'live')
      .length;
  });

describe.skipIf(inject('chromiumPath') === null)('the live camera', () => {
  test('finds the barcode in a moving picture in 1.5 seconds or less, under a strict policy', async () => {
    const tookMs: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      await using shopper = await newShopper();
      const { page, photos, errors } = shopper;
      await use(page);
      await page.waitForFunction(() => {
        const video = document.querySelector('#place')?.shadowRoot?.querySelector('video');
        return (video?.readyState ?? 0) > 1;
      });
      const startMs = performance.now();
      await thanks(page);
      tookMs.push(performance.now() - startMs);
      expect(photos).toHaveLength(1);
      expect(photos[0]?.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
      expect(errors).toEqual([]);
    }
    expect(tookMs.toSorted((one, other) => one - other)[2]).toBeLessThan(1_500);
  });

  test('loads its reader only once it is used', async () => {
    await using shopper = await newShopper();
    const { page, asked } = shopper;
    const parts = () => asked.filter((path) => /capture|reader/.test(path));
    await page.getByRole('button', { name: 'Use the camera' }).waitFor();
    expect(parts()).toEqual([]);
    await use(page);
    await thanks(page);
    expect(parts()).toHaveLength(3);
  });

  test('reads on the page’s own thread where no worker is allowed', async () => {
    await using shopper = await newShopper({
      policy: (filesUrl) => strict(filesUrl).replace('worker-src blob:', "worker-src 'none'"),
    });
    await use(shopper.page);
    await thanks(shopper.page);
  });

  test('is worked by hand where WebAssembly is refused, and the receiver reads the picture', async () => {
    await using shopper = await newShopper({
      policy: (filesUrl) => strict(filesUrl).replace(" 'wasm-unsafe-eval'", ''),
    });
    const { page, photos } = shopper;
    await use(page);
    await page.getByText('Take the picture when the barcode is sharp.').first().waitFor();
    await expect.poll(() => running(page)).toBe(1);
    await page.getByRole('button', { name: 'Take the picture' }).click();
    await page.getByRole('button', { name: 'Send photo' }).click();
    await thanks(page);
    expect(photos).toHaveLength(1);
  });

  test('that is refused leads to the other ways at once', async () => {
    await using shopper = await newShopper({ isAllowed: false });
    const { page } = shopper;
    await use(page);
    await page.getByRole('heading', { name: /a photo is just as good/ }).waitFor();
    await page.getByLabel('Choose a photo').waitFor();
  });
});
