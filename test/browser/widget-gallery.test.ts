import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { languages } from '../../widget/language.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { type DistServer, serveDist } from '../support/dist-server.ts';
import { launchBrowser } from '../support/shop.ts';

let server: DistServer;
let browser: Browser;
let states: string[];

/** Those with the most to say, each laid out in a way of its own. */
const wordiest = [
  'why',
  'photo-unreadable',
  'photo-camera-refused',
  'camera',
  'interrupted-offline',
  'outcome-attempts-used-up',
];

const address = (state: string, lang = 'en', theme = 'light') =>
  `${server.pageUrl}/?state=${state}&lang=${lang}&theme=${theme}`;

/** Whether the page is wider than the window, so that it has to be scrolled sideways. */
const isTooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

describe.skipIf(inject('chromiumPath') === null)('every state of the widget', () => {
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      serveDist(
        ({ fileOf }) => `<script nonce="abc" src="${fileOf('widget-gallery')}"></script>`,
        (filesUrl) => `default-src 'none'; script-src 'nonce-abc'; connect-src ${filesUrl}; img-src blob:`,
      ),
      launchBrowser(),
    ]);
    const page = await browser.newPage();
    await page.goto(server.pageUrl);
    states = await page.locator('h2:text("States") + ul a').allInnerTexts();
    expect(states.length).toBeGreaterThan(30);
    await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.[Symbol.asyncDispose]();
  });

  // 320 px is also what a window of 1280 px has at 400 %.
  test.each([
    [320, 'light'],
    [320, 'dark'],
    [390, 'light'],
    [390, 'dark'],
    [1_280, 'light'],
    [1_280, 'dark'],
  ])('is accessible at %i px in %s colours', async (width, theme) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    for (const state of states) {
      await page.goto(address(state, 'en', theme));
      await page.locator('#lead').waitFor();
      await expectAccessible(page.locator('main'));
      expect([state, await isTooWide(page)]).toEqual([state, false]);
    }
    await page.close();
  });

  test.each(languages)('fits a narrow phone in %s', async (lang) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
    for (const state of wordiest) {
      await page.goto(address(state, lang));
      await page.locator(`section[lang="${lang}"] #lead`).waitFor();
      expect([state, await isTooWide(page)]).toEqual([state, false]);
    }
    await page.close();
  });

  test('begins at the right in Arabic', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await page.goto(address('photo-unreadable', 'ar'));
    const mark = await page.locator('.mark').boundingBox();
    const title = await page.getByRole('heading', { level: 2 }).boundingBox();
    expect(mark?.x).toBeGreaterThan((title?.x ?? 0) + (title?.width ?? 0));
    await page.close();
  });

  test('can be seen in forced colours, and stands still when motion is not wanted', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    for (const state of [...wordiest, 'preparing', 'checking']) {
      await page.goto(address(state));
      await page.locator('#lead').waitFor();
      await expectAccessible(page.locator('main'));
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    }
    await page.close();
  });

  test('has targets of 24 px and more', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    for (const state of states) {
      await page.goto(address(state));
      await page.locator('#lead').waitFor();
      for (const target of await page.locator('section :is(button, select, input)').all()) {
        const box = await target.boundingBox();
        // What isn't drawn can't be missed.
        if (box) expect([state, Math.min(box.width, box.height) >= 24]).toEqual([state, true]);
      }
    }
    await page.close();
  });
});
