import type { OrderNotice, OrderNoticeKind } from '../checks/order-wait.ts';
import type { Database } from './database.ts';

export interface OrderNotices {
  add(storeHash: string, orderId: number, kind: OrderNoticeKind, checkId: string, atMs: number): Promise<void>;
  /** As `add`, but not where the order and the check have one of this kind. */
  addOnce(storeHash: string, orderId: number, kind: OrderNoticeKind, checkId: string, atMs: number): Promise<void>;
  /** What was done about an order, in the order in which it was. */
  list(storeHash: string, orderId: number): Promise<OrderNotice[]>;
}

export function createOrderNotices(database: Database): OrderNotices {
  return {
    async add(storeHash, orderId, kind, checkId, atMs) {
      await database
        .of(storeHash)
        .query('insert into order_notices (store_hash, order_id, kind, check_id, at) values ($1, $2, $3, $4, $5)', [
          storeHash,
          orderId,
          kind,
          checkId,
          new Date(atMs),
        ]);
    },

    async addOnce(storeHash, orderId, kind, checkId, atMs) {
      await database.of(storeHash).query(
        `insert into order_notices (store_hash, order_id, kind, check_id, at)
         select $1, $2, $3, $4, $5
         where not exists (
           select from order_notices where store_hash = $1 and order_id = $2 and kind = $3 and check_id = $4
         )`,
        [storeHash, orderId, kind, checkId, new Date(atMs)],
      );
    },

    async list(storeHash, orderId) {
      const { rows } = await database
        .of(storeHash)
        .query<{ kind: OrderNoticeKind; check_id: string | null; at: Date }>(
          'select kind, check_id, at from order_notices where store_hash = $1 and order_id = $2 order by id',
          [storeHash, orderId],
        );
      return rows.map(({ kind, check_id, at }) => ({ kind, checkId: check_id, atMs: at.getTime() }));
    },
  };
}
