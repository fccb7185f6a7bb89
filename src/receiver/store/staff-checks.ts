import type { CheckDetail, CheckItem, SecondEyes } from '../../contract/schema/admin/checks.ts';
import type { Rule } from '../../contract/wire/policy.ts';
import type { Status } from '../../contract/wire/status.ts';
import { maxAttempts, staffStatuses } from '../checks/check.ts';
import type { ProviderName } from '../checks/provider.ts';
import { type CheckRow, liveCheck } from './check-row.ts';
import type { Database } from './database.ts';
import { staffFromRow } from './staff.ts';
import type { Vault } from './vault.ts';

/** Which checks are wanted. What is undefined does not matter. Times are of when a check was made; from is included, to is not. */
export interface StaffCheckFilter {
  readonly statuses?: readonly Status[] | undefined;
  readonly provider?: ProviderName | undefined;
  readonly orderId?: number | undefined;
  readonly customerId?: number | undefined;
  /** The number of an order or of a customer, or a check's id or its beginning. */
  readonly query?: string | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
}

/** In which order: by when a check was made, or, of those in review alone, by when it came there. */
export interface CheckOrder {
  readonly queue: 'all' | 'review';
  readonly sort: 'newest' | 'oldest';
}

/** The last check of a page, and when it was made or came into review. The next page begins behind it. */
export interface StaffCheckPosition {
  readonly atMs: number;
  readonly checkId: string;
}

/** A check in a list, as far as the store's settings don't bear on it. */
export type ListedCheck = Omit<CheckItem, 'targetAtMs'>;
/** A whole check, in the same way. */
export type StaffCheck = Omit<CheckDetail, 'targetAtMs' | 'canInvite'>;

/** Checks as the staff of their store see them. Lists have those alone that are live, and not forgotten. */
export interface StaffChecks {
  list(
    storeHash: string,
    filter: StaffCheckFilter,
    order: CheckOrder,
    after: StaffCheckPosition | undefined,
    limit: number,
  ): Promise<ListedCheck[]>;
  find(storeHash: string, checkId: string): Promise<StaffCheck | undefined>;
  /** The check that speaks for an order. */
  findForOrder(storeHash: string, orderId: number): Promise<StaffCheck | undefined>;
  /** The check of a customer that changed last. */
  findForCustomer(storeHash: string, customerId: number): Promise<StaffCheck | undefined>;
}

interface Listed extends CheckRow {
  in_review_since: Date | null;
  order_ids: string[] | null;
  is_holding: boolean | null;
  agreed_by: string | null;
  agreed_email: Buffer | null;
  agreed_reason: string | null;
  agreed_at: Date | null;
}

interface Detailed extends Listed {
  replaced_by: string | null;
  forgotten_at: Date | null;
  orders: { orderId: number; statusId: number | null; isHeld: boolean }[] | null;
  rules: Rule[] | null;
  decided: { kind: 'approved' | 'rejected'; by: string; userId?: number; reason?: string } | null;
  decided_at: Date | null;
  decided_email: Buffer | null;
}

/** The orders that a check speaks for. */
const spokenFor = `orders.store_hash = checks.store_hash
  and coalesce(asked_check_id, orders.check_id) = checks.check_id
  and (asked_check_id = checks.check_id or orders.check_id = checks.check_id)`;
const isHeld = '(held_from_status_id is not null and is_hold_applied)';

const emailOf = (userId: string) =>
  `(select email_sealed from users where users.store_hash = checks.store_hash and user_id = ${userId})`;

const listed = `
  checks.*, linked.order_ids, linked.is_holding, agreed.user_id as agreed_by, agreed.reason as agreed_reason,
  agreed.at as agreed_at, ${emailOf('agreed.user_id')} as agreed_email`;

const joined = `
  left join lateral (
    select array_agg(order_id order by order_id) as order_ids, bool_or(${isHeld}) as is_holding from orders where ${spokenFor}
  ) linked on true
  left join lateral (
    select (event->>'userId')::bigint as user_id, event->>'reason' as reason, at from check_events
    where check_events.check_id = checks.check_id and check_events.revision = checks.revision and event->>'kind' = 'agreed'
    order by id desc limit 1
  ) agreed on true`;

