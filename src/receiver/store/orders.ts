import { summaryOf } from '../checks/check-summary.ts';
import { type OrderMove, type OrderRecord, orderNews, type StatusPlan } from '../checks/order-status.ts';
import type { Stage } from '../checks/settings.ts';
import { announce } from './announce.ts';
import { type CheckRow, checkFromRow } from './check-row.ts';
import type { Database } from './database.ts';
import type { Queue } from './queue.ts';

export interface Orders {
  find(storeHash: string, orderId: number): Promise<OrderRecord | undefined>;
  /** The latest order that a check speaks for. */
  latestOf(storeHash: string, checkId: string): Promise<number | undefined>;
  /** Stores what is known of an order now. Safe to repeat. `plan`, where there is one, is kept to answer why the order's status was changed or left. */
  save(record: OrderRecord, plan: StatusPlan | null): Promise<void>;
}

interface Row {
  check_id: string | null;
  is_cleared: boolean;
  held_from_status_id: number | null;
  is_hold_applied: boolean;
  stage_applied: Stage | null;
  move: OrderMove | null;
}

export function createOrders(database: Database, queue: Queue, clock: () => number): Orders {
  return {
    async find(storeHash, orderId) {
      const { rows } = await database.of(storeHash).query<Row>(
        // A check that the merchant asked of the order speaks for it from then on, and the rules are not asked any more.
        `select coalesce(asked_check_id, check_id) as check_id, is_cleared or asked_check_id is not null as is_cleared,
                  held_from_status_id, is_hold_applied, stage_applied, move
           from orders where store_hash = $1 and order_id = $2`,
        [storeHash, orderId],
      );
      const row = rows[0];
      return (
        row && {
          storeHash,
          orderId,
          checkId: row.check_id,
          isCleared: row.is_cleared,
          heldFromStatusId: row.held_from_status_id,
          isHoldApplied: row.is_hold_applied,
          stageApplied: row.stage_applied,
          move: row.move,
        }
      );
    },

    async latestOf(storeHash, checkId) {
      const { rows } = await database.of(storeHash).query<{ order_id: string }>(
        `select order_id from orders where store_hash = $1 and coalesce(asked_check_id, check_id) = $2
         order by order_id desc limit 1`,
        [storeHash, checkId],
      );
      return rows[0] && Number(rows[0].order_id);
    },

    save: (record, plan) =>
      database.of(record.storeHash).transaction(async (client) => {
        const { storeHash, orderId, checkId, isCleared, heldFromStatusId, isHoldApplied, stageApplied, move } = record;
        const { rows } = await client.query<Pick<Row, 'held_from_status_id' | 'is_hold_applied'>>(
          'select held_from_status_id, is_hold_applied from orders where store_hash = $1 and order_id = $2 for update',
          [storeHash, orderId],
        );
        await client.query(
          `insert into orders (store_hash, order_id, check_id, is_cleared, held_from_status_id, is_hold_applied, stage_applied, last_plan, move)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           on conflict (store_hash, order_id) do update
             set check_id = $3, is_cleared = $4, held_from_status_id = $5, is_hold_applied = $6, stage_applied = $7,
                 last_plan = coalesce($8, orders.last_plan), move = $9, updated_at = now()`,
          [storeHash, orderId, checkId, isCleared, heldFromStatusId, isHoldApplied, stageApplied, plan, move],
        );
        const before = rows[0] && {
          heldFromStatusId: rows[0].held_from_status_id,
          isHoldApplied: rows[0].is_hold_applied,
        };
        const news = orderNews(before, record, plan);
        if (!news) return;
        const found = await client.query<CheckRow>('select * from checks where store_hash = $1 and check_id = $2', [
          storeHash,
          checkId,
        ]);
        const linked = await client.query<{ order_id: string }>(
          'select order_id from orders where store_hash = $1 and coalesce(asked_check_id, check_id) = $2 order by order_id',
          [storeHash, checkId],
        );
        const check = found.rows[0]
          ? summaryOf(
              checkFromRow(found.rows[0]),
              linked.rows.map(({ order_id }) => Number(order_id)),
            )
          : null;
        await announce(
          client,
          queue,
          storeHash,
          { type: news, data: { orderId, check } },
          check?.checkId ?? null,
          clock(),
        );
      }),
  };
}
