import { aCheck } from '../../support/checks.ts';
import { storeHash } from '../../support/receiver.ts';
import type { Figure } from '../figures.ts';
import type { BenchDatabase } from '../receiver/database.ts';
import { createBench, pass, settle } from './world.ts';

const requestQuota = 150;
const otherAppsPercent = 50;

/** What is written onto customers while other apps take half of the store's quota: how much of the rest is used, and whether all arrives. */
export async function measureSharedQuota(database: BenchDatabase, customers: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const pace of ['at_once', 'evenly'] as const) {
    await using bench = await createBench(database, `quota_${pace}`, { requestQuota });
    const { world, time } = bench;
    const { state, faults, quotaWindows } = world.sandbox;
    const [first] = state.customers;
    if (!first) throw new Error('The shop has no customer');
    for (let id = 2; id <= customers; id++) state.customers.push({ ...first, id, email: `${id}@shopper.example` });
    await pass(bench, 60_000);
    faults.set({ otherAppsPercent, otherAppsPace: pace });
    const begunAt = quotaWindows.length;
    for (let id = 1; id <= customers; id++) {
      const checkId = `chk_${String(id).padStart(32, '0')}`;
      const nowMs = time.clock();
      await world.checks.create(
        aCheck({ storeHash, checkId, cartId: null, customerId: id, createdAtMs: nowMs, updatedAtMs: nowMs }),
      );
      await world.checks.move(storeHash, checkId, { kind: 'approved', by: 'staff-1', reason: 'seen' }, nowMs);
    }
    const beganMs = time.clock();
    for (let next = await settle(bench); next !== undefined; ) next = await pass(bench, next);
    const windows = quotaWindows.slice(begunAt);
    // The last one is open still, and has no more to do.
    const closed = windows.slice(0, -1);
    const left = closed.reduce((sum, { byOthers }) => sum + requestQuota - byOthers, 0);
    const used = closed.reduce((sum, { answered }) => sum + answered, 0);
    const refused = windows.reduce((sum, window) => sum + window.refused, 0);
    const shown = new Set(
      state.metafields
        .filter(
          ({ owner, key, value }) =>
            owner === 'customer' && key === 'verification_status' && value === 'manually_approved',
        )
        .map(({ ownerId }) => ownerId),
    );
    const virtualS = (time.clock() - beganMs) / 1_000;
    const others = pace === 'at_once' ? 'at once' : 'bit by bit';
    figures.push(
      {
        name: `other apps take half ${others}: quota left to us that is used, ${closed.length} windows`,
        measured: `${((100 * used) / left).toFixed(1)} % (${used} of ${left})`,
        goal: '≥ 95 %',
        isReached: used >= 0.95 * left,
      },
      { name: '  calls in a closed window', measured: String(refused), goal: '0', isReached: refused === 0 },
      {
        name: `  customers of ${customers} that do not show their check in the end`,
        measured: String(customers - shown.size),
        goal: '0',
        isReached: shown.size === customers,
      },
      { name: '  virtual time that took', measured: `${virtualS.toFixed(0)} s`, goal: null },
    );
  }
  return figures;
}
