import { addToAudit, type By } from './audit.ts';
import type { Database } from './database.ts';
import type { Queue } from './queue.ts';

/** Who is written to about a check, how often they were, and when next. */
export interface Invitation {
  readonly orderId: number;
  readonly begunAtMs: number;
  /** E-mails that were sent. */
  readonly mails: number;
  /** Null when there is none to come. */
  readonly nextMailAtMs: number | null;
}

export interface Invitations {
  find(storeHash: string, checkId: string): Promise<Invitation | undefined>;
  /** Invites the shopper of a check, at once. Another order that waits for the same check makes no second invitation. Safe to repeat. */
  begin(storeHash: string, checkId: string, orderId: number, nowMs: number): Promise<void>;
  /** The e-mail that was due is sent, and the next is planned, if there is to be one. */
  sent(storeHash: string, checkId: string, nextMailAtMs: number | null): Promise<void>;
  /** No more e-mails. */
  stop(storeHash: string, checkId: string): Promise<void>;
  /** Has a link to the check sent to its shopper, because they asked for one, or staff did. */
  sendLink(storeHash: string, checkId: string, by?: By): Promise<void>;
}

interface Row {
  order_id: string;
  begun_at: Date;
  mails: number;
  next_mail_at: Date | null;
}

export function createInvitations(database: Database, queue: Queue): Invitations {
  return {
    async find(storeHash, checkId) {
      const { rows } = await database
        .of(storeHash)
        .query<Row>('select * from invitations where store_hash = $1 and check_id = $2', [storeHash, checkId]);
      const row = rows[0];
      return (
        row && {
          orderId: Number(row.order_id),
          begunAtMs: row.begun_at.getTime(),
          mails: row.mails,
          nextMailAtMs: row.next_mail_at?.getTime() ?? null,
        }
      );
    },

    begin: (storeHash, checkId, orderId, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        const { rowCount } = await client.query(
          `insert into invitations (store_hash, check_id, order_id, begun_at, next_mail_at) values ($1, $2, $3, $4, $4)
           on conflict do nothing`,
          [storeHash, checkId, orderId, new Date(nowMs)],
        );
        if (rowCount === 0) return;
        await queue.add(client, [{ name: 'send-mail', storeHash, checkId, letter: 'invitation', plannedForMs: nowMs }]);
      }),

    sent: (storeHash, checkId, nextMailAtMs) =>
      database.of(storeHash).transaction(async (client) => {
        await client.query(
          'update invitations set mails = mails + 1, next_mail_at = $3 where store_hash = $1 and check_id = $2',
          [storeHash, checkId, nextMailAtMs === null ? null : new Date(nextMailAtMs)],
        );
        if (nextMailAtMs === null) return;
        const work = {
          name: 'send-mail',
          storeHash,
          checkId,
          letter: 'invitation',
          plannedForMs: nextMailAtMs,
        } as const;
        await queue.add(client, [work], nextMailAtMs);
      }),

    async stop(storeHash, checkId) {
      await database
        .of(storeHash)
        .query('update invitations set next_mail_at = null where store_hash = $1 and check_id = $2', [
          storeHash,
          checkId,
        ]);
    },

    sendLink: (storeHash, checkId, by) =>
      database.of(storeHash).transaction(async (client) => {
        await queue.add(client, [{ name: 'send-mail', storeHash, checkId, letter: 'link' }]);
        if (!by) return;
        const entry = { storeHash, ...by, action: 'check.invited', what: checkId } as const;
        await addToAudit(client, { ...entry, before: null, after: null });
      }),
  };
}
