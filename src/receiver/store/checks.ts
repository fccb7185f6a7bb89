import type { PoolClient } from 'pg';
import type { Evidence } from '../../contract/wire/evidence.ts';
import type { Finding } from '../../contract/wire/finding.ts';
import type { Requirement } from '../../contract/wire/requirement.ts';
import { fail, ok } from '../../contract/wire/result.ts';
import type { Status } from '../../contract/wire/status.ts';
import type { Check } from '../checks/check.ts';
import { advance, type CheckEvent } from '../checks/machine.ts';
import type { Checks } from '../checks/ports.ts';
import type { ProviderName } from '../checks/provider.ts';
import { workAfterChange } from '../checks/work.ts';
import type { Database, Scope } from './database.ts';
import type { Queue } from './queue.ts';

/** The channel on which every change of a check is told, with the check's id as payload. */
export const checkChannel = 'idgate_check';

interface Row {
  check_id: string;
  store_hash: string;
  provider: ProviderName;
  status: Status;
  revision: number;
  requirement: Requirement;
  finding: Finding | null;
  attempts_used: number;
  evidence: Evidence | null;
  consented_at: Date | null;
  cart_id: string | null;
  customer_id: string | null;
  policy_version: number;
  rule_ids: string[];
  created_at: Date;
  updated_at: Date;
}

/** A check that a newer one replaced answers no more questions. */
const live = 'store_hash = $1 and replaced_by is null';

const fromRow = (row: Row): Check => ({
  checkId: row.check_id,
  storeHash: row.store_hash,
  provider: row.provider,
  status: row.status,
  revision: row.revision,
  requirement: row.requirement,
  finding: row.finding,
  attemptsUsed: row.attempts_used,
  evidence: row.evidence,
  consentedAtMs: row.consented_at?.getTime() ?? null,
  cartId: row.cart_id,
  customerId: row.customer_id === null ? null : Number(row.customer_id),
  policyVersion: row.policy_version,
  ruleIds: row.rule_ids,
  createdAtMs: row.created_at.getTime(),
  updatedAtMs: row.updated_at.getTime(),
});

export function createChecks(database: Database, queue: Queue): Checks {
  const one = async (client: Pick<Scope, 'query'>, where: string, values: unknown[]): Promise<Check | undefined> => {
    const { rows } = await client.query<Row>(`select * from checks where ${where}`, values);
    return rows[0] && fromRow(rows[0]);
  };

  const findForCart = (client: Pick<Scope, 'query'>, storeHash: string, cartId: string) =>
    one(client, `${live} and cart_id = $2`, [storeHash, cartId]);

  const addWork = async (client: PoolClient, check: Check) => {
    const { rows } = await client.query<{ order_id: string }>('select order_id from orders where check_id = $1', [
      check.checkId,
    ]);
    const orderIds = rows.map(({ order_id }) => Number(order_id));
    await queue.add(client, workAfterChange(check, orderIds));
  };

  const tell = async (client: PoolClient, check: Check, event: CheckEvent | { kind: 'created' }) => {
    await client.query(
      'insert into check_events (store_hash, check_id, revision, at, event) values ($1, $2, $3, $4, $5)',
      [check.storeHash, check.checkId, check.revision, new Date(check.updatedAtMs), event],
    );
    await addWork(client, check);
    await client.query('select pg_notify($1, $2)', [checkChannel, check.checkId]);
  };

  return {
    find: (storeHash, checkId) => one(database.of(storeHash), `${live} and check_id = $2`, [storeHash, checkId]),

    findEver: (storeHash, checkId) =>
      one(database.of(storeHash), 'store_hash = $1 and check_id = $2', [storeHash, checkId]),

    findForCart: (storeHash, cartId) => findForCart(database.of(storeHash), storeHash, cartId),

    async findForCustomer(storeHash, customerId) {
      const { rows } = await database
        .of(storeHash)
        .query<Row>(`select * from checks where ${live} and customer_id = $2 order by updated_at desc limit 20`, [
          storeHash,
          customerId,
        ]);
      return rows.map(fromRow);
    },

    create: (check, { replaces, foreign } = {}) =>
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
        const { rows } = await client.query<Row>(
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
        if (rows[0]) {
          const created = fromRow(rows[0]);
          await tell(client, created, { kind: 'created' });
          return created;
        }
        await client.query('rollback to savepoint before');
        const other = check.cartId === null ? undefined : await findForCart(client, check.storeHash, check.cartId);
        if (!other) throw new Error('A check was neither stored nor found in its place');
        return other;
      }),

    showAgain: (check) => database.of(check.storeHash).transaction((client) => addWork(client, check)),

    move: (storeHash, checkId, event, atMs) =>
      database.of(storeHash).transaction(async (client) => {
        const check = await one(client, `${live} and check_id = $2 for update`, [storeHash, checkId]);
        if (!check) return fail('unknown_check');
        const moved = advance(check, event, atMs);
        if (!moved.ok || moved.value === check) return moved;
        const { value } = moved;
        await client.query(
          `update checks set status = $2, revision = $3, requirement = $4, finding = $5, attempts_used = $6, evidence = $7,
                             customer_id = $8, consented_at = $9, updated_at = $10 where check_id = $1`,
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
          ],
        );
        await tell(client, value, event);
        return ok(value);
      }),
  };
}
