import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OrderRecord, planOrderStatus, recordAfter } from '../../../src/receiver/checks/order-status.ts';
import { defaultSettings, orderStatus, type Stage, type StoreSettings } from '../../../src/receiver/checks/settings.ts';

const fresh: OrderRecord = {
  storeHash: 'abc123',
  orderId: 100,
  checkId: 'chk_1',
  heldFromStatusId: null,
  isHoldApplied: false,
  stageApplied: null,
};
const held: OrderRecord = { ...fresh, heldFromStatusId: orderStatus.awaitingPayment, isHoldApplied: true };
const synced: StoreSettings = {
  ...defaultSettings,
  orderStatusSync: { ...defaultSettings.orderStatusSync, isOn: true },
};
const { awaitingFulfillment, awaitingPayment, manualVerificationRequired, declined, shipped, incomplete, disputed } =
  orderStatus;

describe('an order that needs a check and has none that is clear', () => {
  test('is held', () => {
    expect(planOrderStatus(awaitingFulfillment, fresh, 'inProgress', true, defaultSettings)).toEqual({
      kind: 'set',
      statusId: manualVerificationRequired,
      reason: 'hold',
    });
  });

  test('is held again after a crash between the plan and the call', () => {
    const intended = { ...fresh, heldFromStatusId: awaitingFulfillment };
    expect(planOrderStatus(awaitingFulfillment, intended, 'inProgress', true, defaultSettings)).toMatchObject({
      reason: 'hold',
    });
  });

  test('is left where staff moved it after our hold', () => {
    expect(planOrderStatus(awaitingFulfillment, held, 'inProgress', true, defaultSettings)).toEqual({
      kind: 'leave',
      reason: 'moved_by_others',
    });
  });

  test("is left alone under somebody else's hold", () => {
    expect(planOrderStatus(manualVerificationRequired, fresh, 'inProgress', true, defaultSettings)).toEqual({
      kind: 'leave',
      reason: 'held_by_others',
    });
  });

  test('is left alone in a status in which nothing waits', () => {
    expect(planOrderStatus(disputed, fresh, 'inProgress', true, defaultSettings)).toEqual({
      kind: 'leave',
      reason: 'not_waiting',
    });
  });
});

describe('an order that is clear', () => {
  test('goes back to the status from before our hold', () => {
    expect(planOrderStatus(manualVerificationRequired, held, 'passed', false, defaultSettings)).toEqual({
      kind: 'set',
      statusId: awaitingPayment,
      reason: 'release',
    });
  });

  test("stays under somebody else's hold", () => {
    expect(planOrderStatus(manualVerificationRequired, fresh, 'passed', false, defaultSettings)).toEqual({
      kind: 'leave',
      reason: 'nothing_to_do',
    });
  });

  test('is not moved when syncing is off and it was never held', () => {
    expect(planOrderStatus(awaitingPayment, fresh, 'passed', false, defaultSettings)).toEqual({
      kind: 'leave',
      reason: 'nothing_to_do',
    });
  });
});

describe('order status syncing', () => {
  test.each<[Stage, number]>([
    ['inProgress', manualVerificationRequired],
    ['passed', awaitingFulfillment],
    ['failed', declined],
  ])('sets the status of stage %s', (stage, statusId) => {
    const from = stage === 'passed' ? orderStatus.pending : awaitingFulfillment;
    expect(planOrderStatus(from, fresh, stage, stage !== 'passed', synced)).toEqual({
      kind: 'set',
      statusId,
      reason: 'stage',
    });
  });

  test('applies a stage once, also when staff moved the order on', () => {
    const done = { ...held, stageApplied: 'inProgress' as const };
    expect(planOrderStatus(awaitingFulfillment, done, 'inProgress', true, synced)).toEqual({
      kind: 'leave',
      reason: 'nothing_to_do',
    });
  });

  test('does not call an order paid that still waits for its payment', () => {
    const done = { ...held, stageApplied: 'inProgress' as const };
    expect(planOrderStatus(manualVerificationRequired, done, 'passed', false, synced)).toEqual({
      kind: 'set',
      statusId: awaitingPayment,
      reason: 'stage',
    });
  });

  test('moves an order that it declined when staff approve after all', () => {
    const refused = { ...held, heldFromStatusId: awaitingFulfillment, stageApplied: 'failed' as const };
    expect(planOrderStatus(declined, refused, 'passed', false, synced)).toMatchObject({
      kind: 'set',
      statusId: awaitingFulfillment,
    });
  });
});

const anyStatus = fc.constantFrom(...Object.values(orderStatus));
const anyStage = fc.constantFrom<Stage | null>('inProgress', 'passed', 'failed', null);
const anyRecord = fc.record({
  heldFromStatusId: fc.option(anyStatus),
  isHoldApplied: fc.boolean(),
  stageApplied: fc.constantFrom<Stage | null>('inProgress', 'passed', 'failed', null),
});

describe('whatever the order, the check and the settings', () => {
  const everything = [anyStatus, anyRecord, anyStage, fc.boolean(), fc.constantFrom(defaultSettings, synced)] as const;

  test('a protected or an incomplete order is never changed', () => {
    fc.assert(
      fc.property(...everything, (_status, record, stage, needsHold, settings) => {
        for (const statusId of [incomplete, shipped, ...settings.orderStatusSync.protectedStatusIds]) {
          expect(planOrderStatus(statusId, record, stage, needsHold, settings).kind).toBe('leave');
        }
      }),
    );
  });

  test('a plan that was carried out leaves nothing to do', () => {
    fc.assert(
      fc.property(...everything, (statusId, record, stage, needsHold, settings) => {
        const plan = planOrderStatus(statusId, record, stage, needsHold, settings);
        fc.pre(plan.kind === 'set');
        if (plan.kind !== 'set') return;
        const intended = {
          ...fresh,
          ...record,
          ...(plan.reason !== 'release' && { heldFromStatusId: record.heldFromStatusId ?? statusId }),
        };
        const next = recordAfter(intended, plan, stage, needsHold, settings.orderStatusSync.isOn);
        expect(planOrderStatus(plan.statusId, next, stage, needsHold, settings).kind).toBe('leave');
      }),
    );
  });
});
