import { describe, expect, test } from 'vitest';
import { orderFlowOf } from '../../../src/admin/settings/order-sync/order-flow.ts';
import { type OrderStanding, planOrderStatus } from '../../../src/receiver/checks/order-status.ts';
import { defaultSettings, type StoreSettings } from '../../../src/receiver/checks/settings.ts';

const statusIds = Array.from({ length: 14 }, (_, index) => index + 1);
const arrived: OrderStanding = {
  statusId: 11,
  heldFromStatusId: null,
  isHoldApplied: false,
  stageApplied: null,
  isPaid: true,
  isAuthorised: false,
  isDigital: false,
};

/** Where the receiver puts an order that arrives, is held, and is then let go or refused, with nothing protected. */
function receiversFlow(settings: StoreSettings) {
  const set = (order: OrderStanding, stage: 'inProgress' | 'passed' | 'failed', needsHold: boolean) => {
    const plan = planOrderStatus(order, stage, needsHold, settings);
    return plan.kind === 'set' ? plan.statusId : order.statusId;
  };
  const { isOn } = settings.orderStatusSync;
  const inProgress = set(arrived, 'inProgress', true);
  const held: OrderStanding = {
    ...arrived,
    statusId: inProgress,
    heldFromStatusId: 11,
    isHoldApplied: true,
    stageApplied: isOn ? 'inProgress' : null,
  };
  return { inProgress, failed: set(held, 'failed', true), passed: set(held, 'passed', false) };
}

const settingsWith = (isOn: boolean, changes: object, releaseTo: StoreSettings['releaseTo'] = 'before') => {
  const ids = { ...defaultSettings.orderStatusSync.statusIds, ...changes };
  return { ...defaultSettings, releaseTo, orderStatusSync: { isOn, statusIds: ids, protectedStatusIds: [] } };
};

describe('the drawing of an order’s way', () => {
  test.each([true, false])('says where the receiver puts it, for every choice, with syncing on: %s', (isOn) => {
    for (const stage of ['inProgress', 'passed', 'failed'])
      for (const statusId of statusIds) {
        const settings = settingsWith(isOn, { [stage]: statusId }, 9);
        const { overruled: _, ...drawn } = orderFlowOf(
          { ...settings.orderStatusSync, protectedStatusIds: [] },
          settings.releaseTo,
        );
        expect([stage, statusId, drawn]).toEqual([stage, statusId, receiversFlow(settings)]);
      }
  });

  test('names the stages whose status gets shipped, and can’t hold an order', () => {
    const { orderStatusSync } = settingsWith(true, { inProgress: 9, failed: 5 });
    expect(orderFlowOf(orderStatusSync, 'fitting').overruled).toEqual(['inProgress']);
    expect(orderFlowOf({ ...orderStatusSync, isOn: false }, 'fitting').overruled).toEqual([]);
  });
});
