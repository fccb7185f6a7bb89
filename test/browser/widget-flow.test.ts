import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { texts as arabic } from '../../widget/texts/ar.ts';
import { texts as english } from '../../widget/texts/en.ts';
import { ownPageTexts } from '../../widget/verify-page/texts.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { launchBrowser, type RunningShop, startShop } from '../support/shop.ts';
import { expectLed, goToPanel, newPage, panelOf, payButton } from './gated-page.ts';
import { bendPage, carelessStyles, looksOf } from './widget-flow/careless-page.ts';
import { openLine } from './widget-flow/line.ts';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desktop = { viewport: { width: 1_280, height: 900 } };

let shop: RunningShop;
let browser: Browser;
let folder: string;
let licence: { name: string; mimeType: string; buffer: Buffer };

const open = (options: Parameters<Browser['newContext']>[0] = desktop) => newPage(browser, shop, options);

/** A browser whose camera sees the licence, held still. Pages get it only where a test allows it. */
async function launchFilming(executablePath: string): Promise<Browser> {
  folder = await mkdtemp(join(tmpdir(), 'idgate-film-'));
  const film = join(folder, 'licence.mjpeg');
  await writeFile(film, licence.buffer);
  return chromium.launch({
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      '--disable-features=LocalNetworkAccessChecks',
      ...['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
    ],
  });
}

/** Starts a shop with these settings, and fetches one of its sample photographs. */
async function startStore(settings: object = {}): Promise<void> {
  shop = await startShop(settings);
  const photo = await fetch(`${shop.storeUrl}/photographs/licence.jpg`);
  licence = { name: 'licence.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photo.arrayBuffer()) };
}

/** A shopper's hand, which counts what it does. */
function handOn(widget: Locator) {
  let count = 0;
  const press = (name: string) => {
    count += 1;
    return widget.getByRole('button', { name, exact: true }).click();
  };
  const says = (title: string) => widget.getByRole('heading', { name: title, exact: true }).waitFor();
  return {
    press,
    says,
    choose() {
      count += 1;
      return widget.getByLabel(english.photo.choose).setInputFiles(licence);
    },
    count: () => count,
  };
}

/** How long a photo takes on the line that is to be cut. */
const slowUploadSeconds = 20;

/** The names of the way on from the reason, by the kind of device. */
const { start, startHere } = english.why;
const ownPage = ownPageTexts.en;

/** Shows the licence as a file on a desktop, from wherever the widget stands. */
async function upload(page: Page): Promise<void> {
  const hand = handOn(panelOf(page));
  const choose = panelOf(page).getByLabel(english.photo.choose);
  const begin = panelOf(page).getByRole('button', { name: startHere, exact: true });
  await begin.or(choose).first().waitFor();
  if (await begin.isVisible()) await hand.press(startHere);
  await hand.choose();
  await hand.press(english.preview.send);
  await hand.says(english.outcome.verified.title);
}

async function pay(page: Page): Promise<void> {
  await payButton(page).click();
  await page.waitForURL('**/checkout/order-confirmation');
}

/** Every photo that the page sends, finished or not. */
function photosOf(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/photo')) sent.push(request.url());
  });
  return sent;
}

/** What a phone's camera makes of a drawing on the screen. */
async function scan(drawing: Locator): Promise<string | undefined> {
  const [found] = await readBarcodes(await drawing.screenshot(), { formats: ['QRCode'] });
  return found?.text;
}

