import { createInstallation } from '../../support/receiver-process.ts';
import { type Figure, inMs, median, quantile } from '../figures.ts';
import { type BenchDatabase, query } from './database.ts';
import { startEmptyShop } from './empty-shop.ts';
import { underLoad } from './load.ts';
import { webhooks } from './webhooks.ts';

const webhookSecret = 'the webhook secret of the benchmark';
const count = 200;

/** From the moment that an event is stored to the moment that its job begins, by the database's own clock. */
export async function measureBegins(database: BenchDatabase): Promise<Figure[]> {
  const url = await database.create('begins');
  const shop = await startEmptyShop(0);
  await using installation = await createInstallation(shop.url, {
    DATABASE_URL: url,
    IDGATE_LOG_LEVEL: 'silent',
  });
  const receiver = await installation.start();
  await query(url, 'update stores set webhook_secret = $1, webhook_secret_sealed = null', [webhookSecret]);
  const next = webhooks(installation.storeHash, installation.clientSecret, webhookSecret, count);
  // One after the other, so that none waits for a worker.
  for (let prepared = next(); prepared; prepared = next()) {
    const only = [prepared];
    await underLoad(receiver.url, 1, 60_000, () => only.pop());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const rows = await query<{ ms: number }>(
    url,
    `select extract(epoch from started_on - created_on)::float8 * 1000 as ms from jobs.job
     where name = 'settle-order' and started_on is not null and retry_count = 0`,
  );
  shop.close();
  const latenciesMs = rows.map(({ ms }) => ms);
  return [
    {
      name: `event stored → its job begins, median of ${latenciesMs.length}`,
      measured: inMs(median(latenciesMs)),
      goal: '≤ 20 ms',
      isReached: median(latenciesMs) <= 20,
    },
    { name: '  p95', measured: inMs(quantile(latenciesMs, 0.95)), goal: null },
  ];
}
