import type { Staff } from '../../contract/schema/admin/staff.ts';
import type { TimelineView } from '../../contract/schema/admin/timeline.ts';
import type { Rule } from '../../contract/wire/policy.ts';
import type { Requirement } from '../../contract/wire/requirement.ts';
import type { HistoryEvent } from '../checks/found-by.ts';
import type { Judged } from '../checks/order-memory.ts';
import type { OrderNoticeKind } from '../checks/order-wait.ts';
import type { Shown } from '../checks/shown.ts';
import { type CheckTrail, type OrderTrail, timelineOf, type Written } from '../checks/timeline.ts';
import type { Database, Scope } from './database.ts';
import { createOrderActions } from './order-actions.ts';
import { staffFromRow } from './staff.ts';
import type { Vault } from './vault.ts';

/** Everything that happened to a check, or to an order, with why. */
export interface Timelines {
  /** Of a check, and of the orders that it speaks for. Undefined where there is none. */
  ofCheck(storeHash: string, checkId: string): Promise<TimelineView | undefined>;
  /** Of an order, and of the check that speaks for it. Empty for an order that idgate has never seen. */
  ofOrder(storeHash: string, orderId: number): Promise<TimelineView>;
}

interface CheckTrailRow {
  check_id: string;
  provider: string;
  requirement: Requirement;
  policy_version: number;
  rule_ids: string[];
  rules: Rule[] | null;
  created_at: Date;
  forgotten_at: Date | null;
  customer_id: string | null;
  newer_id: string | null;
  newer_at: Date | null;
}

interface Events {
  readonly at: Date;
  readonly event: HistoryEvent;
}

interface WebhookRow {
  event_type: string;
  status: CheckTrail['webhooks'][number]['status'];
  attempts: number;
  last_answer: string | null;
  at: Date;
}

const namesOf = (ruleIds: readonly string[], rules: readonly Rule[] | null): string[] =>
  ruleIds.map((ruleId) => rules?.find(({ id }) => id === ruleId)?.name ?? ruleId);

