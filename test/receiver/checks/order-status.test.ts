import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type OrderRecord,
  type OrderStanding,
  planOrderStatus,
  recordAfter,
  recordBefore,
  type StatusPlan,
} from '../../../src/receiver/checks/order-status.ts';
import { defaultSettings, orderStatus, type Stage, type StoreSettings } from '../../../src/receiver/checks/settings.ts';

const fresh: OrderRecord = {
  storeHash: 'abc123',
  orderId: 100,
  checkId: 'chk_1',
  isCleared: false,
  heldFromStatusId: null,
  isHoldApplied: false,
  stageApplied: null,
};
const {
  awaitingFulfillment,
  awaitingPayment,
  awaitingShipment,
  manualVerificationRequired,
  declined,
  shipped,
  incomplete,
  disputed,
  pending,
} = orderStatus;
const heldFrom = (heldFromStatusId: number): OrderRecord => ({ ...fresh, heldFromStatusId, isHoldApplied: true });
const undone: OrderRecord = { ...fresh, isHoldApplied: true };
const withSync = (statusIds: Partial<Record<Stage, number>> = {}): StoreSettings => ({
  ...defaultSettings,
  orderStatusSync: {
    ...defaultSettings.orderStatusSync,
    isOn: true,
    statusIds: { ...defaultSettings.orderStatusSync.statusIds, ...statusIds },
  },
});
const synced = withSync();

const hold = (statusId: number, record: OrderRecord, settings = defaultSettings, stage: Stage = 'inProgress') =>
  said(planOrderStatus({ ...record, statusId, isPaid: false }, stage, true, settings));
const release = (
  statusId: number,
  record: OrderRecord,
  settings = defaultSettings,
  stage: Stage | null = 'passed',
  isPaid = false,
) => said(planOrderStatus({ ...record, statusId, isPaid }, stage, false, settings));
const said = (plan: StatusPlan) => (plan.kind === 'set' ? `${plan.reason} ${plan.statusId}` : plan.reason);

describe('an order that needs a check and has none that is clear', () => {
  test('is held', () => {
    expect(hold(awaitingFulfillment, fresh)).toBe(`hold ${manualVerificationRequired}`);
  });

  test('is held again after a crash between the plan and the call, from the status it has by then', () => {
    const intended = { ...fresh, heldFromStatusId: awaitingPayment };
    const plan = planOrderStatus(
      { ...intended, statusId: awaitingFulfillment, isPaid: true },
      'inProgress',
      true,
      defaultSettings,
    );
    expect(said(plan)).toBe(`hold ${manualVerificationRequired}`);
    expect(recordBefore(intended, plan, awaitingFulfillment, true).heldFromStatusId).toBe(awaitingFulfillment);
  });

  test('is known to be held by us after a crash between the call and its record', () => {
    const intended = { ...fresh, heldFromStatusId: awaitingFulfillment };
    const plan = planOrderStatus(
      { ...intended, statusId: manualVerificationRequired, isPaid: true },
      'inProgress',
      true,
      defaultSettings,
    );
    expect(said(plan)).toBe('already_there');
    expect(recordAfter(intended, plan, 'inProgress', true, false)).toMatchObject({
      isHoldApplied: true,
      heldFromStatusId: awaitingFulfillment,
    });
  });

  test('is left where staff moved it after our hold, and a hold that staff set later is theirs', () => {
    const record = heldFrom(awaitingFulfillment);
    const plan = planOrderStatus(
      { ...record, statusId: awaitingFulfillment, isPaid: true },
      'inProgress',
      true,
      defaultSettings,
    );
    expect(said(plan)).toBe('moved_by_others');
    const after = recordAfter(record, plan, 'inProgress', true, false);
    expect(hold(awaitingFulfillment, after)).toBe('moved_by_others');
    expect(release(manualVerificationRequired, after)).toBe('nothing_to_do');
  });

  test("is left alone under somebody else's hold, and where nothing waits", () => {
    expect(hold(manualVerificationRequired, fresh)).toBe('held_by_others');
    expect(hold(disputed, fresh)).toBe('not_waiting');
  });

  test('is held whatever the merchant chose for its stage', () => {
    expect(hold(awaitingFulfillment, fresh, withSync({ inProgress: awaitingFulfillment }))).toBe(
      `hold ${manualVerificationRequired}`,
    );
    expect(hold(awaitingFulfillment, fresh, withSync({ inProgress: disputed }))).toBe(`stage ${disputed}`);
  });
});

describe('an order that is clear', () => {
  test('goes back to the status from before our hold', () => {
    expect(release(manualVerificationRequired, heldFrom(awaitingShipment))).toBe(`release ${awaitingShipment}`);
  });

  test('goes back to waiting for its payment, unless that came in meanwhile', () => {
    expect(release(manualVerificationRequired, heldFrom(awaitingPayment))).toBe(`release ${awaitingPayment}`);
    expect(release(manualVerificationRequired, heldFrom(awaitingPayment), defaultSettings, 'passed', true)).toBe(
      `release ${awaitingFulfillment}`,
    );
  });

  test("stays under somebody else's hold, and where it is when it was never held", () => {
    expect(release(manualVerificationRequired, fresh)).toBe('nothing_to_do');
    expect(release(manualVerificationRequired, undone)).toBe('nothing_to_do');
    expect(release(awaitingPayment, fresh)).toBe('nothing_to_do');
  });

  test('is held again when its check is rejected after all', () => {
    const record = heldFrom(awaitingFulfillment);
    const plan = planOrderStatus(
      { ...record, statusId: manualVerificationRequired, isPaid: true },
      'passed',
      false,
      defaultSettings,
    );
    expect(
      hold(awaitingFulfillment, recordAfter(record, plan, 'passed', false, false), defaultSettings, 'failed'),
    ).toBe(`hold ${manualVerificationRequired}`);
  });
});

