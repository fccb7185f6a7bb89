import { setTimeout as delay } from 'node:timers/promises';
import { createInstallation } from '../../support/receiver-process.ts';
import { type Figure, inMs, median } from '../figures.ts';

const runs = 5;

/** From the start of a receiver with its own database to its first answer: on an empty folder, and on one with data. */
export async function measureStarts(): Promise<Figure[]> {
  const firstMs: number[] = [];
  const laterMs: number[] = [];
  for (let run = 0; run < runs; run++) {
    await using installation = await createInstallation('http://localhost:9', { IDGATE_LOG_LEVEL: 'silent' });
    for (const times of [firstMs, laterMs]) {
      const beganMs = performance.now();
      const receiver = await installation.start(async (url) => {
        while (!(await fetch(`${url}/ready`).catch(() => undefined))?.ok) await delay(5);
        times.push(performance.now() - beganMs);
      });
      await receiver.stop();
    }
  }
  return [
    {
      name: `start to first answer, existing data, median of ${runs}`,
      measured: inMs(median(laterMs)),
      goal: '≤ 1.5 s',
      isReached: median(laterMs) <= 1_500,
    },
    {
      name: `start to first answer, empty folder, median of ${runs}`,
      measured: inMs(median(firstMs)),
      goal: '≤ 5 s',
      isReached: median(firstMs) <= 5_000,
    },
  ];
}
