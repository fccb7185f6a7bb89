// Prints what reaches BigCommerce, how soon, and at the price of how many requests, on the receiver's real jobs, the embedded PostgreSQL and
// sandbox shops in one process. What takes hours there takes none here: the shops, the receiver and the database share a clock that is let
// go ahead. `npm run measure:bigcommerce`, and after it: `--only holds`, `quota`, `outage` or `requests` leaves the rest out, `--stores` and
// `--orders` set the size of the outage, `--write` keeps what was measured in docs/performance.md.
import { parseArgs } from 'node:util';
import { measureHolds } from './bigcommerce/holds.ts';
import { measureOutage } from './bigcommerce/outage.ts';
import { measureRequests } from './bigcommerce/requests.ts';
import { measureSharedQuota } from './bigcommerce/shared-quota.ts';
import { type Figure, printFigures } from './figures.ts';
import { startBenchDatabase } from './receiver/database.ts';
import { machine, writeSection } from './report.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    stores: { type: 'string', default: '50' },
    orders: { type: 'string', default: '5000' },
    holds: { type: 'string', default: '40' },
    customers: { type: 'string', default: '400' },
    write: { type: 'boolean', default: false },
  },
});

await using database = await startBenchDatabase();
const parts: readonly (readonly [name: string, title: string, measure: () => Promise<Figure[]>])[] = [
  ['holds', 'Orders past the gate', () => measureHolds(database, Number(values.holds))],
  ['quota', 'A quota that is shared', () => measureSharedQuota(database, Number(values.customers))],
  ['outage', 'BigCommerce down', () => measureOutage(database, Number(values.stores), Number(values.orders))],
  ['requests', 'Requests for one order', () => measureRequests(database)],
];
const measured: { title: string; figures: Figure[] }[] = [];
for (const [name, title, measure] of parts) {
  if (values.only !== undefined && values.only !== name) continue;
  const figures = await measure();
  printFigures(title, figures);
  measured.push({ title, figures });
}
const command = `npm run measure:bigcommerce -- --stores ${values.stores} --orders ${values.orders} --write`;
if (values.write) {
  await writeSection('What reaches BigCommerce', measured, {
    intro: `Written by \`${command}\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}.`,
    outro: `How it is measured: the receiver's real jobs, its HTTP app, the embedded PostgreSQL and the sandbox's shops are in one process, so that "placed → held"
is everything from the shopper's request to the status that BigCommerce shows, but for the network. Shops, receiver and database share a
clock that is let go ahead: what waits there for half a minute or two days waits for no time at all here. "Quota left to us" is what other apps
have not taken by the end of each full window of 30 s. While BigCommerce is down it answers 503 to everything and sends no webhook; in every other
store its webhooks are switched off for that too, so that the sweep alone can find the orders. It is swept hourly in that time, to be done sooner, and each half minute
afterwards. Of ten orders six need a check and have none, two need none, one has it, and one is shipped before anybody could look at it.
Requests are counted at the shop, for the first order of a shopper, from its placing to its release, with the e-mail that invites.`,
  });
}
