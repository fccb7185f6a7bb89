import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { languages } from '../../src/contract/wire/languages.ts';
import { openShop } from '../sandbox/shop-under-test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { launchBrowser } from '../support/shop.ts';

let server: ServerType;
let pageUrl: string;
let browser: Browser;
let states: string[];

/** Those with the most to say, each laid out in a way of its own. */
const wordiest = [
  'why-not-agreed',
  'hand-off',
  'person',
  'photo-on-a-computer',
  'photo-unreadable',
  'photo-camera-refused',
  'camera',
  'interrupted-offline',
  'outcome-attempts-used-up',
];

const address = (state: string, lang = 'en', theme = 'light') =>
  `${pageUrl}?state=${state}&lang=${lang}&theme=${theme}`;

/** What the address's theme does, without another way to the page. */
const wear = (page: Page, theme: string) =>
  page.evaluate((scheme) => {
    document.documentElement.style.colorScheme = scheme;
  }, theme);

const surfaceOf = (page: Page) => page.locator('.panel').evaluate((panel) => getComputedStyle(panel).backgroundColor);

/** Whether the page is wider than the window, so that it has to be scrolled sideways. */
const isTooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

describe.skipIf(inject('chromiumPath') === null)('every state of the widget', () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    server = serve({ fetch: openShop().app.fetch, port: 0 });
    await once(server, 'listening');
    pageUrl = `http://localhost:${(server.address() as AddressInfo).port}/widget-states`;
    const page = await browser.newPage();
    await page.goto(pageUrl);
    await expectAccessible(page.locator('body'));
    states = await page.locator('h2:text("States") + ul a').allInnerTexts();
    expect(states.length).toBeGreaterThan(30);
    await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  // 320 px is also what a window of 1280 px has at 400 %.
  test.each([320, 390, 1_280])('is accessible at %i px, in light colours and in dark', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    for (const state of states) {
      await page.goto(address(state));
      await page.locator('#lead').waitFor();
      for (const theme of ['light', 'dark']) {
        await wear(page, theme);
        await expectAccessible(page.locator('main'));
      }
      expect([state, await isTooWide(page)]).toEqual([state, false]);
    }
    await page.close();
  });

  test('wears the theme that its address names', async () => {
    const page = await browser.newPage();
    await page.goto(address('why', 'en', 'dark'));
    const dark = await surfaceOf(page);
    await page.goto(address('why', 'en', 'light'));
    expect(await surfaceOf(page)).not.toBe(dark);
    await wear(page, 'dark');
    expect(await surfaceOf(page)).toBe(dark);
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
      const boxes = await page
        .locator('section :is(button, select, input, a)')
        .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().toJSON() as DOMRect));
      // What isn't drawn can't be missed.
      const small = boxes.filter(({ width, height }) => width > 0 && Math.min(width, height) < 24);
      expect([state, small]).toEqual([state, []]);
    }
    await page.close();
  });
});
