import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/free-port.ts';
import { createInstallation, type Installation, type ReceiverProcess } from '../../support/receiver-process.ts';
import { type Figure, inMs, median, quantile } from '../figures.ts';
import { type BenchDatabase, query } from './database.ts';
import { startEmptyShop } from './empty-shop.ts';
import { type LoadResult, underLoad } from './load.ts';
import { rawInsertsPerSecond } from './raw-inserts.ts';

import { webhooks } from './webhooks.ts';

const connections = 64;
const webhookSecret = 'the webhook secret of the benchmark';
const rounds = 3;
const warmUpMs = 8_000;

/** Deliveries a second and their slowest answers, as ratios to what the database and the server do by themselves; and the memory it takes. */
export async function measureIntake(
  database: BenchDatabase,
  { roundMs, memoryMs }: { roundMs: number; memoryMs: number },
): Promise<Figure[]> {
  const url = await database.create('intake');
  const shop = await startEmptyShop(1_000);
  await using installation = await createInstallation(shop.url, { DATABASE_URL: url, IDGATE_LOG_LEVEL: 'error' });
  const receiver = await installation.start();
  await query(url, 'update stores set webhook_secret = $1, webhook_secret_sealed = null', [webhookSecret]);
  const storeless = await startStoreless(installation);
  const load = (to: string, forMs: number) =>
    underLoad(
      to,
      connections,
      forMs,
      webhooks(installation.storeHash, installation.clientSecret, webhookSecret, forMs * 8),
    );

  // Both warm: it takes ten thousand requests until the code is as compiled as it gets.
  await load(receiver.url, warmUpMs);
  await load(storeless.url, warmUpMs);
  const raws: number[] = [];
  const stored: LoadResult[] = [];
  const unstored: LoadResult[] = [];
  for (let round = 0; round < rounds; round++) {
    raws.push(await rawInsertsPerSecond(url, connections, roundMs));
    stored.push(await load(receiver.url, roundMs));
    unstored.push(await load(storeless.url, roundMs));
    await query(url, `delete from jobs.job where state = 'created'`);
  }
  storeless.child.kill();
  const memory = await memoryUnderLoad(installation, receiver, memoryMs, (forMs) => load(receiver.url, forMs));
  shop.close();

  const p99 = ({ latenciesMs }: LoadResult) => quantile(latenciesMs, 0.99);
  const intakeRatio = median(stored.map(({ perSecond }) => perSecond)) / median(raws);
  const p99Ratio = median(stored.map(p99)) / median(unstored.map(p99));
  return [
    {
      name: `webhooks stored ÷ raw inserts of the same rows, ${connections} connections`,
      measured: intakeRatio.toFixed(2),
      goal: '≥ 0.6',
      isReached: intakeRatio >= 0.6,
    },
    {
      name: 'p99 ÷ the same server without a store',
      measured: p99Ratio.toFixed(2),
      goal: '≤ 3',
      isReached: p99Ratio <= 3,
    },
    {
      name: '  a second: stored / raw / without a store',
      measured: [stored.map(({ perSecond }) => perSecond), raws, unstored.map(({ perSecond }) => perSecond)]
        .map((values) => median(values).toFixed(0))
        .join(' / '),
      goal: null,
    },
    {
      name: '  p99: stored / without a store',
      measured: `${inMs(median(stored.map(p99)))} / ${inMs(median(unstored.map(p99)))}`,
      goal: null,
    },
    ...memory,
  ];
}

async function startStoreless({ clientSecret }: Installation): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const child = fork(fileURLToPath(new URL('./storeless-server.ts', import.meta.url)), {
    env: { PATH: process.env['PATH'], PORT: String(port), CLIENT_SECRET: clientSecret, WEBHOOK_SECRET: webhookSecret },
  });
  await once(child, 'message');
  return { url: `http://localhost:${port}`, child };
}

/** What the process holds while the load lasts, and whether it grows once it is warm. */
async function memoryUnderLoad(
  { metricsToken }: Installation,
  { url }: ReceiverProcess,
  forMs: number,
  load: (forMs: number) => Promise<LoadResult>,
): Promise<Figure[]> {
  const sampleMs = 5_000;
  const samples: number[] = [];
  const count = Math.max(6, Math.floor(forMs / sampleMs));
  for (let index = 0; index < count; index++) {
    await load(sampleMs);
    const text = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })).text();
    samples.push(Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1]) / 1e6);
  }
  const third = Math.floor(samples.length / 3);
  const growth = median(samples.slice(-third)) / median(samples.slice(third, 2 * third));
  const most = Math.max(...samples);
  return [
    {
      name: `memory under that load, most of ${count} looks over ${Math.round((count * sampleMs) / 60_000)} min`,
      measured: `${most.toFixed(0)} MB`,
      goal: '≤ 200 MB',
      isReached: most <= 200,
    },
    { name: '  last third ÷ middle third', measured: growth.toFixed(2), goal: '≤ 1.05', isReached: growth <= 1.05 },
  ];
}