const detailed = `
  select ${listed}, ${emailOf(`(decided.event->>'userId')::bigint`)} as decided_email,
         decided.event as decided, decided.at as decided_at, policies.rules,
         (select jsonb_agg(jsonb_build_object('orderId', order_id, 'statusId', seen->'statusId', 'isHeld', ${isHeld}) order by order_id)
          from orders where ${spokenFor}) as orders
  from checks ${joined}
  left join lateral (
    select event, at from check_events
    where check_events.check_id = checks.check_id and event->>'kind' in ('approved', 'rejected')
    order by revision desc limit 1
  ) decided on true
  left join policies on policies.store_hash = checks.store_hash and policies.version = checks.policy_version`;

/** Compared byte by byte, which an index does too. */
const idBytes = 'checks.check_id collate "C"';
const afterAll = '\u{10ffff}';

export function createStaffChecks(database: Database, vault: Vault): StaffChecks {
  const itemOf = (row: Listed): ListedCheck => ({
    checkId: row.check_id,
    status: row.status,
    revision: row.revision,
    provider: row.provider,
    finding: row.finding,
    requirement: row.requirement,
    customerId: row.customer_id === null ? null : Number(row.customer_id),
    orderIds: (row.order_ids ?? []).map(Number),
    isHolding: row.is_holding ?? false,
    createdAtMs: row.created_at.getTime(),
    updatedAtMs: row.updated_at.getTime(),
    inReviewSinceMs: row.in_review_since?.getTime() ?? null,
    secondEyes: secondEyesOf(row),
  });

  const secondEyesOf = (row: Listed): SecondEyes =>
    row.agreed_by !== null && row.agreed_at !== null
      ? {
          decision: 'approve',
          by: staffFromRow(vault, row.store_hash, { user_id: row.agreed_by, email_sealed: row.agreed_email }),
          reason: row.agreed_reason ?? '',
          atMs: row.agreed_at.getTime(),
        }
      : null;

  const detailOf = (row: Detailed): StaffCheck => {
    const { orderIds: _, isHolding: __, ...item } = itemOf(row);
    const isLive = row.replaced_by === null && row.forgotten_at === null;
    const isDecided = staffStatuses.includes(row.status);
    return {
      ...item,
      evidence: row.evidence,
      attemptsUsed: row.attempts_used,
      attemptsLeft: Math.max(0, maxAttempts - row.attempts_used),
      consentedAtMs: row.consented_at?.getTime() ?? null,
      cartId: row.cart_id,
      orders: row.orders ?? [],
      policyVersion: row.policy_version,
      rules: row.rule_ids.map((ruleId) => ({
        ruleId,
        name: row.rules?.find(({ id }) => id === ruleId)?.name ?? ruleId,
      })),
      decidedBy: isDecided ? decidedBy(row) : null,
      canUndo: isDecided && isLive,
      forgottenAtMs: row.forgotten_at?.getTime() ?? null,
      replacedBy: row.replaced_by,
    };
  };

  const decidedBy = ({ store_hash, decided, decided_at, decided_email }: Detailed): CheckDetail['decidedBy'] =>
    decided && decided_at
      ? {
          decision: decided.kind === 'approved' ? 'approve' : 'reject',
          by: staffFromRow(vault, store_hash, {
            user_id: decided.userId === undefined ? null : String(decided.userId),
            email_sealed: decided_email,
          }),
          name: decided.userId === undefined ? decided.by : null,
          reason: decided.reason ?? null,
          atMs: decided_at.getTime(),
        }
      : null;

  const one = async (storeHash: string, where: string, value: unknown): Promise<StaffCheck | undefined> => {
    const { rows } = await database
      .of(storeHash)
      .query<Detailed>(`${detailed} where checks.store_hash = $1 and ${where}`, [storeHash, value]);
    return rows[0] && detailOf(rows[0]);
  };

  return {
    async list(storeHash, filter, order, after, limit) {
      const { text, values } = listStatement(storeHash, filter, order, after, limit);
      const { rows } = await database.of(storeHash).query<Listed>(text, values);
      return rows.map(itemOf);
    },

    find: (storeHash, checkId) => one(storeHash, 'checks.check_id = $2', checkId),

    findForOrder: (storeHash, orderId) =>
      one(
        storeHash,
        `checks.check_id = (select coalesce(asked_check_id, check_id) from orders where store_hash = $1 and order_id = $2)`,
        orderId,
      ),

    findForCustomer: (storeHash, customerId) =>
      one(
        storeHash,
        `checks.check_id = (select check_id from checks where ${liveCheck} and customer_id = $2 order by updated_at desc limit 1)`,
        customerId,
      ),
  };
}

