import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { AuditAction } from '../../contract/schema/admin/audit.ts';
import type { Staff } from '../../contract/schema/admin/staff.ts';
import type { Database, Scope } from './database.ts';
import { type StaffRow, staffFromRow } from './staff.ts';
import type { Vault } from './vault.ts';

/**
 * One change that somebody made. It outlives whom it was about, and so names nobody but staff: a check by its id, and nothing of what was
 * found out about its shopper, nor free text about them.
 */
export interface AuditEntry {
  readonly storeHash: string;
  /** The member of staff; null for what the receiver did by itself. */
  readonly userId: number | null;
  readonly action: AuditAction;
  /** What it was done to: an id, or a name. */
  readonly what: string;
  /** What was there, and what is there now, as JSON has it. Null where there was nothing, or is nothing any more. */
  readonly before: unknown;
  readonly after: unknown;
  readonly atMs: number;
}

/** The member of staff who makes a change, and when. Absent where it is nobody of them. */
export interface By {
  readonly userId: number;
  readonly atMs: number;
}

/** An entry as it is read, with its place in the store's chain. */
export interface AuditRecord extends Omit<AuditEntry, 'storeHash' | 'userId'> {
  /** From 1 on, without gaps. */
  readonly number: number;
  readonly who: Staff;
  /** In hexadecimal digits. */
  readonly hash: string;
}

/** A store's audit trail. Entries are only added: a chain of hashes shows one that was changed, put in or taken out. */
export interface Audit {
  /** Adds an entry in a transaction of its own, for a change that has none. */
  add(entry: AuditEntry): Promise<void>;
  /** Up to `limit` entries, newest first, those before the number `before` where one is given. */
  list(storeHash: string, before: number | undefined, limit: number): Promise<AuditRecord[]>;
  /** Whether the whole trail is as it was written, by the hash of every entry. */
  isIntact(storeHash: string): Promise<boolean>;
}

interface Row {
  number: string;
  at: Date;
  user_id: string | null;
  action: AuditAction;
  what: string;
  before: string | null;
  after: string | null;
  hash: Buffer;
}

const start = Buffer.alloc(32);
const entriesAtOnce = 1_000;

export function createAudit(database: Database, vault: Vault): Audit {
  return {
    add: (entry) => database.of(entry.storeHash).transaction((client) => addToAudit(client, entry)),

    async list(storeHash, before, limit) {
      const { rows } = await database.of(storeHash).query<Row & StaffRow>(
        `select audit_entries.*, email_sealed from audit_entries left join users using (store_hash, user_id)
         where store_hash = $1 and ($2::bigint is null or number < $2) order by number desc limit $3`,
        [storeHash, before, limit],
      );
      return rows.map((row) => ({
        number: Number(row.number),
        atMs: row.at.getTime(),
        who: staffFromRow(vault, storeHash, row),
        action: row.action,
        what: row.what,
        before: jsonOf(row.before),
        after: jsonOf(row.after),
        hash: row.hash.toString('hex'),
      }));
    },

    isIntact: (storeHash) =>
      database.of(storeHash).transaction(async (client) => {
        // The head first: what is added meanwhile is behind it, and is not looked at.
        const head = await headOf(client, storeHash, '');
        let [number, hash]: [number, Buffer] = [0, start];
        const next = async () => {
          const { rows } = await client.query<Row>(
            `select * from audit_entries where store_hash = $1 and number > $2 and number <= $3 order by number limit ${entriesAtOnce}`,
            [storeHash, number, head?.number ?? '9223372036854775807'],
          );
          return rows;
        };
        for (let rows = await next(); rows.length > 0; rows = await next()) {
          for (const row of rows) {
            if (Number(row.number) !== number + 1 || !row.hash.equals(hashOf(hash, storeHash, row))) return false;
            [number, hash] = [number + 1, row.hash];
          }
        }
        return head ? Number(head.number) === number && head.hash.equals(hash) : number === 0;
      }),
  };
}

/**
 * Adds an entry as a part of the client's open transaction, so that there is no change without one. Others of the store who add wait until
 * the transaction ends: it is best the last thing done there.
 */
export async function addToAudit(client: PoolClient, entry: AuditEntry): Promise<void> {
  const { storeHash } = entry;
  await client.query('insert into audit_heads values ($1, 0, $2) on conflict do nothing', [storeHash, start]);
  const head = await headOf(client, storeHash, 'for no key update');
  if (!head) throw new Error('A row that was written is there');
  const row = {
    number: String(Number(head.number) + 1),
    at: new Date(entry.atMs),
    user_id: entry.userId === null ? null : String(entry.userId),
    action: entry.action,
    what: entry.what,
    before: textOf(entry.before),
    after: textOf(entry.after),
  };
  const hash = hashOf(head.hash, storeHash, row);
  await client.query(
    `insert into audit_entries (store_hash, number, at, user_id, action, what, before, after, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [storeHash, row.number, row.at, row.user_id, row.action, row.what, row.before, row.after, hash],
  );
  await client.query('update audit_heads set number = $2, hash = $3 where store_hash = $1', [
    storeHash,
    row.number,
    hash,
  ]);
}

async function headOf(client: Pick<Scope, 'query'>, storeHash: string, lock: '' | 'for no key update') {
  const { rows } = await client.query<{ number: string; hash: Buffer }>(
    `select number, hash from audit_heads where store_hash = $1 ${lock}`,
    [storeHash],
  );
  return rows[0];
}

/** SHA-256 over the hash before and everything that the row says, in one way to write it. */
function hashOf(before: Buffer, storeHash: string, row: Omit<Row, 'hash'>): Buffer {
  const said = [storeHash, row.number, row.at.getTime(), row.user_id, row.action, row.what, row.before, row.after];
  return createHash('sha256').update(before).update(JSON.stringify(said)).digest();
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

const jsonOf = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
