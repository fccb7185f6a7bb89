import type { OrderWait } from '../checks/order-wait.ts';
import type { Work } from '../checks/work.ts';
import type { Database } from './database.ts';
import type { Queue } from './queue.ts';

export interface OrderWaits {
  find(storeHash: string, orderId: number): Promise<OrderWait | undefined>;
  /**
   * Notes that an order waits, and plans what is to happen at its times. One that waits already goes on as it began, for its present check.
   * Safe to repeat.
   */
  begin(wait: OrderWait): Promise<void>;
  /** The deadline was met: it comes only once. */
  passDeadline(storeHash: string, orderId: number): Promise<void>;
  /** The merchant was told of the lapse: they are told only once. */
  passLapse(storeHash: string, orderId: number): Promise<void>;
  /** The order waits no longer, and nobody is written to about it. */
  end(storeHash: string, orderId: number): Promise<void>;
}

interface Row {
  check_id: string;
  since: Date;
  deadline_at: Date | null;
  lapse_warning_at: Date | null;
}

const moment = (atMs: number | null) => (atMs === null ? null : new Date(atMs));

export function createOrderWaits(database: Database, queue: Queue): OrderWaits {
  const pass = async (storeHash: string, orderId: number, column: 'deadline_at' | 'lapse_warning_at') => {
    await database
      .of(storeHash)
      .query(`update order_waits set ${column} = null where store_hash = $1 and order_id = $2`, [storeHash, orderId]);
  };

  return {
    async find(storeHash, orderId) {
      const { rows } = await database
        .of(storeHash)
        .query<Row>('select * from order_waits where store_hash = $1 and order_id = $2', [storeHash, orderId]);
      const row = rows[0];
      return (
        row && {
          storeHash,
          orderId,
          checkId: row.check_id,
          sinceMs: row.since.getTime(),
          deadlineAtMs: row.deadline_at?.getTime() ?? null,
          lapseWarningAtMs: row.lapse_warning_at?.getTime() ?? null,
        }
      );
    },

    begin: ({ storeHash, orderId, checkId, sinceMs, deadlineAtMs, lapseWarningAtMs }) =>
      database.of(storeHash).transaction(async (client) => {
        const { rows } = await client.query<{ is_new: boolean }>(
          `insert into order_waits (store_hash, order_id, check_id, since, deadline_at, lapse_warning_at)
           values ($1, $2, $3, $4, $5, $6)
           on conflict (store_hash, order_id) do update set check_id = $3
           returning xmax = 0 as is_new`,
          [storeHash, orderId, checkId, new Date(sinceMs), moment(deadlineAtMs), moment(lapseWarningAtMs)],
        );
        if (!rows[0]?.is_new) return;
        const plan = async (work: Work, atMs: number | null) => {
          if (atMs !== null) await queue.add(client, [work], atMs);
        };
        await plan({ name: 'settle-order', storeHash, orderId }, deadlineAtMs);
        await plan({ name: 'warn-of-lapse', storeHash, orderId }, lapseWarningAtMs);
      }),

    passDeadline: (storeHash, orderId) => pass(storeHash, orderId, 'deadline_at'),
    passLapse: (storeHash, orderId) => pass(storeHash, orderId, 'lapse_warning_at'),

    end: (storeHash, orderId) =>
      database.of(storeHash).transaction(async (client) => {
        await client.query('delete from order_waits where store_hash = $1 and order_id = $2', [storeHash, orderId]);
        await client.query('delete from invitations where store_hash = $1 and order_id = $2', [storeHash, orderId]);
      }),
  };
}
