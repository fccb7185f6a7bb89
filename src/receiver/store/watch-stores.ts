import { createHash } from 'node:crypto';
import type { Work } from '../checks/work.ts';
import type { Database } from './database.ts';
import type { Queue } from './queue.ts';

/** Has the installation of every store looked at, spread over some time, the same store always in the same part of it. Answers how many. */
export const watchStores = (
  { acrossStores }: Database,
  queue: Queue,
  withinMs: number,
  nowMs: number,
): Promise<number> =>
  acrossStores.transaction(async (client) => {
    const { rows } = await client.query<{ store_hash: string }>('select store_hash from stores where left_at is null');
    for (const { store_hash: storeHash } of rows) {
      const work: Work = { name: 'check-installation', storeHash, isWatch: true };
      await queue.add(client, [work], nowMs + Math.floor(partOf(storeHash) * withinMs));
    }
    return rows.length;
  });

const partOf = (storeHash: string): number => createHash('sha256').update(storeHash).digest().readUInt32BE() / 2 ** 32;
