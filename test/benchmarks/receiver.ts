// Prints what the receiver does under load, on receivers as they run for real and the embedded PostgreSQL, as ratios within one run.
// `npm run measure:receiver`, and after it: `--only intake`, `reads`, `begins` or `starts` leaves the rest out, `--minutes 10` watches the
// memory for that long, `--write` keeps what was measured in docs/performance.md.
import { parseArgs } from 'node:util';
import { type Figure, printFigures } from './figures.ts';
import { measureBegins } from './receiver/begins.ts';
import { startBenchDatabase } from './receiver/database.ts';
import { measureIntake } from './receiver/intake.ts';
import { writeReport } from './receiver/report.ts';
import { measureStarts } from './receiver/starts.ts';
import { measureStatusReads } from './receiver/status-reads.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    minutes: { type: 'string', default: '0.5' },
    seconds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});

await using database = await startBenchDatabase();
const parts: readonly (readonly [name: string, title: string, measure: () => Promise<Figure[]>])[] = [
  [
    'intake',
    'Webhooks in',
    () =>
      measureIntake(database, { roundMs: Number(values.seconds) * 1_000, memoryMs: Number(values.minutes) * 60_000 }),
  ],
  ['begins', 'From an event to its job', () => measureBegins(database)],
  ['reads', 'Statuses out', () => measureStatusReads(database)],
  ['starts', 'Starting', measureStarts],
];
const measured: { title: string; figures: Figure[] }[] = [];
for (const [name, title, measure] of parts) {
  if (values.only !== undefined && values.only !== name) continue;
  const figures = await measure();
  printFigures(title, figures);
  measured.push({ title, figures });
}
if (values.write) await writeReport(measured, Number(values.minutes));
