import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CheckOrder,
  listStatement,
  type StaffCheckFilter,
  type StaffCheckPosition,
} from '../../../src/receiver/store/staff-checks.ts';
import { connectStore, createStorage, type Storage } from '../../support/storage.ts';

const storeHash = 'abc123';
const checks = 100_000;
const all: CheckOrder = { queue: 'all', sort: 'newest' };

let storage: Storage;
beforeAll(async () => {
  storage = await createStorage();
  for (const hash of [storeHash, 'other1']) await connectStore(storage, hash);
  // A busy year: most checks are done, and many are forgotten.
  await storage.pool.query(
    `insert into checks (check_id, store_hash, provider, status, revision, requirement, attempts_used, customer_id,
                         policy_version, rule_ids, created_at, updated_at, forgotten_at)
     select 'chk_' || lpad(to_hex((number::bigint * 7919) % 1000003), 24, '0') || lpad(to_hex(number), 8, '0'),
            case when number % 50 = 0 then 'other1' else 'abc123' end,
            case when number % 400 = 1 then 'veriff' else 'document' end,
            case when number % 500 = 1 then 'in_review' when number % 900 = 2 then 'failed' else 'verified' end,
            1, '{"ial":1,"minimumAge":null}', 1, case when number % 2 = 0 then number end, 1, '{}',
            timestamptz '2026-01-01' + number * interval '5 minutes', timestamptz '2026-01-01' + number * interval '5 minutes',
            case when number < 30000 then timestamptz '2026-06-01' end
     from generate_series(1, ${checks}) as number`,
  );
  await storage.pool.query(
    `insert into orders (store_hash, order_id, check_id)
     select store_hash, row_number() over (order by created_at), check_id from checks where store_hash = 'abc123' and forgotten_at is null`,
  );
  await storage.pool.query('analyze');
});
afterAll(() => storage.drop());

interface Plan {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** How many rows were looked at, whatever became of them. */
function rowsRead(plan: Plan): number {
  const inside = (plan.Plans ?? []).reduce((sum, part) => sum + rowsRead(part), 0);
  if (!/Scan/.test(plan['Node Type'])) return inside;
  return inside + (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
}

async function read(filter: StaffCheckFilter, order: CheckOrder = all, after?: StaffCheckPosition): Promise<number> {
  const { text, values } = listStatement(storeHash, filter, order, after, 26);
  const { rows } = await storage.database
    .of(storeHash)
    .query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (analyze, format json) ${text}`, values);
  const [{ 'QUERY PLAN': plans } = { 'QUERY PLAN': [] }] = rows;
  if (!plans[0]) throw new Error('PostgreSQL explains what it did');
  return rowsRead(plans[0].Plan);
}

const middle = { atMs: Date.parse('2026-10-01T00:00:00Z'), checkId: 'chk_z' };
const few = 1_000;

describe('of a hundred thousand checks', () => {
  test.each<[string, StaffCheckFilter, CheckOrder?, StaffCheckPosition?]>([
    ['the newest', {}],
    ['the oldest that are not forgotten', {}, { queue: 'all', sort: 'oldest' }],
    ['a page in the middle', {}, all, middle],
    ['those of one status', { statuses: ['failed'] }],
    ['the oldest of one status', { statuses: ['failed'] }, { queue: 'all', sort: 'oldest' }],
    ['those of one provider', { provider: 'veriff' }],
    ['those of some days', { fromMs: middle.atMs, toMs: middle.atMs + 86_400_000 }],
    ['the queue of those in review', {}, { queue: 'review', sort: 'oldest' }],
    ['the one of an order', { orderId: 12_345 }],
    ['those of a customer', { customerId: 77_778 }],
    ['those that a number finds', { query: '77778' }],
    ['the one that the beginning of its id finds', { query: 'chk_00000000000000000000a1b2' }],
  ])('%s are found without looking at the others', async (_what, ...asked) => {
    expect(await read(...asked)).toBeLessThan(few);
  });

  test('a page is as wide as its limit, in order, and of this store alone', async () => {
    const found = await storage.staffChecks.list(storeHash, {}, all, undefined, 50);
    expect(found).toHaveLength(50);
    const times = found.map(({ createdAtMs }) => createdAtMs);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(found[0]?.orderIds).toHaveLength(1);
  });
});
