import type { PoolClient } from 'pg';
import type { AuditAction } from '../../contract/schema/admin/audit.ts';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import { staffStatuses } from '../checks/check.ts';
import { foundBy, type HistoryEvent } from '../checks/found-by.ts';
import type { CheckEvent } from '../checks/machine.ts';
import { isOverride } from '../checks/review.ts';
import { addToAudit } from './audit.ts';
import { type CheckRow, checkFromRow } from './check-row.ts';
import type { Database } from './database.ts';
import { checkChannel, moveCheck } from './move-check.ts';
import type { Queue } from './queue.ts';

/** What a member of staff decides about a check, and of which revision of it they do: null where they take it as it comes. */
export interface StaffDecision {
  readonly storeHash: string;
  readonly checkId: string;
  readonly userId: number;
  readonly decision: 'approve' | 'reject';
  readonly reason: string;
  readonly revision: number | null;
  /** Whether another person has to agree before it is approved. */
  readonly needsTwo: boolean;
  /** Whether the shopper is written to where this is against what was found. */
  readonly mailsShopper: boolean;
  readonly atMs: number;
}

/**
 * Why nothing was decided.
 * - `check_replaced`: a newer check took the place of this one.
 * - `edit_conflict`: the check has moved on since that revision.
 * - `second_eyes_needed`: whoever agreed first can't be the second as well.
 */
export type StaffDecisionError = 'unknown_check' | 'check_replaced' | 'edit_conflict' | 'second_eyes_needed';

/** The decisions of staff in the control panel, each with its entry in the audit trail. */
export interface StaffDecisions {
  /** Decides, or notes that the first of two agrees. The same again changes nothing. */
  decide(decision: StaffDecision): Promise<Result<'decided' | 'agreed', StaffDecisionError>>;
  /** Takes back what staff decided: the check is what it was found to be. One that staff did not decide stays as it is. */
  undo(
    undoing: Pick<StaffDecision, 'storeHash' | 'checkId' | 'userId' | 'revision' | 'atMs'>,
  ): Promise<Result<void, Exclude<StaffDecisionError, 'second_eyes_needed'>>>;
}

/** A member of staff in a history that outlives them. */
const nameOf = (userId: number): string => `staff:${userId}`;

export function createStaffDecisions(database: Database, queue: Queue): StaffDecisions {
  /** Moves the check, and notes who did. */
  const move = async (
    client: PoolClient,
    {
      storeHash,
      checkId,
      status,
      userId,
      atMs,
    }: Pick<StaffDecision, 'storeHash' | 'checkId' | 'userId' | 'atMs'> & { status: string },
    event: CheckEvent,
    action: AuditAction,
  ): Promise<void> => {
    const moved = await moveCheck(client, queue, storeHash, checkId, event, atMs);
    if (!moved.ok) throw new Error(`Staff could not move a check: ${moved.code}`);
    const after = { status: moved.value.status };
    await addToAudit(client, { storeHash, userId, action, what: checkId, before: { status }, after, atMs });
  };

  return {
    decide: (decision) =>
      database.of(decision.storeHash).transaction(async (client) => {
        const { storeHash, checkId, userId, reason, needsTwo, atMs } = decision;
        const locked = await lockCheck(client, decision);
        if (!locked.ok) return locked;
        const { status, revision } = locked.value;
        const by = nameOf(userId);
        const isApproval = decision.decision === 'approve';
        if (status === (isApproval ? 'manually_approved' : 'manually_rejected')) return ok('decided');
        if (isApproval && needsTwo) {
          const first = await agreedOn(client, checkId, revision);
          if (first === userId) return fail('second_eyes_needed');
          if (first === undefined) {
            const event: HistoryEvent = { kind: 'agreed', by, userId, reason };
            await client.query(
              'insert into check_events (store_hash, check_id, revision, at, event) values ($1, $2, $3, $4, $5)',
              [storeHash, checkId, revision, new Date(atMs), event],
            );
            await addToAudit(client, {
              ...{ storeHash, userId, action: 'check.agreed', what: checkId, before: null },
              ...{ after: { decision: 'approve' }, atMs },
            });
            await client.query('select pg_notify($1, $2)', [checkChannel, checkId]);
            return ok('agreed');
          }
        }
        if (decision.mailsShopper) {
          const { status: found } = foundBy(locked.value, await historyOf(client, checkId));
          const work = { name: 'send-mail', storeHash, checkId, letter: 'decision' } as const;
          if (isOverride(decision.decision, status, found)) await queue.add(client, [work]);
        }
        const [kind, action] = isApproval
          ? (['approved', 'check.approved'] as const)
          : (['rejected', 'check.rejected'] as const);
        await move(client, { ...decision, status }, { kind, by, userId, reason }, action);
        return ok('decided');
      }),

    undo: (undoing) =>
      database.of(undoing.storeHash).transaction(async (client) => {
        const locked = await lockCheck(client, undoing);
        if (!locked.ok) return locked;
        const check = locked.value;
        if (!staffStatuses.includes(check.status)) return ok(undefined);
        const { userId } = undoing;
        const found = foundBy(check, await historyOf(client, check.checkId));
        const event = { kind: 'undone', by: nameOf(userId), userId, found } as const;
        await move(client, { ...undoing, status: check.status }, event, 'check.undone');
        return ok(undefined);
      }),
  };
}

/** The live check, which nobody else moves until the transaction ends. */
async function lockCheck(
  client: PoolClient,
  { storeHash, checkId, revision }: Pick<StaffDecision, 'storeHash' | 'checkId' | 'revision'>,
) {
  const { rows } = await client.query<CheckRow & { replaced_by: string | null }>(
    'select * from checks where store_hash = $1 and check_id = $2 and forgotten_at is null for no key update',
    [storeHash, checkId],
  );
  const [row] = rows;
  if (!row) return fail('unknown_check');
  if (row.replaced_by !== null) return fail('check_replaced');
  return revision === null || revision === row.revision ? ok(checkFromRow(row)) : fail('edit_conflict');
}

async function historyOf(client: PoolClient, checkId: string): Promise<HistoryEvent[]> {
  const { rows } = await client.query<{ event: HistoryEvent }>(
    'select event from check_events where check_id = $1 order by id',
    [checkId],
  );
  return rows.map(({ event }) => event);
}

/** Who agreed first to the check as it is now. */
async function agreedOn(client: PoolClient, checkId: string, revision: number): Promise<number | undefined> {
  const { rows } = await client.query<{ user_id: string }>(
    `select event->>'userId' as user_id from check_events
     where check_id = $1 and revision = $2 and event->>'kind' = 'agreed' order by id desc limit 1`,
    [checkId, revision],
  );
  return rows[0] && Number(rows[0].user_id);
}
