import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type OrderMove,
  type OrderRecord,
  type OrderStanding,
  planOrderStatus,
  recordAfter,
  recordAfterMove,
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
  move: null,
};
const {
  awaitingFulfillment,
  awaitingPayment,
  awaitingShipment,
  completed,
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

const paymentOf = (isPaid: boolean) => ({ isPaid, isAuthorised: false, isDigital: false });
const paid = paymentOf(true);
const unpaid = paymentOf(false);

const hold = (statusId: number, record: OrderRecord, settings = defaultSettings, stage: Stage = 'inProgress') =>
  said(planOrderStatus({ ...record, statusId, ...unpaid }, stage, true, settings));
const release = (
  statusId: number,
  record: OrderRecord,
  settings = defaultSettings,
  stage: Stage | null = 'passed',
  isPaid = false,
) => said(planOrderStatus({ ...record, statusId, ...paymentOf(isPaid) }, stage, false, settings));
const said = (plan: StatusPlan) => (plan.kind === 'set' ? `${plan.reason} ${plan.statusId}` : plan.reason);

describe('an order that needs a check and has none that is clear', () => {
  test('is held', () => {
    expect(hold(awaitingFulfillment, fresh)).toBe(`hold ${manualVerificationRequired}`);
  });

  test('is held again after a crash between the plan and the call, from the status it has by then', () => {
    const intended = { ...fresh, heldFromStatusId: awaitingPayment };
    const plan = planOrderStatus(
      { ...intended, statusId: awaitingFulfillment, ...paid },
      'inProgress',
      true,
      defaultSettings,
    );
    expect(said(plan)).toBe(`hold ${manualVerificationRequired}`);
    const at = { statusId: awaitingFulfillment, modifiedAtMs: 0 };
    expect(recordBefore(intended, plan, at, 'inProgress', true).heldFromStatusId).toBe(awaitingFulfillment);
  });

  test('is known to be held by us after a crash between the call and its record', () => {
    const intended = { ...fresh, heldFromStatusId: awaitingFulfillment };
    const plan = planOrderStatus(
      { ...intended, statusId: manualVerificationRequired, ...paid },
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
      { ...record, statusId: awaitingFulfillment, ...paid },
      'inProgress',
      true,
      defaultSettings,
    );
    expect(said(plan)).toBe('moved_by_others');
    const after = recordAfter(record, plan, 'inProgress', true, false);
    expect(hold(awaitingFulfillment, after)).toBe('hold_was_lifted');
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

  test.each([
    ['waits for its payment while that is only promised', { isAuthorised: true }, 'fitting', awaitingPayment],
    ['waits for its payment whatever the merchant chose', { isAuthorised: true }, awaitingShipment, awaitingPayment],
    ['is complete when nothing of it is shipped', { ...paid, isDigital: true }, 'fitting', completed],
    ['goes on to be fulfilled', paid, 'fitting', awaitingFulfillment],
    ['goes where the merchant chose', paid, awaitingShipment, awaitingShipment],
    [
      'goes back where it was, though the payment is only promised',
      { isAuthorised: true },
      'before',
      awaitingFulfillment,
    ],
  ] as const)('%s', (_, payment, releaseTo, statusId) => {
    const order = { ...heldFrom(awaitingFulfillment), statusId: manualVerificationRequired, ...unpaid, ...payment };
    expect(said(planOrderStatus(order, 'passed', false, { ...defaultSettings, releaseTo }))).toBe(
      `release ${statusId}`,
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
      { ...record, statusId: manualVerificationRequired, ...paid },
      'passed',
      false,
      defaultSettings,
    );
    expect(
      hold(awaitingFulfillment, recordAfter(record, plan, 'passed', false, false), defaultSettings, 'failed'),
    ).toBe(`hold ${manualVerificationRequired}`);
  });
});

describe('a move that we died over', () => {
  const moving = (reason: OrderMove['reason'], fromStatusId: number, toStatusId: number, stage: Stage): OrderMove => ({
    ...{ reason, fromStatusId, toStatusId, stage },
    ...{ needsHold: stage !== 'passed', modifiedAtMs: 1_000 },
  });
  const stood = (statusId: number, modifiedAtMs = 2_000) => ({ statusId, modifiedAtMs });

  test('is known to be ours where the order stands there, and a release is one', () => {
    const move = moving('release', manualVerificationRequired, awaitingFulfillment, 'passed');
    const record = { ...heldFrom(awaitingFulfillment), move };
    const { record: after, isMade } = recordAfterMove(record, stood(awaitingFulfillment), false);
    expect(isMade).toBe(true);
    expect(after).toMatchObject({ heldFromStatusId: null, isHoldApplied: false, move: null });
    expect(release(awaitingFulfillment, after)).toBe('nothing_to_do');
  });

  test('is not made a second time for a stage, when others have undone it since', () => {
    const custom = withSync({ passed: awaitingShipment });
    const record = { ...fresh, move: moving('stage', awaitingFulfillment, awaitingShipment, 'passed') };
    const { record: after } = recordAfterMove(record, stood(awaitingFulfillment), true);
    expect(release(awaitingFulfillment, after, custom)).toBe('nothing_to_do');
  });

  test('is made after all where nothing has changed the order since', () => {
    const custom = withSync({ passed: awaitingShipment });
    const record = { ...fresh, move: moving('stage', awaitingFulfillment, awaitingShipment, 'passed') };
    const { record: after } = recordAfterMove(record, stood(awaitingFulfillment, 1_000), true);
    expect(release(awaitingFulfillment, after, custom)).toBe(`stage ${awaitingShipment}`);
  });

  test('is made again for a hold of which nobody can tell', () => {
    const move = moving('hold', awaitingPayment, manualVerificationRequired, 'inProgress');
    const record = { ...fresh, heldFromStatusId: awaitingPayment, move };
    const { record: after } = recordAfterMove(record, stood(awaitingFulfillment), false);
    expect(hold(awaitingFulfillment, after)).toBe(`hold ${manualVerificationRequired}`);
  });

  test('at the deadline is no hold any more', () => {
    const move = moving('deadline', manualVerificationRequired, declined, 'inProgress');
    const { record: after } = recordAfterMove({ ...heldFrom(awaitingFulfillment), move }, stood(declined), false);
    expect(after).toMatchObject({ heldFromStatusId: null, isHoldApplied: true });
    expect(release(declined, after)).toBe('nothing_to_do');
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

  test('does not open again what a failed check has declined, when that is tried again', () => {
    const record: OrderRecord = { ...heldFrom(awaitingFulfillment), stageApplied: 'failed' };
    expect(hold(declined, record, synced, 'inProgress')).toBe('stage_was_applied');
    expect(hold(awaitingPayment, record, synced, 'inProgress')).toBe('moved_by_others');
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
  isAuthorised: fc.boolean(),
  isDigital: fc.boolean(),
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
  test('an incomplete order is never changed, nor a protected one', () => {
    fc.assert(
      fc.property(anyOrder, anyQuestion, anySettings, (order, { stage, needsHold }, settings) => {
        const { protectedStatusIds } = settings.orderStatusSync;
        for (const statusId of [incomplete, shipped, ...protectedStatusIds])
          expect(planOrderStatus({ ...order, statusId }, stage, needsHold, settings).kind).toBe('leave');
      }),
    );
  });

  test('a plan that was carried out leaves nothing to do', () => {
    fc.assert(
      fc.property(anyOrder, anyQuestion, anySettings, (order, { stage, needsHold }, settings) => {
        const plan = planOrderStatus(order, stage, needsHold, settings);
        fc.pre(plan.kind === 'set');
        if (plan.kind !== 'set') return;
        const at = { statusId: order.statusId, modifiedAtMs: 0 };
        const before = recordBefore({ ...fresh, ...order }, plan, at, stage, needsHold);
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
          const held = planOrderStatus({ ...fresh, statusId, ...paymentOf(isPaid) }, 'inProgress', true, settings);
          if (held.kind !== 'set') throw new Error('It was not held');
          const before = recordBefore(fresh, held, { statusId, modifiedAtMs: 0 }, 'inProgress', true);
          const record = recordAfter(before, held, 'inProgress', true, isOn);
          const cleared = planOrderStatus(
            { ...record, statusId: held.statusId, ...paymentOf(isPaid) },
            'passed',
            false,
            settings,
          );
          expect(cleared).toMatchObject({ kind: 'set', reason: 'release' });
          expect(recordAfter(record, cleared, 'passed', false, isOn).heldFromStatusId).toBeNull();
        },
      ),
    );
  });
});

/** What may happen to an order, by us and by others, in any order and at the worst moment. */
type Happening =
  | { readonly kind: 'moved'; readonly statusId: number }
  | { readonly kind: 'paid'; readonly isPaid: boolean; readonly isAuthorised: boolean }
  | { readonly kind: 'check'; readonly stage: Stage }
  /** We look; `diesAfter` says how far we get. */
  | { readonly kind: 'look'; readonly diesAfter: 'plan' | 'write' | 'nothing' }
  /** Somebody moves it between our read and our write, which reads again. */
  | { readonly kind: 'raced'; readonly statusId: number };

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('moved' as const), statusId: anyStatus }),
  fc.record({ kind: fc.constant('paid' as const), isPaid: fc.boolean(), isAuthorised: fc.boolean() }),
  fc.record({ kind: fc.constant('check' as const), stage: anyStage }),
  fc.record({ kind: fc.constant('look' as const), diesAfter: fc.constantFrom('plan', 'write', 'nothing', 'nothing') }),
  fc.record({ kind: fc.constant('raced' as const), statusId: anyStatus }),
);

/** Plays what happens, and answers every write of ours: from where, to where, and for which stage. */
function play(happenings: readonly Happening[], settings: StoreSettings) {
  const order = {
    ...{ statusId: awaitingFulfillment as number, modifiedAtMs: 0 },
    ...{ isDigital: false, isPaid: true, isAuthorised: false },
  };
  const { isOn } = settings.orderStatusSync;
  let record = fresh;
  let stage: Stage = 'inProgress';
  const writes: { from: number; to: number; stage: Stage; reason: string; isFreshHold: boolean }[] = [];
  const intended = new Set<number>();
  const look = (diesAfter: 'plan' | 'write' | 'nothing', racedTo: number | null) => {
    const needsHold = stage !== 'passed';
    const read = { ...order };
    record = recordAfterMove(record, read, isOn).record;
    const plan = planOrderStatus({ ...record, ...order }, stage, needsHold, settings);
    const before = recordBefore(record, plan, read, stage, needsHold);
    // A hold of which nobody can tell whether it was ever set is a fresh one.
    const isFreshHold = plan.kind === 'set' && needsHold && !before.isHoldApplied;
    if (racedTo !== null) Object.assign(order, { statusId: racedTo, modifiedAtMs: order.modifiedAtMs + 1 });
    // It is read again before it is written.
    if (plan.kind === 'set' && order.statusId !== read.statusId) return;
    record = before;
    // Whether we died before the write or after it, nobody can tell: where a hold of ours would stand counts as ours.
    if (plan.kind === 'set' && diesAfter !== 'nothing') intended.add(plan.statusId).add(manualVerificationRequired);
    if (diesAfter === 'plan') return;
    if (plan.kind === 'set') {
      writes.push({ from: order.statusId, to: plan.statusId, stage, reason: plan.reason, isFreshHold });
      Object.assign(order, { statusId: plan.statusId, modifiedAtMs: order.modifiedAtMs + 1 });
    }
    if (diesAfter === 'write') return;
    record = recordAfter(record, plan, stage, needsHold, isOn);
  };
  for (const one of happenings) {
    if (one.kind === 'moved') Object.assign(order, { statusId: one.statusId, modifiedAtMs: order.modifiedAtMs + 1 });
    else if (one.kind === 'paid')
      Object.assign(order, { isPaid: one.isPaid, isAuthorised: one.isAuthorised && !one.isPaid });
    else if (one.kind === 'check') stage = one.stage;
    else if (one.kind === 'look') look(one.diesAfter, null);
    else look('nothing', one.statusId);
  }
  return { writes, intended };
}

describe('whatever happens, in whatever order, and whenever we die over it', () => {
  const anyStory = fc.array(anyHappening, { maxLength: 40 });

  test('nothing is ever written to an order that is protected', () => {
    fc.assert(
      fc.property(anyStory, anySettings, (story, settings) => {
        for (const { from } of play(story, settings).writes)
          expect(settings.orderStatusSync.protectedStatusIds).not.toContain(from);
      }),
      { numRuns: 2_000 },
    );
  });

  test('an order is written to only where it waits, or where we have put it ourselves', () => {
    fc.assert(
      fc.property(anyStory, anySettings, (story, settings) => {
        const { writes, intended } = play(story, settings);
        const waiting: readonly number[] = [pending, awaitingPayment, 8, awaitingShipment, awaitingFulfillment];
        const ours = new Set(intended);
        for (const { from, to } of writes) {
          expect(waiting.includes(from) || ours.has(from)).toBe(true);
          ours.add(to);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('between one hold and the next, a stage is applied once', () => {
    fc.assert(
      fc.property(anyStory, anySettings, (story, settings) => {
        let applied = new Set<string>();
        for (const { stage, reason, isFreshHold } of play(story, settings).writes) {
          if (isFreshHold || reason === 'release') applied = new Set();
          if (reason !== 'stage') continue;
          expect(applied.has(stage)).toBe(false);
          applied.add(stage);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
