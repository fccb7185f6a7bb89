import type { PoolClient } from 'pg';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import type { Status } from '../../contract/wire/status.ts';
import type { Check } from '../checks/check.ts';
import { summaryOf } from '../checks/check-summary.ts';
import type { HistoryEvent } from '../checks/found-by.ts';
import { advance, type CheckEvent, isLateNews } from '../checks/machine.ts';
import { workAfterChange } from '../checks/work.ts';
import { announce } from './announce.ts';
import { type CheckRow, checkFromRow, liveCheck } from './check-row.ts';
import type { Queue } from './queue.ts';

/** The channel on which every change of a check is told, with the check's id as payload. */
export const checkChannel = 'idgate_check';

/**
 * Moves a check by one event as a part of the client's open transaction, with its history and the work that follows. Fails with
 * `unknown_check`, or with the machine's own code; then nothing is stored.
 */
export async function moveCheck(
  client: PoolClient,
  queue: Queue,
  storeHash: string,
  checkId: string,
  event: CheckEvent,
  atMs: number,
): Promise<Result<Check, 'unknown_check' | 'check_closed'>> {
  const { rows } = await client.query<CheckRow>(
    `select * from checks where ${liveCheck} and check_id = $2 for no key update`,
    [storeHash, checkId],
  );
  const check = rows[0] && checkFromRow(rows[0]);
  if (!check) return fail('unknown_check');
  const moved = advance(check, event, atMs);
  if (!moved.ok) return moved;
  const { value } = moved;
  if (value === check) {
    if (isLateNews(check, event)) await keepLateNews(client, check, event, atMs);
    return moved;
  }
  await client.query(
    `update checks set status = $2, revision = $3, requirement = $4, finding = $5, attempts_used = $6, evidence = $7,
                       customer_id = $8, consented_at = $9, updated_at = $10, provider = $11 where check_id = $1`,
    [
      value.checkId,
      value.status,
      value.revision,
      value.requirement,
      value.finding,
      value.attemptsUsed,
      value.evidence,
      value.customerId,
      value.consentedAtMs === null ? null : new Date(value.consentedAtMs),
      new Date(value.updatedAtMs),
      value.provider,
    ],
  );
  await tellOf(client, queue, value, event, check.status);
  return ok(value);
}

/** Keeps the history of a check that just changed, adds the work that follows, and has everyone told who waits for it. */
export async function tellOf(
  client: PoolClient,
  queue: Queue,
  check: Check,
  event: Exclude<HistoryEvent, { kind: 'agreed' }>,
  previousStatus?: Status,
): Promise<void> {
  await client.query(
    'insert into check_events (store_hash, check_id, revision, at, event) values ($1, $2, $3, $4, $5)',
    [check.storeHash, check.checkId, check.revision, new Date(check.updatedAtMs), event],
  );
  const orderIds = await ordersOf(client, check);
  await queue.add(client, workAfterChange(check, orderIds));
  const data = { check: summaryOf(check, orderIds) };
  const { storeHash, checkId, updatedAtMs } = check;
  if (event.kind === 'created') {
    await announce(client, queue, storeHash, { type: 'check.created', data }, checkId, updatedAtMs);
  } else if (previousStatus !== undefined && previousStatus !== check.status) {
    const changed = { type: 'check.status_changed', data: { ...data, previousStatus } } as const;
    await announce(client, queue, storeHash, changed, checkId, updatedAtMs);
  }
  await client.query('select pg_notify($1, $2)', [checkChannel, check.checkId]);
}

/** The orders that a check speaks for. */
export async function ordersOf(client: PoolClient, { checkId }: Check): Promise<readonly number[]> {
  const { rows } = await client.query<{ order_id: string }>(
    'select order_id from orders where check_id = $1 or asked_check_id = $1',
    [checkId],
  );
  return rows.map(({ order_id }) => Number(order_id));
}

/** The same news once, however often the provider is asked for it. */
async function keepLateNews(client: PoolClient, check: Check, event: CheckEvent, atMs: number): Promise<void> {
  await client.query(
    `insert into check_events (store_hash, check_id, revision, at, event)
     select $1, $2, $3, $4, $5::jsonb
     where $5::jsonb is distinct from (select event from check_events where check_id = $2 order by id desc limit 1)`,
    [check.storeHash, check.checkId, check.revision, new Date(atMs), JSON.stringify(event)],
  );
}
