// Prints what the gate costs and how surely it stops, on a shop and a receiver as `npm start` runs them. `npm run measure:gate`, and after
// it: `--loads 1000` sets how often a cart that needs a check is loaded, `--only untouched`, `armed` or `verdict` leaves the rest out,
// `--seed` repeats the random loads of a run that printed it.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { needChromium } from '../support/chromium.ts';
import { launchChromium } from '../support/launch-chromium.ts';
import { startShop } from '../support/start-shop.ts';
import { printFigures } from './figures.ts';
import { measureArmed } from './gate/armed.ts';
import { measureUntouched } from './gate/untouched.ts';
import { measureVerdict } from './gate/verdict.ts';

const { values } = parseArgs({
  options: {
    loads: { type: 'string', default: '1000' },
    only: { type: 'string' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
});
const isAsked = (part: string) => values.only === undefined || values.only === part;

await using shop = await startShop();
const browser = await launchChromium(needChromium());
if (isAsked('untouched')) printFigures('A cart that needs no check', await measureUntouched(browser, shop));
if (isAsked('verdict')) printFigures('A check that is done', await measureVerdict(browser, shop));
if (isAsked('armed')) {
  const given = { loads: Number(values.loads), seed: Number(values.seed) };
  printFigures(`A cart that needs a check (seed ${given.seed})`, await measureArmed(browser, shop, given));
}
await browser.close();
