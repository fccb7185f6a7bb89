import type { OrderAction, StatusPlan } from '../checks/order-status.ts';
import type { Database } from './database.ts';

/** The history of what was done to orders' statuses and what was left, and why. */
export interface OrderActions {
  /** Adds an action. The same as the one before it is not added again. */
  add(action: OrderAction): Promise<void>;
  /** The actions on an order, oldest first. */
  list(storeHash: string, orderId: number): Promise<OrderAction[]>;
}

interface Row {
  at: Date;
  kind: StatusPlan['kind'];
  reason: StatusPlan['reason'];
  from_status_id: number;
  to_status_id: number | null;
  check_id: string | null;
  check_revision: number | null;
}

export function createOrderActions(database: Database): OrderActions {
  return {
    async add({ storeHash, orderId, atMs, plan, fromStatusId, check }) {
      await database.of(storeHash).query(
        `insert into order_actions (store_hash, order_id, at, kind, reason, from_status_id, to_status_id, check_id, check_revision)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9
         where ($4::text, $5::text, $6::int, $7::int, $8::text, $9::int) is distinct from (
           select (kind, reason, from_status_id, to_status_id, check_id, check_revision) from order_actions
           where store_hash = $1 and order_id = $2 order by id desc limit 1
         )`,
        [
          storeHash,
          orderId,
          new Date(atMs),
          plan.kind,
          plan.reason,
          fromStatusId,
          plan.kind === 'set' ? plan.statusId : null,
          check?.checkId ?? null,
          check?.revision ?? null,
        ],
      );
    },

    async list(storeHash, orderId) {
      const { rows } = await database
        .of(storeHash)
        .query<Row>('select * from order_actions where store_hash = $1 and order_id = $2 order by id', [
          storeHash,
          orderId,
        ]);
      return rows.map((row) => ({
        storeHash,
        orderId,
        atMs: row.at.getTime(),
        plan: planOf(row),
        fromStatusId: row.from_status_id,
        check: row.check_id === null ? null : { checkId: row.check_id, revision: row.check_revision ?? 0 },
      }));
    },
  };
}

const planOf = ({ kind, reason, to_status_id: statusId }: Row): StatusPlan =>
  (kind === 'set' ? { kind, statusId, reason } : { kind, reason }) as StatusPlan;
