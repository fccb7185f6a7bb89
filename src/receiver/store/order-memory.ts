import type { OrderMemory, Remembered } from '../checks/order-memory.ts';
import type { Database } from './database.ts';

export function createOrderMemory(database: Database): OrderMemory {
  return {
    async find(storeHash, orderId) {
      const { rows } = await database
        .of(storeHash)
        .query<Remembered>('select seen, judged from orders where store_hash = $1 and order_id = $2', [
          storeHash,
          orderId,
        ]);
      return rows[0] ?? { seen: null, judged: null };
    },

    async save(storeHash, orderId, { seen, judged }) {
      await database.of(storeHash).query(
        `insert into orders (store_hash, order_id, seen, judged) values ($1, $2, $3, $4)
         on conflict (store_hash, order_id) do update set seen = $3, judged = $4`,
        [storeHash, orderId, seen, judged],
      );
    },
  };
}
