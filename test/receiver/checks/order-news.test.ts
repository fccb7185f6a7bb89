import { expect, test } from 'vitest';
import { type OrderRecord, orderNews, type StatusPlan } from '../../../src/receiver/checks/order-status.ts';

const free: OrderRecord = {
  storeHash: 'abc123',
  orderId: 1,
  checkId: null,
  isCleared: false,
  heldFromStatusId: null,
  isHoldApplied: false,
  stageApplied: null,
  move: null,
};
const planned: OrderRecord = { ...free, heldFromStatusId: 11 };
const held: OrderRecord = { ...planned, isHoldApplied: true };
const undone: OrderRecord = { ...free, isHoldApplied: true };
const release: StatusPlan = { kind: 'set', statusId: 11, reason: 'release' };
const hold: StatusPlan = { kind: 'set', statusId: 12, reason: 'hold' };
const moved: StatusPlan = { kind: 'leave', reason: 'moved_by_others' };

test.each<[string, OrderRecord | undefined, OrderRecord, StatusPlan | null, string | undefined]>([
  ['that is planned to be held', free, planned, hold, undefined],
  ['that was just held', planned, held, hold, 'order.held'],
  ['that is held still', held, held, moved, undefined],
  ['that others released', held, undone, moved, undefined],
  ['that we released', held, free, release, 'order.released'],
  ['that others released and whose check is clear', held, free, moved, undefined],
  ['that never was held', free, free, null, undefined],
  ['that was never seen before', undefined, free, null, undefined],
])('of an order %s is told %#', (_what, before, record, plan, news) => {
  expect(orderNews(before, record, plan)).toBe(news);
});
