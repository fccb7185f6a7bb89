import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overviewSchema } from '../../../../src/contract/schema/admin/overview.ts';
import { spanOfChecks } from '../../../../src/receiver/store/figures.ts';
import { openControlPanel, type Person } from '../../../support/admin.ts';
import { createWorld, storeHash, type World } from '../../../support/receiver.ts';

let world: World;
let clerk: Person;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  ({ clerk } = await openControlPanel(world));
  await world.pool.query(`update stores set time_zone = 'UTC' where store_hash = $1`, [storeHash]);
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
const fromMs = Date.parse('2026-11-01T00:00:00Z');
const look = async (from: number, to: number) =>
  overviewSchema.parse((await clerk.get(`/overview?fromMs=${from}&toMs=${to}`)).body);

let made = 0;
const check = async (
  atMs: number,
  status: string,
  more: { minutes?: number; ruleIds?: string[]; attempts?: number } = {},
) => {
  made += 1;
  await world.pool.query(
    `insert into checks (check_id, store_hash, provider, status, revision, requirement, attempts_used, policy_version, rule_ids, created_at, updated_at)
     values ($1, $2, 'document', $3, 1, '{}', $4, 1, $5, $6, $7)`,
    [
      `chk_${String(made).padStart(20, '0')}`,
      storeHash,
      status,
      more.attempts ?? 0,
      more.ruleIds ?? ['spirits'],
      new Date(atMs),
      new Date(atMs + (more.minutes ?? 0) * 60_000),
    ],
  );
};

test('before anything was asked every day is there, with nothing on it', async () => {
  const { days, total, medianMinutes } = await look(fromMs, fromMs + 3 * dayMs);
  expect(days.map(({ day }) => day)).toEqual(['2026-11-01', '2026-11-02', '2026-11-03']);
  expect(total.asked).toBe(0);
  expect(medianMinutes).toBeNull();
});

test('checks are counted by the day that they were asked for, by rule, and by how far their shoppers got', async () => {
  await check(fromMs + hourMs, 'verified', { minutes: 2, attempts: 1 });
  await check(fromMs + 2 * hourMs, 'failed', { minutes: 4, attempts: 1, ruleIds: ['spirits', 'gone'] });
  await check(fromMs + dayMs, 'in_review', { attempts: 6 });
  await check(fromMs + dayMs, 'pending');
  await check(fromMs + dayMs, 'in_progress');
  await check(fromMs + dayMs, 'manually_approved', { minutes: 600 });
  await check(fromMs + 2 * dayMs, 'verified');
  const seen = await look(fromMs, fromMs + 2 * dayMs);
  expect(seen.days).toEqual([
    { day: '2026-11-01', asked: 2, finished: 2, passed: 1, failed: 1, inReview: 0 },
    { day: '2026-11-02', asked: 4, finished: 1, passed: 1, failed: 0, inReview: 1 },
  ]);
  expect(seen.total).toEqual({ asked: 6, finished: 3, passed: 2, failed: 1, inReview: 1 });
  expect(seen.byRule.map(({ name, asked }) => [name, asked])).toEqual([
    ['Whisky needs 21', 6],
    ['gone', 1],
  ]);
  expect(seen.medianMinutes).toBe(3);
  expect(seen.dropOff).toEqual([
    { step: 'asked', count: 6 },
    { step: 'opened', count: 5 },
    { step: 'submitted', count: 4 },
    { step: 'finished', count: 3 },
  ]);
  expect(seen.inReviewNow).toBe(1);
});

test('days begin where the store is', async () => {
  await world.pool.query(`update stores set time_zone = 'America/Chicago' where store_hash = $1`, [storeHash]);
  const { days } = await look(fromMs, fromMs + dayMs);
  expect(days.map(({ day, asked }) => [day, asked])).toEqual([
    ['2026-10-31', 2],
    ['2026-11-01', 0],
  ]);
});

test('the gate and who verifies are told of', async () => {
  await world.pool.query(
    `insert into gate_health values ($1, '2026-11-01', 10, 9, 2, 1, 0), ($1, '2026-11-05', 90, 9, 2, 1, 0)`,
    [storeHash],
  );
  const { gate, providers } = await look(fromMs, fromMs + dayMs);
  expect(gate).toEqual({ loads: 10, blocked: 2, unreachable: 1, errors: 0 });
  expect(providers).toEqual([{ name: 'document', label: 'Built-in document check', state: 'well', errorShare: null }]);
});

test.each([
  ['none', ''],
  ['one that ends before it begins', `?fromMs=${fromMs}&toMs=${fromMs - 1}`],
  ['one of more than three months', `?fromMs=${fromMs}&toMs=${fromMs + 93 * dayMs}`],
])('a time is asked for: %s is refused', async (_what, query) => {
  expect((await clerk.get(`/overview${query}`)).status).toBe(400);
});

describe('with 100,000 checks', () => {
  test('a day is found by an index, and no other day is read', async () => {
    await world.pool.query(
      `insert into checks (check_id, store_hash, provider, status, revision, requirement, attempts_used, policy_version, rule_ids, created_at, updated_at)
       select 'chk_many' || lpad(n::text, 20, '0'), $1, 'document', 'verified', 1, '{}', 1, 1, '{spirits}', at, at
       from (select n, timestamptz '2025-01-01' + n * interval '5 minutes' as at from generate_series(1, 100000) as n) as many`,
      [storeHash],
    );
    await world.pool.query('analyze checks');
    const { rows } = await world.pool.query<{ 'QUERY PLAN': string }>(`explain select count(*) ${spanOfChecks}`, [
      storeHash,
      new Date('2025-06-01'),
      new Date('2025-06-02'),
    ]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Cond');
    expect(plan).not.toContain('Seq Scan');
  });
});
