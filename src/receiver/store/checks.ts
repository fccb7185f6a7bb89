import type { Check } from '../checks/check.ts';
import type { Checks } from '../checks/ports.ts';
import { type CheckRow, checkFromRow, liveCheck } from './check-row.ts';
import type { Database, Scope } from './database.ts';
import { addWorkAfter, moveCheck, tellOf } from './move-check.ts';
import type { Queue } from './queue.ts';

export function createChecks(database: Database, queue: Queue): Checks {
  const one = async (client: Pick<Scope, 'query'>, where: string, values: unknown[]): Promise<Check | undefined> => {
    const { rows } = await client.query<CheckRow>(`select * from checks where ${where}`, values);
    return rows[0] && checkFromRow(rows[0]);
  };

  const findForCart = (client: Pick<Scope, 'query'>, storeHash: string, cartId: string) =>
    one(client, `${liveCheck} and cart_id = $2`, [storeHash, cartId]);

  return {
    find: (storeHash, checkId) => one(database.of(storeHash), `${liveCheck} and check_id = $2`, [storeHash, checkId]),

    findEver: (storeHash, checkId) =>
      one(database.of(storeHash), 'store_hash = $1 and check_id = $2', [storeHash, checkId]),

    findForCart: (storeHash, cartId) => findForCart(database.of(storeHash), storeHash, cartId),

    async findForCustomer(storeHash, customerId) {
      const { rows } = await database
        .of(storeHash)
        .query<CheckRow>(
          `select * from checks where ${liveCheck} and customer_id = $2 order by updated_at desc limit 20`,
          [storeHash, customerId],
        );
      return rows.map(checkFromRow);
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
        if (rows[0]) {
          const created = checkFromRow(rows[0]);
          await tellOf(client, queue, created, { kind: 'created' });
          return created;
        }
        await client.query('rollback to savepoint before');
        const other = check.cartId === null ? undefined : await findForCart(client, check.storeHash, check.cartId);
        if (!other) throw new Error('A check was neither stored nor found in its place');
        return other;
      }),

    showAgain: (check) => database.of(check.storeHash).transaction((client) => addWorkAfter(client, queue, check)),

    move: (storeHash, checkId, event, atMs) =>
      database.of(storeHash).transaction((client) => moveCheck(client, queue, storeHash, checkId, event, atMs)),
  };
}