describe.skipIf(inject('chromiumPath') === null)('the verify flow', () => {
  beforeAll(async () => {
    const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
    await startStore();
    browser = await launchFilming(inject('chromiumPath') ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.[Symbol.asyncDispose]();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  test('takes a desktop’s shopper over to the phone and back, in six interactions or fewer', async () => {
    const { page, context, errors } = await open();
    await goToPanel(page);
    const atDesktop = handOn(panelOf(page));
    await atDesktop.press(english.handOff.use);
    const drawing = panelOf(page).getByRole('img', { name: english.handOff.code });
    await drawing.waitFor();
    await expectAccessible(panelOf(page));
    const link = (await scan(drawing)) ?? '';
    expect(link).toMatch(new RegExp(`^${shop.receiverUrl}/verify/#[\\w-]{22,}$`));

    const other = await open(phone);
    await other.page.goto(link);
    const atPhone = handOn(other.page.getByRole('main'));
    await atPhone.says(english.why.title);
    await expectAccessible(other.page.locator('body'));
    expect(new URL(other.page.url()).hash).toBe('');
    await atPhone.press(start);
    // The desktop sees that somebody is at it.
    await panelOf(page).getByText(english.handOff.taken.lead, { exact: true }).first().waitFor();
    await other.page.reload();
    await atPhone.choose();
    await atPhone.press(english.preview.send);
    await atPhone.says(ownPage.done.title);
    await expectAccessible(other.page.locator('body'));

    await atDesktop.says(english.outcome.verified.title);
    // Pointing the phone at the code is one too.
    expect(atDesktop.count() + 1 + atPhone.count()).toBeLessThanOrEqual(6);
    expect([...errors, ...other.errors]).toEqual([]);

    const late = await open(phone);
    await late.page.goto(link);
    await handOn(late.page.getByRole('main')).says(ownPage.linkExpired.title);
    await expectAccessible(late.page.locator('body'));
    await pay(page);
    for (const one of [context, other.context, late.context]) await one.close();
  });

  test('takes four interactions or fewer on a phone, by a photo', async () => {
    const { page, context, errors } = await open(phone);
    await goToPanel(page);
    const hand = handOn(panelOf(page));
    await hand.press(start);
    await hand.choose();
    await hand.press(english.preview.send);
    await hand.says(english.outcome.verified.title);
    expect(hand.count()).toBeLessThanOrEqual(4);
    await pay(page);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('takes two interactions on the phone’s own page, by the camera, with a link that was copied', async () => {
    const { page, context } = await open();
    await goToPanel(page);
    await handOn(panelOf(page)).press(english.handOff.use);
    const link = await panelOf(page).getByRole('textbox', { name: english.handOff.link }).inputValue();

    const other = await open(phone);
    await other.context.grantPermissions(['camera'], { origin: shop.receiverUrl });
    await other.page.goto(link);
    const hand = handOn(other.page.getByRole('main'));
    await hand.press(start);
    await hand.press(english.photo.live);
    await hand.says(ownPage.done.title);
    expect(hand.count()).toBe(2);
    await handOn(panelOf(page)).says(english.outcome.verified.title);
    expect(other.errors).toEqual([]);
    await Promise.all([context.close(), other.context.close()]);
  });

  test('offers a photo at once where the camera is refused', async () => {
    const { page, context, errors } = await open();
    await goToPanel(page);
    const hand = handOn(panelOf(page));
    await hand.press(startHere);
    await hand.press(english.photo.live);
    await hand.says(english.photo.noCamera.title);
    await panelOf(page).getByText(english.photo.noCamera.refused, { exact: true }).first().waitFor();
    await upload(page);
    await pay(page);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('keeps the photo when the network goes in mid-upload, and goes on by itself when it is back', async () => {
    await using line = await openLine();
    const { page, context } = await open({ ...desktop, proxy: { server: line.url } });
    const sent = photosOf(page);
    const devtools = await context.newCDPSession(page);
    const network = (offline: boolean, uploadThroughput = -1) =>
      devtools.send('Network.emulateNetworkConditions', {
        offline,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput,
      });
    await goToPanel(page);
    const hand = handOn(panelOf(page));
    await hand.press(startHere);
    await hand.choose();
    await network(false, licence.buffer.length / slowUploadSeconds);
    await hand.press(english.preview.send);
    const progress = panelOf(page).getByRole('progressbar');
    const sentShare = () => progress.evaluate((bar) => (bar as HTMLProgressElement).position);
    await expect.poll(sentShare, { timeout: 15_000 }).toBeGreaterThan(0.1);
    expect(await sentShare()).toBeLessThan(1);
    line.cut();
    await network(true);
    await hand.says(english.interrupted.offline.title);
    await panelOf(page).getByRole('img', { name: english.preview.photo }).waitFor();
    await expectAccessible(panelOf(page));
    line.restore();
    await network(false);
    await hand.says(english.outcome.verified.title);
    expect(sent).toHaveLength(2);
    expect(hand.count()).toBe(3);
    await pay(page);
    await context.close();
  });

  test('goes on where it was after two minutes of sleep, and hears what happened elsewhere', async () => {
    const { page, context, errors } = await open();
    await page.clock.install();
    await goToPanel(page);
    const hand = handOn(panelOf(page));
    await hand.press(startHere);
    await hand.choose();
    const tab = await context.newPage();
    await tab.clock.install();
    await tab.goto('/checkout');
    await panelOf(tab).getByLabel(english.photo.choose).waitFor();
    await Promise.all([page, tab].map(({ clock }) => clock.fastForward('02:00')));
    await hand.press(english.preview.send);
    await hand.says(english.outcome.verified.title);
    await handOn(panelOf(tab)).says(english.outcome.verified.title);
    await pay(tab);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('is where it was, with the same check, after the back button and forward again', async () => {
    const { page, context, errors } = await open();
    await page.goto('/cart');
    await goToPanel(page);
    const hand = handOn(panelOf(page));
    const begun = page.waitForResponse((response) => response.url().endsWith('/open'));
    await hand.press(startHere);
    const { check } = await (await begun).json();
    await page.goBack();
    await page.waitForURL('**/cart');
    const decided = page.waitForResponse((response) => response.url().endsWith('/v1/decisions'));
    await page.goForward();
    await page.waitForURL('**/checkout');
    expect((await (await decided).json()).check).toMatchObject({
      checkId: check.checkId,
      status: 'in_progress',
      attemptsLeft: check.attemptsLeft,
    });
    await panelOf(page).getByLabel(english.photo.choose).waitFor();
    await upload(page);
    await pay(page);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('sends a photo once, however often it is pressed, and takes no second press for one of what comes next', async () => {
    const { page, context, errors } = await open();
    const sent = photosOf(page);
    await goToPanel(page);
    const hand = handOn(panelOf(page));
    const pressTwice = (name: string) => panelOf(page).getByRole('button', { name, exact: true }).dblclick();
    await pressTwice(startHere);
    await hand.choose();
    await pressTwice(english.preview.send);
    await hand.says(english.outcome.verified.title);
    expect(sent).toHaveLength(1);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('lets a shopper who can’t show a document ask for a person', async () => {
    const { page, context, errors } = await open();
    await goToPanel(page);
    const hand = handOn(panelOf(page));
    await hand.press(startHere);
    await hand.press(english.person.ask);
    await hand.says(english.person.title);
    await expectAccessible(panelOf(page));
    await hand.press(english.person.send);
    await hand.says(english.outcome.person_asked.title);
    await expectAccessible(panelOf(page));
    await expectLed(page);
    await page.reload();
    await hand.says(english.outcome.person_asked.title);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('is read from right to left where the page is', async () => {
    const { page, context, errors } = await open(phone);
    await page.addInitScript(() => {
      new MutationObserver(() => {
        Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' });
      }).observe(document, { childList: true });
    });
    await page.goto('/start/guest?product=whisky&step=payment');
    const widget = page.locator('section[lang="ar"][dir="rtl"][part="panel"]');
    const press = (name: string) => widget.getByRole('button', { name, exact: true }).click();
    await widget.getByRole('button', { name: arabic.why.start, exact: true }).waitFor();
    await expectAccessible(widget);
    await press(arabic.why.start);
    await widget.getByLabel(arabic.photo.choose).setInputFiles(licence);
    await widget.getByRole('heading', { name: arabic.preview.title, exact: true }).waitFor();
    await expectAccessible(widget);
    await press(arabic.preview.send);
    await widget.getByRole('heading', { name: arabic.outcome.verified.title, exact: true }).waitFor();
    await expectAccessible(widget);
    await pay(page);
    expect(errors).toEqual([]);
    await context.close();
  });

  test.each(carelessStyles)('works and can be read on a page that %s, and bends JavaScript', async (_, css) => {
    const usual = await open();
    await goToPanel(usual.page);
    const { page, context } = await open();
    await page.addInitScript(bendPage, css);
    await goToPanel(page);
    expect(await looksOf(panelOf(page))).toEqual(await looksOf(panelOf(usual.page)));
    await Promise.all([upload(page), upload(usual.page)]);
    expect(await looksOf(panelOf(page))).toEqual(await looksOf(panelOf(usual.page)));
    await pay(page);
    await Promise.all([context.close(), usual.context.close()]);
  });
});

describe.skipIf(inject('chromiumPath') === null)('the verify flow of a store that asks for consent', () => {
  beforeAll(async () => {
    await startStore({ consent: { isAsked: true }, keptDays: 30 });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.[Symbol.asyncDispose]();
  });

  test('says how long the outcome is kept, and sends nothing before the shopper agreed', async () => {
    const { page, context, errors } = await open();
    const told: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') told.push(new URL(request.url()).pathname.replace(/.*\//, ''));
    });
    await goToPanel(page);
    await panelOf(page).getByText(english.why.keptDays.other.replace('{count}', '30'), { exact: true }).waitFor();
    const box = panelOf(page).getByRole('checkbox', { name: english.why.consent });
    const hand = handOn(panelOf(page));
    told.length = 0;
    await hand.press(startHere);
    await panelOf(page).getByText(english.why.consentMissing).first().waitFor();
    expect(await box.evaluate((element) => element.matches(':focus'))).toBe(true);
    await expectAccessible(panelOf(page));
    expect(told).toEqual([]);
    await box.check();
    await upload(page);
    expect(told.filter((path) => path !== 'gate-reports')).toEqual(['consent', 'open', 'photo']);
    await pay(page);
    expect(errors).toEqual([]);
    await context.close();
  });
});
