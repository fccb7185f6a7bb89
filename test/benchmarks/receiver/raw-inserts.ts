import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';

/** How many deliveries with their job a second this database takes, one statement and one commit each, over so many connections. */
export async function rawInsertsPerSecond(
  connectionString: string,
  connections: number,
  durationMs: number,
): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString });
      await client.connect();
      return client;
    }),
  );
  const bodySha256 = createHash('sha256').update('a body').digest();
  const beganMs = performance.now();
  let count = 0;
  const insert = async (client: pg.Client) => {
    while (performance.now() - beganMs < durationMs) {
      const orderId = 1_000_000 + count++;
      await client.query({
        name: 'raw',
        text: `with delivery as (
                 insert into deliveries (source, delivery_id, store_hash, body_sha256, received_at) values ('bigcommerce', $1, 'sandbox1', $2, now())
               )
               insert into jobs.job (name, data, singleton_key, group_id, retry_limit, retry_delay, retry_backoff, retry_delay_max,
                                     expire_seconds, deletion_seconds, policy, dead_letter, heartbeat_seconds, start_after)
               values ('settle-order', $3, $4, $5, 250, 1, true, 900, 120, 3600, 'singleton', 'settle-order-failed', 10, now())`,
        values: [
          randomUUID(),
          bodySha256,
          { storeHash: 'sandbox1', orderId },
          `sandbox1/${orderId}`,
          `sandbox1/${orderId % 3}`,
        ],
      });
    }
  };
  await Promise.all(clients.map(insert));
  const perSecond = (count * 1_000) / (performance.now() - beganMs);
  await Promise.all(clients.map((client) => client.end()));
  return perSecond;
}
