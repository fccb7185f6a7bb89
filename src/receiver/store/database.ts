import pg, { type Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { transaction } from './transaction.ts';

/** A part of the database, and how to work in it. */
export interface Scope {
  /** One statement, in one round trip. */
  query<R extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<R>>;
  /** Several statements: all of it is stored, or none. */
  transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T>;
}

/** The database, divided by stores. */
export interface Database {
  /** The rows of one store. PostgreSQL itself keeps every statement here from those of another, even one that forgets to name the store. */
  of(storeHash: string): Scope;
  /** The rows of all stores: for what can't know the store before it has looked, and for nothing else. */
  readonly acrossStores: Scope;
}

/** Divides the database behind a pool that pipelines: what is asked together is then sent together, and costs one round trip. */
export function openDatabase(pool: Pool): Database {
  return {
    of(storeHash) {
      // Statements without a plan, and so next to free. The role is one that row-level security holds for; the owner of the tables is not.
      const begin = `begin; set local role idgate_receiver; set local idgate.store = ${pg.escapeLiteral(storeHash)}`;
      return {
        query: (text, values) => queryInTransaction(pool, begin, text, values),
        transaction: (work) => transaction(pool, work, begin),
      };
    },
    acrossStores: {
      query: (text, values) => pool.query(text, values),
      transaction: (work) => transaction(pool, work),
    },
  };
}

async function queryInTransaction<R extends QueryResultRow>(
  pool: Pool,
  begin: string,
  text: string,
  values: unknown[] | undefined,
): Promise<QueryResult<R>> {
  const client = await pool.connect();
  const [begun, answered, ended] = await Promise.allSettled([
    client.query(begin),
    client.query<R>(text, values),
    // Of a transaction that failed, this is the end too.
    client.query('commit'),
  ]);
  client.release(ended.status === 'rejected');
  // The first to fail is why the others did.
  for (const { status, ...rest } of [begun, answered, ended]) if ('reason' in rest) throw rest.reason;
  if (answered.status === 'rejected') throw answered.reason;
  return answered.value;
}
