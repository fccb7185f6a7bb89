import { nothingShown, type Shown, type ShownMemory } from '../checks/shown.ts';
import type { Database } from './database.ts';

/** What each store's BigCommerce shows of idgate, as it was last seen there. */
export function createShownMemory(database: Database): (storeHash: string) => ShownMemory {
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
          `insert into shown (store_hash, kind, target_id, state) values ($1, $2, $3, $4)
           on conflict (store_hash, kind, target_id) do update set state = $4`,
          [storeHash, kind, id, shown],
        );
      },

      async forgetAll() {
        await query('delete from shown where store_hash = $1', [storeHash]);
      },
    };
  };
}
