// Draws every state of the widget at a phone's and at a desktop's width into docs/states/, and a page that shows them all, for people to
// look at. `npm run picture:states`
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import sharp from 'sharp';
import { openShop } from '../sandbox/shop-under-test.ts';
import { needChromium } from '../support/chromium.ts';
import { launchChromium } from '../support/launch-chromium.ts';

const folder = new URL('../../docs/states/', import.meta.url);
const widths = { phone: 390, desktop: 1_280 };

const server = serve({ fetch: openShop().app.fetch, port: 0 });
await once(server, 'listening');
const address = `http://localhost:${(server.address() as AddressInfo).port}/widget-states`;
const browser = await launchChromium(needChromium());
const index = await browser.newPage();
await index.goto(address);
const states = await index.locator('h2:text("States") + ul a').allInnerTexts();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

for (const [device, width] of Object.entries(widths)) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  for (const state of states) {
    await page.goto(`${address}?state=${state}`);
    await page.locator('#lead').waitFor();
    const picture = await page.locator('main').screenshot({ animations: 'disabled' });
    const small = await sharp(picture).trim({ margin: 8 }).png({ palette: true, colours: 64, effort: 10 }).toBuffer();
    await writeFile(new URL(`${state}-${device}.png`, folder), small);
  }
  await page.close();
}
await browser.close();
server.close();

const rows = states.map(
  (state) => `| ${state} | ![On a phone](${state}-phone.png) | ![On a desktop](${state}-desktop.png) |`,
);
await writeFile(
  new URL('README.md', folder),
  `# Every state of the widget\n\nDrawn by \`npm run picture:states\`, at ${widths.phone} and ${widths.desktop} pixels.\n\n| state | phone | desktop |\n| --- | --- | --- |\n${rows.join('\n')}\n`,
);
process.stdout.write(`${states.length} states are in docs/states/.\n`);
