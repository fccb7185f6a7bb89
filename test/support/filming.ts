import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { CheckView } from '../../src/contract/wire/check-view.ts';
import { serveDist } from './dist-server.ts';
import { writeFootage } from './footage.ts';

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
export const strictPolicy = (filesUrl: string): string =>
  `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; worker-src blob:; connect-src ${filesUrl}; img-src blob:`;

/** Somebody who has begun, on a phone whose camera sees a licence in a hand that is not quite still. */
export interface FilmedShopper extends AsyncDisposable {
  readonly page: Page;
  /** What was sent, each of which is taken for a document that verifies. */
  readonly photos: readonly Buffer[];
  /** The paths of all that the page asked for. */
  readonly asked: readonly string[];
  readonly errors: readonly string[];
}

export interface Filming extends AsyncDisposable {
  /** A shopper at the step before the camera, on a page of another origin than the files'. */
  newShopper(page?: { policy?: (filesUrl: string) => string; isAllowed?: boolean }): Promise<FilmedShopper>;
}

/** A browser with a film of a licence in place of its camera. */
export async function startFilming(executablePath: string): Promise<Filming> {
  const folder = await mkdtemp(join(tmpdir(), 'idgate-footage-'));
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
  const browser = await chromium.launch({ executablePath, args: [...quiet, ...fake] });
  return {
    async newShopper({ policy = strictPolicy, isAllowed = true } = {}) {
      const server = await serveDist(
        ({ filesUrl, fileOf }) =>
          `<div id="place"></div><script nonce="abc" src="${fileOf('widget')}"></script><script nonce="abc">idgate.mount(place, ${JSON.stringify(
            { apiBase: filesUrl, check, checkToken: 'a-token' },
          ).replace(/\}$/, ', renewToken: async () => null, onCheck() {} })')}</script>`,
        policy,
      );
      const context = await browser.newContext({ ...phone, locale: 'en-US' });
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
        const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
        await route.fulfill({ json, headers });
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
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the camera. */
export const useCamera = (page: Page): Promise<void> => page.getByRole('button', { name: 'Use the camera' }).click();

/** Ends once the page says that the check is clear. */
export const untilThanked = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'Thank you, you can pay now' }).waitFor();
