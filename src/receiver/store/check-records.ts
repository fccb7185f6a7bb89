import type { MerchantCheck } from '../../contract/schema/merchant-check.ts';
import type { Status } from '../../contract/wire/status.ts';
import { summaryOf } from '../checks/check-summary.ts';
import type { ProviderName } from '../checks/provider.ts';
import { type CheckRow, checkFromRow } from './check-row.ts';
import type { Database } from './database.ts';

/** Which checks are wanted. What is undefined does not matter. From is included, to is not; all are Unix milliseconds. */
export interface CheckFilter {
  readonly statuses?: readonly Status[] | undefined;
  readonly customerId?: number | undefined;
  readonly orderId?: number | undefined;
  readonly provider?: ProviderName | undefined;
  readonly createdFromMs?: number | undefined;
  readonly createdToMs?: number | undefined;
  readonly updatedFromMs?: number | undefined;
  readonly updatedToMs?: number | undefined;
}

/** The last check of a page. The next page begins behind it, whatever was made or changed since. */
export interface CheckPosition {
  readonly createdAtMs: number;
  readonly checkId: string;
}

/** Checks as their merchant sees them, those too that newer ones replaced. */
export interface CheckRecords {
  find(storeHash: string, checkId: string): Promise<MerchantCheck | undefined>;
  /** Up to `limit` checks, newest first, behind a position. */
  list(
    storeHash: string,
    filter: CheckFilter,
    after: CheckPosition | undefined,
    limit: number,
  ): Promise<MerchantCheck[]>;
}

interface Row extends CheckRow {
  replaced_by: string | null;
  forgotten_at: Date | null;
  order_ids: string[];
  decision: { kind: 'approved' | 'rejected'; by: string; reason?: string } | null;
  decided_at: Date | null;
}

const fromRow = (row: Row): MerchantCheck => ({
  ...summaryOf(
    checkFromRow(row),
    row.order_ids.map((orderId) => Number(orderId)),
  ),
  decision: row.decision &&
    row.decided_at && {
      kind: row.decision.kind,
      by: row.decision.by,
      reason: row.decision.reason ?? null,
      at: row.decided_at.toISOString(),
    },
  forgottenAt: row.forgotten_at?.toISOString() ?? null,
  replacedBy: row.replaced_by,
});

const selected = `
  select checks.*, decided.event as decision, decided.at as decided_at,
         array(select order_id from orders
               where orders.store_hash = checks.store_hash and coalesce(asked_check_id, orders.check_id) = checks.check_id
                 and (asked_check_id = checks.check_id or orders.check_id = checks.check_id)
               order by order_id) as order_ids
  from checks
  left join lateral (
    select event, at from check_events
    where check_events.check_id = checks.check_id and event->>'kind' in ('approved', 'rejected')
    order by revision desc limit 1
  ) decided on true`;

const moment = (atMs: number | undefined) => (atMs === undefined ? undefined : new Date(atMs));

export function createCheckRecords(database: Database): CheckRecords {
  return {
    async find(storeHash, checkId) {
      const { rows } = await database
        .of(storeHash)
        .query<Row>(`${selected} where checks.store_hash = $1 and checks.check_id = $2`, [storeHash, checkId]);
      return rows[0] && fromRow(rows[0]);
    },

    async list(storeHash, filter, after, limit) {
      const values: unknown[] = [];
      /** Text with one `?` for the value; nothing where there is no value. */
      const given = (text: string, value: unknown) =>
        value === undefined ? [] : [text.replace('?', `$${values.push(value)}`)];
      const conditions = [
        ...given('checks.store_hash = ?', storeHash),
        ...given('checks.status = any(?)', filter.statuses),
        ...given('checks.customer_id = ?', filter.customerId),
        ...given('checks.provider = ?', filter.provider),
        ...given('checks.created_at >= ?', moment(filter.createdFromMs)),
        ...given('checks.created_at < ?', moment(filter.createdToMs)),
        ...given('checks.updated_at >= ?', moment(filter.updatedFromMs)),
        ...given('checks.updated_at < ?', moment(filter.updatedToMs)),
        ...given(
          `checks.check_id = (select coalesce(asked_check_id, check_id) from orders
                              where orders.store_hash = checks.store_hash and order_id = ?)`,
          filter.orderId,
        ),
      ];
      if (after) {
        const [createdAt, checkId] = [values.push(new Date(after.createdAtMs)), values.push(after.checkId)];
        conditions.push(`(checks.created_at, checks.check_id) < ($${createdAt}, $${checkId})`);
      }
      const { rows } = await database.of(storeHash).query<Row>(
        `${selected} where ${conditions.join(' and ')}
         order by checks.created_at desc, checks.check_id desc limit $${values.push(limit)}`,
        values,
      );
      return rows.map(fromRow);
    },
  };
}
