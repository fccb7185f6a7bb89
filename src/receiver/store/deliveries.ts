import { fail, ok, type Result } from '../../contract/wire/result.ts';
import type { Work } from '../checks/work.ts';
import type { Database } from './database.ts';
import type { Queue } from './queue.ts';

/** One authentic webhook delivery. */
export interface Delivery {
  readonly source: 'bigcommerce';
  /** The sender's own id of the message; the same for each retry. */
  readonly deliveryId: string;
  readonly storeHash: string;
  readonly bodySha256: Buffer;
  readonly receivedAtMs: number;
}

export interface Deliveries {
  /**
   * Stores a delivery and its work in one transaction. Seen before: answers `seen`, and nothing is done twice.
   * Fails with `replay_mismatch` for a known id with another body or store; nothing is stored.
   */
  accept(delivery: Delivery, work: readonly Work[]): Promise<Result<'stored' | 'seen', 'replay_mismatch'>>;
}

export function createDeliveries(database: Database, queue: Queue): Deliveries {
  return {
    accept: ({ source, deliveryId, storeHash, bodySha256, receivedAtMs }, work) =>
      database.of(storeHash).transaction(async (client) => {
        const { rowCount } = await client.query(
          `insert into deliveries (source, delivery_id, store_hash, body_sha256, received_at) values ($1, $2, $3, $4, $5)
           on conflict do nothing`,
          [source, deliveryId, storeHash, bodySha256, new Date(receivedAtMs)],
        );
        if (rowCount === 1) {
          await queue.add(client, work);
          return ok('stored');
        }
        const { rowCount: same } = await client.query(
          'select 1 from deliveries where source = $1 and delivery_id = $2 and store_hash = $3 and body_sha256 = $4',
          [source, deliveryId, storeHash, bodySha256],
        );
        return same === 1 ? ok('seen') : fail('replay_mismatch');
      }),
  };
}
