import { placeOf } from './vault.ts';

/** A column of things that are sealed, each for the place that its row's key names. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The columns that tell a store's row from its others. */
  readonly rowKey: readonly string[];
}

/** Everything in the database that is sealed, aside from the proofs of the keys themselves. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'stores', column: 'access_token_sealed', rowKey: [] },
  { table: 'stores', column: 'webhook_secret_sealed', rowKey: [] },
  { table: 'users', column: 'email_sealed', rowKey: ['user_id'] },
  { table: 'store_providers', column: 'credentials', rowKey: ['provider'] },
  { table: 'sessions', column: 'screen_url', rowKey: ['provider', 'session_id'] },
  { table: 'sessions', column: 'credential', rowKey: ['provider', 'session_id'] },
  { table: 'webhook_endpoints', column: 'secret_sealed', rowKey: ['endpoint_id'] },
  { table: 'webhook_endpoints', column: 'previous_secret_sealed', rowKey: ['endpoint_id'] },
];

/** The place of one row's text, by the values of the row's key in their order. */
export const placeIn = ({ table, column }: SealedColumn, storeHash: string, rowKey: readonly string[]): string =>
  placeOf(storeHash, `${table}.${column}`, ...rowKey);
