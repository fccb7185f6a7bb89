import type { Database } from './database.ts';

/** Which change of an order was looked at last, so that one is not looked at twice. */
export interface OrderLooks {
  /** Whether the order was looked at as it stood after this change, by BigCommerce's clock. */
  hasSeen(storeHash: string, orderId: number, modifiedAtMs: number): Promise<boolean>;
  note(storeHash: string, orderId: number, modifiedAtMs: number): Promise<void>;
}

export function createOrderLooks(database: Database): OrderLooks {
  return {
    async hasSeen(storeHash, orderId, modifiedAtMs) {
      const { rowCount } = await database
        .of(storeHash)
        .query('select 1 from order_looks where store_hash = $1 and order_id = $2 and modified_at >= $3', [
          storeHash,
          orderId,
          new Date(modifiedAtMs),
        ]);
      return rowCount !== 0;
    },
    async note(storeHash, orderId, modifiedAtMs) {
      await database.of(storeHash).query(
        `insert into order_looks (store_hash, order_id, modified_at) values ($1, $2, $3)
         on conflict (store_hash, order_id) do update set modified_at = greatest(order_looks.modified_at, $3)`,
        [storeHash, orderId, new Date(modifiedAtMs)],
      );
    },
  };
}
