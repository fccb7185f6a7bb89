import pg, { type Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { transaction } from './transaction.ts';

export interface Statement {
  readonly text: string;
  readonly values?: unknown[] | undefined;
}

/** A part of the database, and how to work in it. */
export interface Scope {
  /** One statement, in one round trip. */
  query<R extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<R>>;
  /** Several statements that don't wait for each other's answers, in one round trip: all of it is stored, or none. */
  together(statements: readonly Statement[]): Promise<void>;
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
        async query<R extends QueryResultRow>(text: string, values?: unknown[]) {
          const [answer] = await inOneRoundTrip<R>(pool, begin, [{ text, values }]);
          if (!answer) throw new Error('A statement was not answered');
          return answer;
        },
        async together(statements) {
          await inOneRoundTrip(pool, begin, statements);
        },
        transaction: (work) => transaction(pool, work, begin),
      };
    },
    acrossStores: {
      query: (text, values) => pool.query(text, values),
      async together(statements) {
        await inOneRoundTrip(pool, 'begin', statements);
      },
      transaction: (work) => transaction(pool, work),
    },
  };
}

async function inOneRoundTrip<R extends QueryResultRow>(
  pool: Pool,
  begin: string,
  statements: readonly Statement[],
): Promise<QueryResult<R>[]> {
  const client = await pool.connect();
  const begun = client.query(begin);
  const answers = statements.map(({ text, values }) => client.query<R>(text, values));
  // Of a transaction that failed, this is the end too.
  const ended = client.query('commit');
  const outcomes = await Promise.allSettled([begun, ...answers, ended]);
  client.release(outcomes.at(-1)?.status === 'rejected');
  // The first to fail is why the others did.
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return Promise.all(answers);
}
