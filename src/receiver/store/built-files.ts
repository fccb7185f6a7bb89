import { brotliDecompressSync } from 'node:zlib';
import type { GateFile } from '../checks/installation.ts';
import type { Database } from './database.ts';

/** A file of this build that pages load. */
export interface BuiltFileContent {
  /** Its name changes with its content. */
  readonly file: string;
  readonly integrity: string;
  readonly isGate: boolean;
  /** The file compressed by brotli. */
  readonly compressed: Buffer;
}

/** The files that pages load, of all receivers' builds: any receiver answers for any of them. */
export interface BuiltFiles {
  /** Adds a build's files, and makes its gate the newest. Forgets files that no receiver has started with for long. Answers whether the gate was another before. */
  enrol(files: readonly BuiltFileContent[], nowMs: number): Promise<boolean>;
  /** Whether any build is known. */
  hasGate(): Promise<boolean>;
  /** One file as it was built. */
  read(file: string): Promise<Buffer<ArrayBuffer> | undefined>;
  /** The newest gate, which receivers agree on: that of the build that was started last. */
  findGate(nowMs: number): Promise<GateFile>;
}

/** Longer than any page stays open, and than a store goes without being looked at while its token is dead. */
const keptDays = 90;
/** BigCommerce's own pages are kept for seconds after a script has changed. */
const overlapMs = 60 * 60 * 1_000;
const mostOlder = 2;

export function createBuiltFiles({ acrossStores }: Database): BuiltFiles {
  const newestGates = async (sinceMs: number) => {
    const { rows } = await acrossStores.query<{ file: string; integrity: string; enrolled_at: Date }>(
      `select file, integrity, enrolled_at from built_files where is_gate order by enrolled_at desc limit ${mostOlder + 1}`,
    );
    return rows.filter(({ enrolled_at }, index) => index === 0 || enrolled_at.getTime() > sinceMs);
  };
  return {
    async enrol(files, nowMs) {
      const now = new Date(nowMs);
      const [before] = await newestGates(nowMs);
      await acrossStores.transaction(async (client) => {
        for (const { file, integrity, isGate, compressed } of files) {
          const { rowCount } = await client.query('update built_files set enrolled_at = $2 where file = $1', [
            file,
            now,
          ]);
          if (rowCount === 1) continue;
          await client.query(
            `insert into built_files (file, integrity, is_gate, content, enrolled_at) values ($1, $2, $3, $4, $5)
             on conflict (file) do update set enrolled_at = $5`,
            [file, integrity, isGate, compressed, now],
          );
        }
        await client.query(
          `delete from built_files where enrolled_at < $1::timestamptz - interval '${keptDays} days'`,
          [now],
        );
      });
      const gate = files.find(({ isGate }) => isGate);
      return gate !== undefined && before?.file !== gate.file;
    },

    hasGate: async () => (await newestGates(0)).length > 0,

    async read(file) {
      const { rows } = await acrossStores.query<{ content: Buffer }>(
        'select content from built_files where file = $1',
        [file],
      );
      return rows[0] && Buffer.from(brotliDecompressSync(rows[0].content));
    },

    async findGate(nowMs) {
      const [newest, ...older] = await newestGates(nowMs - overlapMs);
      if (!newest) throw new Error('A receiver enrols its build before anything else');
      const { file, integrity } = newest;
      return { file, integrity, olderIntegrities: older.map((one) => one.integrity) };
    },
  };
}
