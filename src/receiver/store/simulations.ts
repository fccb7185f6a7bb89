import type { Rule } from '../../contract/wire/policy.ts';
import type { SimulatedOrder, SimulatedVerdict, Simulation } from '../checks/simulation.ts';
import type { Work } from '../checks/work.ts';
import { addToAudit } from './audit.ts';
import type { Database } from './database.ts';
import type { Doing } from './policies.ts';
import type { Queue } from './queue.ts';

/** Policies that are tried on a store's latest orders. */
export interface Simulations {
  /** Has the live policy compared with these rules. */
  begin(doing: Doing, simulationId: string, rules: readonly Rule[], wanted: number): Promise<void>;
  find(storeHash: string, simulationId: string): Promise<Simulation | undefined>;
  /** Notes which orders are looked at, the latest first. */
  listed(storeHash: string, simulationId: string, orderIds: readonly number[]): Promise<void>;
  /** Keeps what was said of an order. Safe to repeat. */
  save(storeHash: string, simulationId: string, order: SimulatedOrder): Promise<void>;
  /** Has the rest looked at later: other work of the store comes in between. */
  goOn(storeHash: string, simulationId: string): Promise<void>;
  end(storeHash: string, simulationId: string, state: 'done' | 'failed', code: string | null): Promise<void>;
}

interface Row {
  state: Simulation['state'];
  code: string | null;
  rules: Rule[];
  live_version: number;
  live_rules: Rule[];
  wanted: number;
  order_ids: string[] | null;
}
interface OrderRow {
  order_id: string;
  before: SimulatedVerdict;
  after: SimulatedVerdict;
  before_rules: string[];
  after_rules: string[];
}

export function createSimulations(database: Database, queue: Queue): Simulations {
  const workOn = (storeHash: string, simulationId: string): Work[] => [
    { name: 'simulate-policy', storeHash, simulationId },
  ];

  return {
    begin: ({ storeHash, userId, atMs }, simulationId, rules, wanted) =>
      database.of(storeHash).transaction(async (client) => {
        await client.query(
          `insert into simulations (simulation_id, store_hash, rules, live_version, wanted, state, begun_by, begun_at)
           select $2, store_hash, $3, policy_version, $4, 'waiting', $5, $6 from stores where store_hash = $1`,
          [storeHash, simulationId, JSON.stringify(rules), wanted, userId, new Date(atMs)],
        );
        await queue.add(client, workOn(storeHash, simulationId));
        const entry = { storeHash, userId, atMs, what: simulationId, before: null, after: { orders: wanted } };
        await addToAudit(client, { ...entry, action: 'simulation.started' });
      }),

    async find(storeHash, simulationId) {
      const { query } = database.of(storeHash);
      const [{ rows }, orders] = await Promise.all([
        query<Row>(
          `select simulations.*, policies.rules as live_rules from simulations
           join policies on policies.store_hash = simulations.store_hash and policies.version = live_version
           where simulations.store_hash = $1 and simulation_id = $2`,
          [storeHash, simulationId],
        ),
        query<OrderRow>(
          'select * from simulated_orders where store_hash = $1 and simulation_id = $2 order by order_id desc',
          [storeHash, simulationId],
        ),
      ]);
      const [row] = rows;
      return (
        row && {
          simulationId,
          state: row.state,
          code: row.code,
          live: { version: row.live_version, rules: row.live_rules },
          rules: row.rules,
          wanted: row.wanted,
          orderIds: row.order_ids?.map(Number) ?? null,
          orders: orders.rows.map(({ order_id, before, after, before_rules, after_rules }) => ({
            orderId: Number(order_id),
            before,
            after,
            beforeRuleIds: before_rules,
            afterRuleIds: after_rules,
          })),
        }
      );
    },

    async listed(storeHash, simulationId, orderIds) {
      await database
        .of(storeHash)
        .query(
          `update simulations set order_ids = $3, state = 'running' where store_hash = $1 and simulation_id = $2`,
          [storeHash, simulationId, orderIds],
        );
    },

    async save(storeHash, simulationId, { orderId, before, after, beforeRuleIds, afterRuleIds }) {
      await database.of(storeHash).query(
        `insert into simulated_orders (simulation_id, store_hash, order_id, before, after, before_rules, after_rules)
         values ($2, $1, $3, $4, $5, $6, $7) on conflict do nothing`,
        [storeHash, simulationId, orderId, before, after, beforeRuleIds, afterRuleIds],
      );
    },

    goOn: (storeHash, simulationId) =>
      database.of(storeHash).transaction((client) => queue.add(client, workOn(storeHash, simulationId))),

    async end(storeHash, simulationId, state, code) {
      await database
        .of(storeHash)
        .query('update simulations set state = $3, code = $4 where store_hash = $1 and simulation_id = $2', [
          storeHash,
          simulationId,
          state,
          code,
        ]);
    },
  };
}