/** The statement that reads a page of a list. */
export function listStatement(
  storeHash: string,
  filter: StaffCheckFilter,
  { queue, sort }: CheckOrder,
  after: StaffCheckPosition | undefined,
  limit: number,
): { text: string; values: unknown[] } {
  const values: unknown[] = [storeHash];
  const put = (value: unknown) => `$${values.push(value)}`;
  const isReview = queue === 'review';
  const at = isReview ? 'checks.in_review_since' : 'checks.created_at';
  const conditions = ['checks.store_hash = $1', 'replaced_by is null', 'forgotten_at is null'];
  if (isReview) conditions.push(`status = 'in_review'`);
  const { statuses, provider, orderId, customerId, query, fromMs, toMs } = filter;
  if (statuses && !isReview) {
    const [only, ...others] = statuses;
    // A single one is read in order from the index.
    conditions.push(others.length === 0 ? `status = ${put(only)}` : `status = any(${put(statuses)})`);
  }
  if (provider !== undefined) conditions.push(`provider = ${put(provider)}`);
  if (customerId !== undefined) conditions.push(`customer_id = ${put(customerId)}`);
  if (orderId !== undefined) conditions.push(`checks.check_id = any(array(${checksOfOrder(put(orderId))}))`);
  if (query) conditions.push(foundBy(query, put));
  if (fromMs !== undefined) conditions.push(`created_at >= ${put(new Date(fromMs))}`);
  if (toMs !== undefined) conditions.push(`created_at < ${put(new Date(toMs))}`);
  const [direction, beyond] = sort === 'newest' ? ['desc', '<'] : ['asc', '>'];
  if (after)
    conditions.push(`(${at}, checks.check_id) ${beyond} (${put(new Date(after.atMs))}, ${put(after.checkId)})`);
  return {
    text: `
      with page as materialized (
        select checks.check_id from checks where ${conditions.join(' and ')}
        order by ${at} ${direction}, checks.check_id ${direction} limit ${put(limit)}
      )
      select ${listed} from page join checks using (check_id) ${joined}
      order by ${at} ${direction}, checks.check_id ${direction}`,
    values,
  };
}

const checksOfOrder = (orderId: string) =>
  `select coalesce(asked_check_id, check_id) from orders where store_hash = $1 and order_id = ${orderId}`;

function foundBy(query: string, put: (value: unknown) => string): string {
  if (!/^\d{1,15}$/.test(query)) {
    const [from, to] = [put(query), put(`${query}${afterAll}`)];
    return `${idBytes} >= ${from} and ${idBytes} < ${to}`;
  }
  const number = put(query);
  return `checks.check_id = any(array(
    ${checksOfOrder(number)}
    union select check_id from checks where store_hash = $1 and customer_id = ${number} and replaced_by is null))`;
}

/** Used by those who page by `list`. */
export const positionOf = (
  check: Pick<CheckItem, 'checkId' | 'createdAtMs' | 'inReviewSinceMs'>,
  queue: CheckOrder['queue'],
): StaffCheckPosition => ({
  atMs: queue === 'review' ? (check.inReviewSinceMs ?? check.createdAtMs) : check.createdAtMs,
  checkId: check.checkId,
});
