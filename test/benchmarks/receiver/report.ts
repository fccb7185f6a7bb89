import type { Figure } from '../figures.ts';
import { machine, writeSection } from '../report.ts';

/** Keeps a run in the page that tells what is reached. */
export const writeReport = (
  parts: readonly { title: string; figures: readonly Figure[] }[],
  minutes: number,
): Promise<void> =>
  writeSection('What the receiver reaches', parts, {
    intro: `Written by \`npm run measure:receiver -- --minutes ${minutes} --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}.
Load, receiver and PostgreSQL share these processors, so that only the ratios mean something elsewhere.`,
    outro: `How it is measured: the receiver runs as \`npm start\` runs it, in a process of its own, on the embedded PostgreSQL with its usual settings
(every commit is flushed). Webhooks are signed, each about an order of its own, and acknowledged after their commit. The shop that their jobs
ask takes a second for each answer, so that workers are busy as with a real shop. "Raw inserts" are the same two rows, a delivery and a job, in one statement and one
commit, over as many connections. "Without a store" is the same routes with the same checks of signature and shape, which then store nothing.
Ratios are between medians of rounds that take turns. Statuses are read over HTTP with a check's token, eight at a time, from two
databases in turns. "Event stored → its job begins" is by PostgreSQL's clock, from the transaction that stores to the one that begins.`,
  });