describe('order status syncing', () => {
  test('holds, releases and declines by the stages', () => {
    expect(hold(awaitingFulfillment, fresh, synced)).toBe(`stage ${manualVerificationRequired}`);
    expect(release(manualVerificationRequired, heldFrom(awaitingFulfillment), synced)).toBe(
      `release ${awaitingFulfillment}`,
    );
    expect(hold(awaitingFulfillment, fresh, synced, 'failed')).toBe(`stage ${declined}`);
    expect(
      hold(
        manualVerificationRequired,
        { ...heldFrom(awaitingFulfillment), stageApplied: 'inProgress' },
        synced,
        'failed',
      ),
    ).toBe(`stage ${declined}`);
  });

  test('applies a stage once, also when staff moved the order on', () => {
    const record: OrderRecord = { ...heldFrom(awaitingFulfillment), stageApplied: 'inProgress' };
    expect(hold(awaitingFulfillment, record, synced)).toBe('moved_by_others');
  });

  test('does not call an order paid that still waits for its payment', () => {
    const custom = withSync({ passed: awaitingShipment });
    for (const unpaid of [pending, awaitingPayment]) {
      expect(release(manualVerificationRequired, heldFrom(unpaid), custom)).toBe(`release ${unpaid}`);
      expect(release(unpaid, fresh, custom)).toBe('nothing_to_do');
      expect(release(manualVerificationRequired, heldFrom(unpaid), custom, 'passed', true)).toBe(
        `release ${awaitingShipment}`,
      );
    }
  });

  test('moves an order that was never held only to a status of the merchant, and never back', () => {
    expect(release(awaitingShipment, fresh, synced)).toBe('nothing_to_do');
    expect(release(awaitingFulfillment, fresh, withSync({ passed: awaitingShipment }))).toBe(
      `stage ${awaitingShipment}`,
    );
  });

  test('moves an order that it declined when staff approve after all', () => {
    expect(release(declined, { ...heldFrom(awaitingFulfillment), stageApplied: 'failed' }, synced)).toBe(
      `release ${awaitingFulfillment}`,
    );
  });

  test('leaves an order alone that no rule is about', () => {
    expect(release(awaitingFulfillment, fresh, synced, null)).toBe('nothing_to_do');
  });
});

const anyStatus = fc.constantFrom(...Object.values(orderStatus));
const anyStage = fc.constantFrom<Stage>('inProgress', 'passed', 'failed');
const anyOrder: fc.Arbitrary<OrderStanding> = fc.record({
  statusId: anyStatus,
  isPaid: fc.boolean(),
  heldFromStatusId: fc.option(fc.constantFrom(pending, awaitingPayment, awaitingShipment, awaitingFulfillment)),
  isHoldApplied: fc.boolean(),
  stageApplied: fc.option(anyStage),
});
const anySettings = fc.constantFrom(
  defaultSettings,
  synced,
  withSync({ inProgress: disputed, passed: awaitingShipment }),
);
/** A check that is clear asks for no hold, and one that is not does; an order that no rule is about has no stage. */
const anyQuestion = fc.oneof(
  fc.record({ stage: fc.constantFrom<Stage>('inProgress', 'failed'), needsHold: fc.constant(true) }),
  fc.record({ stage: fc.constantFrom<Stage | null>('passed', null), needsHold: fc.constant(false) }),
);

describe('whatever the order, the check and the settings', () => {
  test('an incomplete order is never changed, nor a protected one that we did not put there', () => {
    fc.assert(
      fc.property(anyOrder, anyQuestion, anySettings, (order, { stage, needsHold }, settings) => {
        const { protectedStatusIds } = settings.orderStatusSync;
        for (const statusId of [incomplete, shipped, ...protectedStatusIds]) {
          const isOurs =
            settings.orderStatusSync.isOn &&
            order.stageApplied !== null &&
            settings.orderStatusSync.statusIds[order.stageApplied] === statusId;
          if (!isOurs) expect(planOrderStatus({ ...order, statusId }, stage, needsHold, settings).kind).toBe('leave');
        }
      }),
    );
  });

  test('a plan that was carried out leaves nothing to do', () => {
    fc.assert(
      fc.property(anyOrder, anyQuestion, anySettings, (order, { stage, needsHold }, settings) => {
        const plan = planOrderStatus(order, stage, needsHold, settings);
        fc.pre(plan.kind === 'set');
        if (plan.kind !== 'set') return;
        const before = recordBefore({ ...fresh, ...order }, plan, order.statusId, needsHold);
        const after = recordAfter(before, plan, stage, needsHold, settings.orderStatusSync.isOn);
        expect(planOrderStatus({ ...order, ...after, statusId: plan.statusId }, stage, needsHold, settings).kind).toBe(
          'leave',
        );
      }),
    );
  });

  test('an order that is held and then cleared ends unheld', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(pending, awaitingPayment, awaitingShipment, awaitingFulfillment),
        fc.boolean(),
        anySettings,
        (statusId, isPaid, settings) => {
          const { isOn } = settings.orderStatusSync;
          const held = planOrderStatus({ ...fresh, statusId, isPaid }, 'inProgress', true, settings);
          if (held.kind !== 'set') throw new Error('It was not held');
          const record = recordAfter(recordBefore(fresh, held, statusId, true), held, 'inProgress', true, isOn);
          const cleared = planOrderStatus({ ...record, statusId: held.statusId, isPaid }, 'passed', false, settings);
          expect(cleared).toMatchObject({ kind: 'set', reason: 'release' });
          expect(recordAfter(record, cleared, 'passed', false, isOn).heldFromStatusId).toBeNull();
        },
      ),
    );
  });
});
