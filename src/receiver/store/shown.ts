import { nothingShown, type Shown, type ShownMemory } from '../checks/shown.ts';
import type { Database } from './database.ts';

/** What each store's BigCommerce shows of idgate, as it was last seen there. */
export function createShownMemory(database: Database, clock: () => number): (storeHash: string) => ShownMemory {
  return (storeHash) => {
    const { query } = database.of(storeHash);
    return {
      async find({ kind, id }) {
        const { rows } = await query<{ state: Shown }>(
          'select state from shown where store_hash = $1 and kind = $2 and target_id = $3',
          [storeHash, kind, id],
        );
        return rows[0]?.state ?? nothingShown;
      },

      async save({ kind, id }, shown) {
        await query(
          `insert into shown (store_hash, kind, target_id, state, at) values ($1, $2, $3, $4, $5)
           on conflict (store_hash, kind, target_id) do update set state = $4, at = $5`,
          [storeHash, kind, id, shown, new Date(clock())],
        );
      },

      async forgetAll() {
        await query('delete from shown where store_hash = $1', [storeHash]);
      },
    };
  };
}
