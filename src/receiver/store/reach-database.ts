import { join } from 'node:path';
import { findEmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts';

/** A database that can be connected to, and how to let go of it. */
export interface ReachedDatabase {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/**
 * The database for a program in a terminal: the one at `databaseUrl`, or else the embedded one of the data folder. That is used as it
 * runs while a receiver is up, and started for as long as it is needed while none is.
 */
export async function reachDatabase(databaseUrl: string | undefined, dataFolder: string): Promise<ReachedDatabase> {
  const folder = join(dataFolder, 'postgres');
  const running = databaseUrl ?? (await findEmbeddedDatabase(folder));
  return running === undefined
    ? startEmbeddedDatabase(folder)
    : { connectionString: running, stop: () => Promise.resolve() };
}