export function createTimelines(database: Database, vault: Vault): Timelines {
  const orderActions = createOrderActions(database);

  const checkTrail = async (
    { query }: Scope,
    storeHash: string,
    checkId: string,
  ): Promise<{ trail: CheckTrail; customerId: number | null } | undefined> => {
    const of = [storeHash, checkId];
    const [found, events, sessions, webhooks, invited] = await Promise.all([
      query<CheckTrailRow>(
        `select checks.*, policies.rules, newer.check_id as newer_id, newer.created_at as newer_at from checks
         left join policies on policies.store_hash = checks.store_hash and policies.version = checks.policy_version
         left join checks newer on newer.check_id = checks.replaced_by
         where checks.store_hash = $1 and checks.check_id = $2`,
        of,
      ),
      query<Events>('select at, event from check_events where store_hash = $1 and check_id = $2 order by id', of),
      query<{ provider: string; number: number; created_at: Date }>(
        'select provider, number, created_at from sessions where store_hash = $1 and check_id = $2 order by number',
        of,
      ),
      query<WebhookRow>(
        `select event_type, status, attempts, last_answer, coalesce(last_attempt_at, created_at) as at
         from webhook_deliveries where store_hash = $1 and check_id = $2 order by created_at, delivery_id`,
        of,
      ),
      query<{ at: Date; user_id: string }>(
        `select at, user_id from audit_entries where store_hash = $1 and what = $2 and action = 'check.invited' order by number`,
        of,
      ),
    ]);
    const [row] = found.rows;
    if (!row) return undefined;
    const replacedBy =
      row.newer_id !== null && row.newer_at ? { checkId: row.newer_id, atMs: row.newer_at.getTime() } : null;
    return {
      customerId: row.customer_id === null ? null : Number(row.customer_id),
      trail: {
        checkId: row.check_id,
        provider: row.provider,
        requirement: row.requirement,
        policyVersion: row.policy_version,
        ruleNames: namesOf(row.rule_ids, row.rules),
        createdAtMs: row.created_at.getTime(),
        forgottenAtMs: row.forgotten_at?.getTime() ?? null,
        replacedBy,
        history: events.rows.map(({ at, event }) => ({ atMs: at.getTime(), event })),
        sessions: sessions.rows.map(({ provider, number, created_at }) => ({
          provider,
          number,
          atMs: created_at.getTime(),
        })),
        webhooks: webhooks.rows.map(({ event_type, status, attempts, last_answer, at }) => ({
          eventType: event_type,
          status,
          attempts,
          lastAnswer: last_answer,
          atMs: at.getTime(),
        })),
        invited: invited.rows.map(({ at, user_id }) => ({ atMs: at.getTime(), userId: Number(user_id) })),
      },
    };
  };

  const orderTrail = async ({ query }: Scope, storeHash: string, orderId: number): Promise<OrderTrail> => {
    const [judged, actions, notices] = await Promise.all([
      query<{ judged: Judged | null; rules: Rule[] | null }>(
        `select judged, rules from orders
         left join policies on policies.store_hash = orders.store_hash and policies.version = (judged->>'policyVersion')::int
         where orders.store_hash = $1 and order_id = $2`,
        [storeHash, orderId],
      ),
      orderActions.list(storeHash, orderId),
      query<{ at: Date; kind: OrderNoticeKind; check_id: string | null }>(
        'select at, kind, check_id from order_notices where store_hash = $1 and order_id = $2 order by id',
        [storeHash, orderId],
      ),
    ]);
    const [row] = judged.rows;
    return {
      orderId,
      judged: row?.judged ? { ...row.judged, ruleNames: namesOf(row.judged.asked?.ruleIds ?? [], row.rules) } : null,
      actions,
      notices: notices.rows.map(({ at, kind, check_id }) => ({ atMs: at.getTime(), kind, checkId: check_id })),
    };
  };

  const written = async (
    { query }: Scope,
    storeHash: string,
    owners: readonly Written['owner'][],
  ): Promise<Written[]> => {
    const { rows } = await query<{ kind: Written['owner']['kind']; target_id: string; state: Shown; at: Date }>(
      `select kind, target_id, state, at from shown
       join unnest($2::text[], $3::bigint[]) as wanted (kind, target_id) using (kind, target_id)
       where store_hash = $1 and at is not null`,
      [storeHash, owners.map(({ kind }) => kind), owners.map(({ id }) => id)],
    );
    const shownAs = ({ metafields }: Shown, key: string) =>
      Object.entries(metafields).find(([name]) => name.endsWith(`/${key}`))?.[1].value ?? null;
    return rows.map(({ kind, target_id, state, at }) => ({
      owner: { kind, id: Number(target_id) },
      status: shownAs(state, 'verification_status'),
      checkId: shownAs(state, 'check_id'),
      atMs: at.getTime(),
    }));
  };

  /** Names who of the staff did what. */
  const named = async (
    { query }: Scope,
    storeHash: string,
    items: ReturnType<typeof timelineOf>,
  ): Promise<TimelineView['items']> => {
    const userIds = [...new Set(items.flatMap(({ userId }) => (userId === undefined ? [] : [userId])))];
    const { rows } = await query<{ user_id: string; email_sealed: Buffer }>(
      'select user_id, email_sealed from users where store_hash = $1 and user_id = any($2)',
      [storeHash, userIds],
    );
    const staffOf = (userId: number): Staff => {
      const row = rows.find(({ user_id }) => user_id === String(userId));
      return staffFromRow(vault, storeHash, { user_id: String(userId), email_sealed: row?.email_sealed ?? null });
    };
    return items.map(({ userId, ...one }) => (userId === undefined ? one : { ...one, by: staffOf(userId) }));
  };

  return {
    async ofCheck(storeHash, checkId) {
      const scope = database.of(storeHash);
      const found = await checkTrail(scope, storeHash, checkId);
      if (!found) return undefined;
      const { rows } = await scope.query<{ order_id: string }>(
        `select order_id from orders where store_hash = $1 and (check_id = $2 or asked_check_id = $2) order by order_id`,
        [storeHash, checkId],
      );
      const orderIds = rows.map(({ order_id }) => Number(order_id));
      const orders = await Promise.all(orderIds.map((orderId) => orderTrail(scope, storeHash, orderId)));
      const owners = orderIds.map((id) => ({ kind: 'orders', id }) as const);
      const ofCustomer = found.customerId === null ? [] : [{ kind: 'customers', id: found.customerId } as const];
      // A customer shows their latest check, which may be another.
      const shown = (await written(scope, storeHash, [...owners, ...ofCustomer])).filter(
        (one) => one.checkId === checkId,
      );
      return { items: await named(scope, storeHash, timelineOf([found.trail], orders, shown)), checkId };
    },

    async ofOrder(storeHash, orderId) {
      const scope = database.of(storeHash);
      const { rows } = await scope.query<{ check_id: string | null }>(
        'select coalesce(asked_check_id, check_id) as check_id from orders where store_hash = $1 and order_id = $2',
        [storeHash, orderId],
      );
      const checkId = rows[0]?.check_id ?? null;
      const [found, order, shown] = await Promise.all([
        checkId === null ? undefined : checkTrail(scope, storeHash, checkId),
        orderTrail(scope, storeHash, orderId),
        written(scope, storeHash, [{ kind: 'orders', id: orderId }]),
      ]);
      const items = timelineOf(found ? [found.trail] : [], [order], shown);
      return { items: await named(scope, storeHash, items), checkId };
    },
  };
}
