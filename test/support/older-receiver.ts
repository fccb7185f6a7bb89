import type { Pool } from 'pg';

/**
 * What the first version asks of the database, statement by statement, and never more: it may be running while a newer one migrates.
 * It works as the owner of the tables, and knows of no role and no setting.
 */
export function createOlderReceiver(pool: Pool, storeHash: string) {
  const [at, requirement] = [new Date('2026-11-01T12:00:00Z'), { ial: 1, minimumAge: 21 }];
  return {
    async connect(): Promise<void> {
      await pool.query(
        `insert into stores (store_hash, settings, webhook_secret) values ($1, $2, $3)
         on conflict (store_hash) do update set settings = $2`,
        [storeHash, {}, `secret of ${storeHash}`],
      );
      await pool.query('update stores set policy_version = policy_version + 1 where store_hash = $1', [storeHash]);
      await pool.query(
        'insert into policies (store_hash, version, rules) select store_hash, policy_version, $2 from stores where store_hash = $1',
        [storeHash, '[]'],
      );
      await pool.query('update stores set name = $2, origins = $3, time_zone = $4 where store_hash = $1', [
        storeHash,
        'Shop',
        [`https://${storeHash}.example`],
        'UTC',
      ]);
    },

    async create(checkId: string, cartId: string, customerId: number): Promise<void> {
      await pool.query(
        `insert into checks (check_id, store_hash, provider, status, revision, requirement, attempts_used,
                             cart_id, customer_id, policy_version, rule_ids, created_at, updated_at)
         values ($1, $2, $3, 'pending', 0, $4, 0, $5, $6, $7, $8, $9, $9)
         on conflict (store_hash, cart_id) where replaced_by is null and cart_id is not null do nothing
         returning *`,
        [checkId, storeHash, 'document', requirement, cartId, customerId, 1, ['spirits'], at],
      );
      await this.tell(checkId, 0, { kind: 'created' });
    },

    async verify(checkId: string): Promise<void> {
      await pool.query(
        `update checks set status = $2, revision = $3, requirement = $4, finding = $5, attempts_used = $6, evidence = $7,
                           customer_id = $8, updated_at = $9 where check_id = $1`,
        [checkId, 'verified', 1, requirement, null, 1, { ial: 1 }, 4, at],
      );
      await this.tell(checkId, 1, { kind: 'examined' });
    },

    async tell(checkId: string, revision: number, event: object): Promise<void> {
      await pool.query('insert into check_events (check_id, revision, at, event) values ($1, $2, $3, $4)', [
        checkId,
        revision,
        at,
        event,
      ]);
    },

    async placeOrder(orderId: number, checkId: string): Promise<void> {
      await pool.query(
        `insert into orders (store_hash, order_id, check_id, is_cleared, held_from_status_id, is_hold_applied, stage_applied, last_plan)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (store_hash, order_id) do update
           set check_id = $3, is_cleared = $4, held_from_status_id = $5, is_hold_applied = $6, stage_applied = $7,
               last_plan = coalesce($8, orders.last_plan), updated_at = now()`,
        [storeHash, orderId, checkId, true, 7, true, null, { kind: 'leave' }],
      );
    },

    async accept(deliveryId: string): Promise<void> {
      await pool.query(
        `insert into deliveries (source, delivery_id, store_hash, body_sha256, received_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing`,
        ['bigcommerce', deliveryId, storeHash, Buffer.from('x'), at],
      );
    },

    /** What it finds, as it asks for it. */
    async find(checkId: string, cartId: string, orderId: number) {
      const live = 'store_hash = $1 and replaced_by is null';
      const one = async (text: string, values: unknown[]) => (await pool.query(text, values)).rows[0];
      const ofStore = [storeHash];
      return {
        store: await one(
          `select stores.*, policies.rules from stores
           join policies on policies.store_hash = stores.store_hash and policies.version = stores.policy_version
           where stores.store_hash = $1`,
          ofStore,
        ),
        byId: await one(`select * from checks where ${live} and check_id = $2 for update`, [storeHash, checkId]),
        byCart: await one(`select * from checks where ${live} and cart_id = $2`, [storeHash, cartId]),
        byCustomer: await one(
          `select * from checks where ${live} and customer_id = $2 order by updated_at desc limit 20`,
          [storeHash, 4],
        ),
        order: await one(
          'select check_id, is_cleared, held_from_status_id, is_hold_applied, stage_applied from orders where store_hash = $1 and order_id = $2',
          [storeHash, orderId],
        ),
      };
    },
  };
}
