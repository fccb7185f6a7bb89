import { fail, ok, type Result } from '../../contract/wire/result.ts';
import type { RemoteProviderName } from '../checks/provider.ts';
import type { Work } from '../checks/work.ts';
import type { Database, Statement } from './database.ts';
import { groupCommit } from './group-commit.ts';
import type { Queue } from './queue.ts';

/** One authentic webhook delivery. */
export interface Delivery {
  readonly source: 'bigcommerce' | RemoteProviderName;
  /** The sender's own id of the message; the same for each retry. */
  readonly deliveryId: string;
  readonly storeHash: string;
  readonly bodySha256: Buffer;
  readonly receivedAtMs: number;
}

export interface Deliveries {
  /**
   * Stores a delivery and its work in one transaction, which it may share with others that come at the same moment. Seen before: answers
   * `seen`, and nothing is done twice. The work begins at once, or not before `notBeforeMs`. Fails with `replay_mismatch` for a known id with another body or store; nothing is stored.
   */
  accept(delivery: Delivery, work: readonly Work[], notBeforeMs?: number): Promise<Accepted>;
}

type Accepted = Result<'stored' | 'seen', 'replay_mismatch'>;

interface Arrival {
  readonly delivery: Delivery;
  readonly work: readonly Work[];
  readonly notBeforeMs: number | undefined;
}

const keyOf = ({ source, deliveryId }: Pick<Delivery, 'source' | 'deliveryId'>) => `${source}/${deliveryId}`;

interface KeyRow {
  source: Delivery['source'];
  delivery_id: string;
}
const keyOfRow = ({ source, delivery_id }: KeyRow) => keyOf({ source, deliveryId: delivery_id });

const insertDeliveries = `
  insert into deliveries (source, delivery_id, store_hash, body_sha256, received_at)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::timestamptz[])`;

export function createDeliveries(database: Database, queue: Queue): Deliveries {
  /** One row each, always in the same order: two receivers that store the same deliveries wait for each other, and neither for ever. */
  const columnsOf = (arrivals: readonly Arrival[]) => {
    const sorted = arrivals.map(({ delivery }) => delivery).sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    return [
      sorted.map(({ source }) => source),
      sorted.map(({ deliveryId }) => deliveryId),
      sorted.map(({ storeHash }) => storeHash),
      sorted.map(({ bodySha256 }) => bodySha256),
      sorted.map(({ receivedAtMs }) => new Date(receivedAtMs)),
    ];
  };

  /** As a rule all of them are new: then everything goes in one round trip. Answers false when one is known, and then stores none. */
  const storeAllNew = async (arrivals: readonly Arrival[]): Promise<boolean> => {
    const statements: Statement[] = [{ text: insertDeliveries, values: columnsOf(arrivals) }];
    for (const [notBeforeMs, work] of workByTime(arrivals)) {
      statements.push(...(await queue.statementsFor(work, notBeforeMs)));
    }
    try {
      await database.acrossStores.together(statements);
      return true;
    } catch (error) {
      if ((error as { constraint?: string }).constraint === 'deliveries_pkey') return false;
      throw error;
    }
  };

  const storeWhatIsNew = (arrivals: readonly Arrival[]): Promise<Accepted[]> =>
    database.acrossStores.transaction(async (client) => {
      const { rows } = await client.query<KeyRow>(
        `${insertDeliveries} on conflict do nothing returning source, delivery_id`,
        columnsOf(arrivals),
      );
      const stored = new Set(rows.map(keyOfRow));
      const isStored = ({ delivery }: Arrival) => stored.has(keyOf(delivery));
      for (const [notBeforeMs, work] of workByTime(arrivals.filter(isStored))) {
        await queue.add(client, work, notBeforeMs);
      }
      const { rows: same } = await client.query<KeyRow>(
        `select source, delivery_id from deliveries
         join unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) as given (source, delivery_id, store_hash, body_sha256)
         using (source, delivery_id, store_hash, body_sha256)`,
        columnsOf(arrivals).slice(0, 4),
      );
      const alike = new Set(same.map(keyOfRow));
      return arrivals.map((arrival) => {
        if (isStored(arrival)) return ok('stored');
        return alike.has(keyOf(arrival.delivery)) ? ok('seen') : fail('replay_mismatch');
      });
    });

  const accept = groupCommit(
    async (arrivals: readonly Arrival[]): Promise<Accepted[]> =>
      (await storeAllNew(arrivals)) ? arrivals.map(() => ok('stored')) : storeWhatIsNew(arrivals),
    ({ delivery }) => keyOf(delivery),
  );

  return { accept: (delivery, work, notBeforeMs) => accept({ delivery, work, notBeforeMs }) };
}

const workByTime = (arrivals: readonly Arrival[]): Map<number | undefined, Work[]> => {
  const planned = new Map<number | undefined, Work[]>();
  for (const { work, notBeforeMs } of arrivals)
    planned.set(notBeforeMs, [...(planned.get(notBeforeMs) ?? []), ...work]);
  return planned;
};
