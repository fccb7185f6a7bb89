import type { PoolClient } from 'pg';
import type { Check } from '../checks/check.ts';
import type { Checks, NewCheck } from '../checks/ports.ts';
import { workToShowAgain } from '../checks/work.ts';
import { addToAudit } from './audit.ts';
import { type CheckRow, checkFromRow, liveCheck } from './check-row.ts';
import type { Database, Scope } from './database.ts';
import type { EmailIndex } from './email-index.ts';
import { checkChannel, moveCheck, ordersOf, tellOf } from './move-check.ts';
import type { Queue } from './queue.ts';

export function createChecks(database: Database, queue: Queue, emailIndex: EmailIndex): Checks {
  const one = async (client: Pick<Scope, 'query'>, where: string, values: unknown[]): Promise<Check | undefined> => {
    const { rows } = await client.query<CheckRow>(`select * from checks where ${where}`, values);
    return rows[0] && checkFromRow(rows[0]);
  };

  const findForCart = (client: Pick<Scope, 'query'>, storeHash: string, cartId: string) =>
    one(client, `${liveCheck} and cart_id = $2`, [storeHash, cartId]);

  /** The new check; undefined when its cart has another live one. */
  const insert = async (client: PoolClient, check: NewCheck): Promise<Check | undefined> => {
    const { rows } = await client.query<CheckRow>(
      `insert into checks (check_id, store_hash, provider, status, revision, requirement, attempts_used,
                           cart_id, customer_id, policy_version, rule_ids, created_at, updated_at)
       values ($1, $2, $3, 'pending', 0, $4, 0, $5, $6, $7, $8, $9, $9)
       on conflict (store_hash, cart_id) where replaced_by is null and cart_id is not null do nothing
       returning *`,
      [
        check.checkId,
        check.storeHash,
        check.provider,
        check.requirement,
        check.cartId,
        check.customerId,
        check.policyVersion,
        check.ruleIds,
        new Date(check.createdAtMs),
      ],
    );
    return rows[0] && checkFromRow(rows[0]);
  };

  return {
    find: (storeHash, checkId) => one(database.of(storeHash), `${liveCheck} and check_id = $2`, [storeHash, checkId]),

    findEver: (storeHash, checkId) =>
      one(database.of(storeHash), 'store_hash = $1 and check_id = $2 and forgotten_at is null', [storeHash, checkId]),

    async isOrdered(storeHash, checkId) {
      const { rowCount } = await database
        .of(storeHash)
        .query('select 1 from orders where store_hash = $1 and coalesce(asked_check_id, check_id) = $2 limit 1', [
          storeHash,
          checkId,
        ]);
      return rowCount !== 0;
    },

    findForCart: (storeHash, cartId) => findForCart(database.of(storeHash), storeHash, cartId),

    async findForEmail(storeHash, email) {
      const { rows } = await database
        .of(storeHash)
        .query<CheckRow>(
          `select * from checks where ${liveCheck} and customer_id is null and email_index = $2 order by updated_at desc limit 20`,
          [storeHash, emailIndex(storeHash, email)],
        );
      return rows.map(checkFromRow);
    },

    async hasGuests(storeHash) {
      const { rowCount } = await database.of(storeHash).query(
        `select from checks where ${liveCheck} and customer_id is null and email_index is not null
             and status in ('verified', 'manually_approved') limit 1`,
        [storeHash],
      );
      return rowCount !== 0;
    },

    async noteEmail(storeHash, checkId, email) {
      await database
        .of(storeHash)
        .query(`update checks set email_index = $3 where ${liveCheck} and check_id = $2 and customer_id is null`, [
          storeHash,
          checkId,
          emailIndex(storeHash, email),
        ]);
    },

    async findForCustomer(storeHash, customerId) {
      const { rows } = await database
        .of(storeHash)
        .query<CheckRow>(
          `select * from checks where ${liveCheck} and customer_id = $2 order by updated_at desc limit 20`,
          [storeHash, customerId],
        );
      return rows.map(checkFromRow);
    },

    create: (check, { replaces, foreign } = {}, why) =>
      database.of(check.storeHash).transaction(async (client) => {
        // Out of the cart's way first, and back again if the cart is taken all the same.
        await client.query('savepoint before');
        if (foreign) await client.query('update checks set cart_id = null where check_id = $1', [foreign.checkId]);
        if (replaces) {
          await client.query('update checks set replaced_by = $1 where check_id = $2 and replaced_by is null', [
            check.checkId,
            replaces.checkId,
          ]);
        }
        const created = await insert(client, check);
        if (created) {
          await tellOf(client, queue, created, { kind: 'created', ...(why && { why }) });
          return created;
        }
        await client.query('rollback to savepoint before');
        const other = check.cartId === null ? undefined : await findForCart(client, check.storeHash, check.cartId);
        if (!other) throw new Error('A check was neither stored nor found in its place');
        return other;
      }),

    replace: (check, orderId, byUserId) =>
      database.of(check.storeHash).transaction(async (client) => {
        await client.query('savepoint before');
        const { rows } = await client.query<{ check_id: string }>(
          `update checks set replaced_by = $2
           where ${liveCheck}
             and (cart_id = $3 or customer_id = $4
                  or check_id = (select coalesce(asked_check_id, check_id) from orders where store_hash = $1 and order_id = $5))
           returning check_id`,
          [check.storeHash, check.checkId, check.cartId, check.customerId, orderId],
        );
        const created = await insert(client, check);
        if (!created) {
          await client.query('rollback to savepoint before');
          return undefined;
        }
        if (orderId !== null) {
          await client.query(
            `insert into orders (store_hash, order_id, asked_check_id) values ($1, $2, $3)
             on conflict (store_hash, order_id) do update set asked_check_id = $3, updated_at = now()`,
            [check.storeHash, orderId, check.checkId],
          );
        }
        const isStaffs = byUserId !== undefined;
        await tellOf(client, queue, created, { kind: 'created', ...(isStaffs && { userId: byUserId }) });
        for (const { check_id } of rows) await client.query('select pg_notify($1, $2)', [checkChannel, check_id]);
        if (isStaffs) {
          await addToAudit(client, {
            storeHash: check.storeHash,
            userId: byUserId,
            action: 'check.created',
            what: check.checkId,
            before: null,
            after: { requirement: check.requirement },
            atMs: check.createdAtMs,
          });
        }
        return created;
      }),

    showAgain: (check) =>
      database
        .of(check.storeHash)
        .transaction(async (client) => queue.add(client, workToShowAgain(check, await ordersOf(client, check)))),

    move: (storeHash, checkId, event, atMs) =>
      database.of(storeHash).transaction((client) => moveCheck(client, queue, storeHash, checkId, event, atMs)),
  };
}
