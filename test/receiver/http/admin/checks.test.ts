import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CheckDetail, checkDetailSchema, checksSchema } from '../../../../src/contract/schema/admin/checks.ts';
import { erasureSchema } from '../../../../src/contract/schema/erasure.ts';
import { defaultSettings, orderStatus } from '../../../../src/receiver/checks/settings.ts';
import { evidence } from '../../../support/checks.ts';
import { createControlPanelUser } from '../../../support/control-panel.ts';
import { createWorld, storeHash, type World } from '../../../support/receiver.ts';
import { createShopper } from '../../../support/shopper.ts';

type Ask = Awaited<ReturnType<ReturnType<typeof createControlPanelUser>['as']>>;
type Outcome = 'verified' | 'failed' | 'in_review';

let world: World;
let owner: Ask;
let reviewer: Ask;
let outcome: Outcome = 'verified';
beforeAll(async () => {
  const examine = async () =>
    ({
      ok: true,
      value: {
        kind: 'judged',
        outcome,
        finding: outcome === 'verified' ? null : outcome === 'failed' ? 'under_age' : 'name_differs',
        evidence,
      },
    }) as const;
  world = await createWorld({ examiner: { examine }, hasMail: true });
  const panel = createControlPanelUser(world);
  await panel.install();
  owner = await panel.as('owner');
  reviewer = await panel.as('reviewer');
});
afterAll(async () => {
  await world.settled();
  await world[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await world.settled();
  await world.pool.query('truncate checks, check_events, orders, hand_offs cascade');
  world.time.nowMs += 1_000;
});

const statusIdOf = (orderId: number) => world.sandbox.state.orders.find(({ id }) => id === orderId)?.statusId;
const look = async (checkId: string): Promise<CheckDetail> =>
  checkDetailSchema.parse((await reviewer('GET', `/checks/${checkId}`)).value);
const decide = (who: Ask, { checkId, revision }: CheckDetail, decision: 'approve' | 'reject', reason = 'Came by') =>
  who('POST', `/checks/${checkId}/decision`, { decision, reason, revision });
const undo = ({ checkId, revision }: CheckDetail) => reviewer('POST', `/checks/${checkId}/undo`, { revision });
const newest = async () => (await owner('GET', '/audit?limit=1')).value.items[0];

/** A check that a shopper's document was examined for, as staff see it. */
async function examined(as: Outcome): Promise<CheckDetail> {
  const shopper = await createShopper(world, 'guest');
  const begun = await shopper.decide();
  outcome = as;
  await shopper.showPhoto(begun);
  return look(begun.check.checkId);
}
/** A check that nobody has shown anything for, of an order that waits for it. */
async function held(): Promise<{ check: CheckDetail; orderId: number }> {
  const orderId = await (await createShopper(world, 'guest')).placeOrder();
  await world.settled();
  return { check: checkDetailSchema.parse((await reviewer('GET', `/orders/${orderId}/check`)).value), orderId };
}

describe('a check', () => {
  test('is seen by staff with what it is based on, and nothing that tells who it was', async () => {
    const check = await examined('in_review');
    expect(check).toMatchObject({
      status: 'in_review',
      finding: 'name_differs',
      evidence: { ial: 1, documentType: 'driving_licence' },
      requirement: { ial: 1, minimumAge: 21 },
      rules: [{ ruleId: 'spirits', name: 'Whisky needs 21' }],
      inReviewSinceMs: world.time.nowMs,
      targetAtMs: world.time.nowMs + 24 * 60 * 60 * 1_000,
      attemptsUsed: 1,
      attemptsLeft: 5,
      decidedBy: null,
      canUndo: false,
      canInvite: false,
    });
  });

  test('is seen beside the order and the customer that it speaks for', async () => {
    const { check, orderId } = await held();
    expect(check.orders).toEqual([{ orderId, statusId: orderStatus.manualVerificationRequired, isHeld: true }]);
    const shopper = await createShopper(world, 'customer');
    const { checkId } = (await shopper.decide()).check;
    const { customerId } = await look(checkId);
    expect((await reviewer('GET', `/customers/${customerId}/check`)).value).toMatchObject({ checkId });
    for (const path of ['/orders/999999/check', '/orders/x/check', '/customers/999999/check', '/checks/x'])
      expect(await reviewer('GET', path)).toMatchObject({ status: 404, value: { code: 'unknown_check' } });
  });

  test('of another store is nobody here', async () => {
    await world.stores.connect('other1', defaultSettings, [], 'secret');
    const checkId = `chk_${'1'.repeat(32)}`;
    await world.checks.create({
      checkId,
      storeHash: 'other1',
      provider: 'document',
      requirement: { ial: 1, minimumAge: null },
      cartId: null,
      customerId: null,
      policyVersion: 1,
      ruleIds: [],
      createdAtMs: world.time.nowMs,
    });
    for (const [method, path, body] of [
      ['GET', ''],
      ['POST', '/decision', { decision: 'approve', reason: 'x', revision: 0 }],
      ['POST', '/undo', { revision: 0 }],
      ['POST', '/invitation'],
      ['DELETE', '/person'],
    ] as const)
      expect(await owner(method, `/checks/${checkId}${path}`, body)).toMatchObject({
        value: { code: 'unknown_check' },
      });
    expect(await world.checks.find('other1', checkId)).toMatchObject({ status: 'pending' });
  });
});

describe('a decision of staff', () => {
  test('approves before there is any photo, and lets the order go', async () => {
    const { check, orderId } = await held();
    expect(statusIdOf(orderId)).toBe(orderStatus.manualVerificationRequired);
    const decided = await decide(reviewer, check, 'approve', 'Showed the passport at the counter');
    expect(checkDetailSchema.parse(decided.value)).toMatchObject({
      status: 'manually_approved',
      decidedBy: {
        decision: 'approve',
        by: { email: 'clerk@example.com' },
        name: null,
        reason: 'Showed the passport at the counter',
        atMs: world.time.nowMs,
      },
      canUndo: true,
    });
    await world.settled();
    expect(statusIdOf(orderId)).toBe(orderStatus.awaitingFulfillment);
    expect(await newest()).toMatchObject({
      action: 'check.approved',
      what: check.checkId,
      who: { email: 'clerk@example.com' },
      before: { status: 'pending' },
      after: { status: 'manually_approved' },
    });
  });

  test('rejects what a provider found good', async () => {
    const check = await examined('verified');
    expect((await decide(reviewer, check, 'reject')).value).toMatchObject({ status: 'manually_rejected' });
  });

  test('is refused to whoever looked at an older state of the check, who is told who changed it', async () => {
    const check = await examined('in_review');
    await decide(owner, check, 'reject');
    expect(await decide(reviewer, check, 'approve')).toMatchObject({
      status: 409,
      value: {
        code: 'edit_conflict',
        editedBy: { email: 'owner@example.com' },
        editedAtMs: world.time.nowMs,
      },
    });
    expect((await look(check.checkId)).status).toBe('manually_rejected');
  });

  test('that is made again changes nothing, and is written down once', async () => {
    const check = await examined('in_review');
    await decide(reviewer, check, 'approve');
    const { number } = await newest();
    expect((await decide(reviewer, await look(check.checkId), 'approve')).status).toBe(200);
    expect((await newest()).number).toBe(number);
  });

  test('goes to no check that a newer one took the place of', async () => {
    const { check, orderId } = await held();
    const anew = await reviewer('POST', '/checks', { orderId });
    expect(anew.status).toBe(201);
    expect(anew.value.checkId).not.toBe(check.checkId);
    expect(await decide(reviewer, check, 'approve')).toMatchObject({ status: 409, value: { code: 'check_replaced' } });
  });

  test('leaves its reason out of the audit trail and the logs', async () => {
    await decide(reviewer, await examined('failed'), 'approve', 'canary of Anna Example');
    const { rows } = await world.pool.query('select * from audit_entries');
    expect(JSON.stringify(rows)).not.toContain('canary');
    expect(world.logged.join()).not.toContain('canary');
  });

  test.each([
    {},
    { decision: 'approve', revision: 1 },
    { decision: 'approve', reason: ' ', revision: 1 },
    { decision: 'approve', reason: 'x'.repeat(1_001), revision: 1 },
    { decision: 'maybe', reason: 'x', revision: 1 },
  ])('is not %j', async (body) => {
    const check = await examined('in_review');
    expect(await reviewer('POST', `/checks/${check.checkId}/decision`, body)).toMatchObject({ status: 400 });
    expect((await look(check.checkId)).revision).toBe(check.revision);
  });
});

describe('what staff decided', () => {
  test.each<Outcome>(['verified', 'failed', 'in_review'])('is undone: the check is %s again', async (as) => {
    const before = await examined(as);
    await decide(reviewer, before, as === 'verified' ? 'reject' : 'approve');
    await decide(owner, await look(before.checkId), as === 'verified' ? 'approve' : 'reject');
    const undone = await undo(await look(before.checkId));
    const { status, finding, evidence: found } = before;
    expect(checkDetailSchema.parse(undone.value)).toMatchObject({
      status,
      finding,
      evidence: found,
      decidedBy: null,
      canUndo: false,
    });
    expect(await newest()).toMatchObject({ action: 'check.undone', after: { status } });
  });

  test('is undone before there was a photo, and the order waits again', async () => {
    const { check, orderId } = await held();
    await decide(reviewer, check, 'approve');
    await world.settled();
    expect(statusIdOf(orderId)).toBe(orderStatus.awaitingFulfillment);
    expect((await undo(await look(check.checkId))).value).toMatchObject({ status: 'pending' });
    await world.settled();
    expect(statusIdOf(orderId)).toBe(orderStatus.manualVerificationRequired);
  });

  test('is not undone by whoever looked at an older state of the check', async () => {
    const before = await examined('in_review');
    await decide(reviewer, before, 'approve');
    expect(await undo(before)).toMatchObject({ status: 409, value: { code: 'edit_conflict' } });
  });

  test('is nothing where staff decided nothing', async () => {
    const check = await examined('in_review');
    expect((await undo(check)).value).toMatchObject({ status: 'in_review', revision: check.revision });
  });
});

describe('where two have to agree', () => {
  const settings = { ...defaultSettings, review: { ...defaultSettings.review, needsTwo: true } };
  const change = (to: typeof settings) =>
    world.pool.query('update stores set settings = $2 where store_hash = $1', [storeHash, to]);
  beforeAll(() => change(settings));
  afterAll(() => change(defaultSettings));

  test('the first is noted, and the second approves', async () => {
    const check = await examined('in_review');
    const first = await decide(reviewer, check, 'approve', 'Looks good to me');
    expect(first).toMatchObject({
      status: 200,
      value: {
        status: 'in_review',
        revision: check.revision,
        secondEyes: { decision: 'approve', by: { email: 'clerk@example.com' }, reason: 'Looks good to me' },
      },
    });
    expect(await newest()).toMatchObject({ action: 'check.agreed', what: check.checkId });
    expect((await reviewer('GET', '/checks?queue=review')).value.items).toMatchObject([
      { checkId: check.checkId, secondEyes: { decision: 'approve' } },
    ]);
    const second = await decide(owner, check, 'approve', 'To me as well');
    expect(second.value).toMatchObject({ status: 'manually_approved', secondEyes: null });
  });

  test('nobody is both', async () => {
    const check = await examined('in_review');
    await decide(reviewer, check, 'approve');
    expect(await decide(reviewer, check, 'approve')).toMatchObject({
      status: 409,
      value: { code: 'second_eyes_needed' },
    });
    expect((await look(check.checkId)).status).toBe('in_review');
  });

  test('one is enough to reject', async () => {
    const check = await examined('in_review');
    await decide(reviewer, check, 'approve');
    expect((await decide(owner, check, 'reject')).value).toMatchObject({ status: 'manually_rejected' });
  });

  test('agreeing counts for the check as it was', async () => {
    const { check } = await held();
    await decide(reviewer, check, 'approve');
    await world.checks.move(storeHash, check.checkId, { kind: 'personAsked' }, world.time.nowMs);
    const now = await look(check.checkId);
    expect(now.secondEyes).toBeNull();
    expect((await decide(owner, now, 'approve')).value).toMatchObject({ status: 'in_review' });
  });

  test('several are decided at once by two as well', async () => {
    const check = await examined('in_review');
    const bulk = { action: 'approve', checkIds: [check.checkId], reason: 'x' };
    const code = async (who: Ask) => (await who('POST', '/checks/bulk', bulk)).value.items[0].code;
    expect([await code(reviewer), await code(reviewer), await code(owner)]).toEqual([
      'second_eyes_needed',
      'second_eyes_needed',
      null,
    ]);
    expect((await look(check.checkId)).status).toBe('manually_approved');
  });
});

describe('a shopper about whom staff decide against what was found', () => {
  const change = (mailsShopper: boolean) =>
    world.pool.query('update stores set settings = $2 where store_hash = $1', [
      storeHash,
      { ...defaultSettings, review: { ...defaultSettings.review, mailsShopper } },
    ]);
  const mailsAfter = async (work: () => Promise<unknown>) => {
    const before = world.sandbox.state.mails.length;
    await work();
    await world.settled();
    return world.sandbox.state.mails.slice(before);
  };
  /** A check of a customer, whose address the shop has. */
  const ofCustomer = async (as: Outcome): Promise<CheckDetail> => {
    const shopper = await createShopper(world, 'customer');
    const begun = await shopper.decide();
    outcome = as;
    await shopper.showPhoto(begun);
    await world.settled();
    return look(begun.check.checkId);
  };

  test('is written to where the merchant wants that, and not told why', async () => {
    await change(true);
    const check = await ofCustomer('failed');
    const mails = await mailsAfter(() => decide(reviewer, check, 'approve', 'canary reason'));
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).toContain('is passed');
    expect(JSON.stringify(mails)).not.toContain('canary');
    const again = await look(check.checkId);
    const second = await mailsAfter(() => decide(reviewer, again, 'reject'));
    expect(JSON.stringify(second)).toContain('could not accept it');
    await change(false);
  });

  test('is not written to otherwise, nor where staff decide what nobody had found', async () => {
    const check = await ofCustomer('failed');
    expect(await mailsAfter(() => decide(reviewer, check, 'approve'))).toEqual([]);
    await change(true);
    await world.pool.query('truncate checks cascade');
    const inReview = await ofCustomer('in_review');
    expect(await mailsAfter(() => decide(reviewer, inReview, 'approve'))).toEqual([]);
    await change(false);
  });
});

describe('several checks', () => {
  test('are decided each for itself', async () => {
    const [one, two] = [await examined('in_review'), await examined('failed')];
    const unknown = `chk_${'0'.repeat(32)}`;
    const checkIds = [one.checkId, unknown, two.checkId, one.checkId];
    const answer = await reviewer('POST', '/checks/bulk', { action: 'reject', checkIds, reason: 'A forged series' });
    expect(answer.value.items).toEqual([
      { checkId: one.checkId, code: null },
      { checkId: unknown, code: 'unknown_check' },
      { checkId: two.checkId, code: null },
    ]);
    expect((await look(two.checkId)).decidedBy).toMatchObject({ decision: 'reject', reason: 'A forged series' });
  });

  test('are no more than a hundred', async () => {
    const checkIds = Array.from({ length: 101 }, (_, index) => `chk_${String(index).padStart(32, '0')}`);
    const answer = await reviewer('POST', '/checks/bulk', { action: 'reject', checkIds, reason: 'x' });
    expect(answer.status).toBe(400);
  });
});

describe('a shopper', () => {
  test('is invited again by e-mail, and who did it is written down', async () => {
    const { check } = await held();
    const before = world.sandbox.state.mails.length;
    expect(check.canInvite).toBe(true);
    expect((await reviewer('POST', `/checks/${check.checkId}/invitation`)).status).toBe(202);
    await world.settled();
    expect(world.sandbox.state.mails.length).toBe(before + 1);
    expect(await newest()).toMatchObject({ action: 'check.invited', what: check.checkId });
    expect(await reviewer('POST', `/checks/${check.checkId}/invitation`)).toMatchObject({ status: 429 });
  });

  test('is not invited to a check that has its verdict', async () => {
    const { checkId } = await examined('verified');
    expect(await reviewer('POST', `/checks/${checkId}/invitation`)).toMatchObject({
      status: 409,
      value: { code: 'check_closed' },
    });
  });

  test('is asked for a new check, by whom is written down', async () => {
    const answer = await reviewer('POST', '/checks', { customerId: 4_711, requirement: { ial: 2, minimumAge: 18 } });
    expect(answer.status).toBe(201);
    expect(checkDetailSchema.parse(answer.value)).toMatchObject({ customerId: 4_711, requirement: { ial: 2 } });
    expect(await newest()).toMatchObject({ action: 'check.created', what: answer.value.checkId });
    expect(await reviewer('POST', '/checks', { orderId: 999_999 })).toMatchObject({ value: { code: 'unknown_order' } });
    expect(await reviewer('POST', '/checks', {})).toMatchObject({ status: 400 });
  });

  test('is erased by the owner, who gets a receipt that can be read again', async () => {
    const check = await examined('verified');
    const erased = await owner('DELETE', `/checks/${check.checkId}/person`);
    const receipt = erasureSchema.parse(erased.value);
    expect(receipt.counts.checks).toBe(1);
    expect((await owner('GET', `/erasures/${receipt.erasureId}`)).value).toEqual(receipt);
    expect(await newest()).toMatchObject({ action: 'person.erased', what: receipt.erasureId });
    expect(await look(check.checkId)).toMatchObject({ evidence: null, cartId: null, forgottenAtMs: world.time.nowMs });
    expect(await decide(reviewer, check, 'approve')).toMatchObject({ value: { code: 'unknown_check' } });
  });
});

describe('the list of checks', () => {
  test('has those that are wanted, newest first, page by page', async () => {
    const made: CheckDetail[] = [];
    for (const as of ['verified', 'failed', 'in_review', 'in_review'] as const) {
      made.push(await examined(as));
      world.time.nowMs += 1_000;
    }
    const ids = async (query: string) =>
      checksSchema.parse((await reviewer('GET', `/checks?${query}`)).value).items.map(({ checkId }) => checkId);
    const [verified = '', failed = '', first = '', second = ''] = made.map(({ checkId }) => checkId);
    expect(await ids('')).toEqual([second, first, failed, verified]);
    expect(await ids('sort=oldest')).toEqual([verified, failed, first, second]);
    expect(await ids('status=failed')).toEqual([failed]);
    expect(await ids('status=failed&status=verified')).toEqual([failed, verified]);
    expect(await ids('queue=review&sort=oldest')).toEqual([first, second]);
    expect(await ids('provider=stripe')).toEqual([]);
    expect(await ids(`query=${failed}`)).toEqual([failed]);
    expect(await ids(`query=${failed.slice(0, -4)}`)).toEqual([failed]);
    expect(await ids('query=chk_')).toHaveLength(4);
    expect(await ids(`fromMs=${made[1]?.createdAtMs}&toMs=${made[3]?.createdAtMs}`)).toEqual([first, failed]);
    for (const query of ['sort=newest', 'sort=oldest', 'queue=review', 'status=in_review']) {
      const pages: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page = checksSchema.parse(
          (await reviewer('GET', `/checks?limit=1&${query}${cursor && `&cursor=${cursor}`}`)).value,
        );
        pages.push(...page.items.map(({ checkId }) => checkId));
        cursor = page.nextCursor;
      }
      expect(pages, query).toEqual(await ids(query));
    }
  });

  test('finds the check of an order and of a customer by number', async () => {
    const { check, orderId } = await held();
    const ids = async (query: string) =>
      (await reviewer('GET', `/checks?${query}`)).value.items.map(({ checkId }: CheckDetail) => checkId);
    expect(await ids(`orderId=${orderId}`)).toEqual([check.checkId]);
    expect(await ids(`query=${orderId}`)).toEqual([check.checkId]);
    const { value } = await reviewer('POST', '/checks', { customerId: 4_711 });
    expect(await ids('customerId=4711')).toEqual([value.checkId]);
    expect(await ids('query=4711')).toEqual([value.checkId]);
    expect(await ids('query=999999')).toEqual([]);
  });

  test.each(['cursor=x', 'limit=0', 'status=done', 'query=anna%40example.com', 'name=anna', 'fromMs=x'])(
    'is not read by %s',
    async (query) => {
      expect(await reviewer('GET', `/checks?${query}`)).toMatchObject({ status: 400 });
      expect(await reviewer('GET', `/checks.csv?${query}`)).toMatchObject({ status: 400 });
    },
  );

  test('is had as a file of all that is wanted', async () => {
    const one = await examined('failed');
    world.time.nowMs += 1_000;
    const two = await examined('in_review');
    const { headers, text } = await reviewer('GET', '/checks.csv?sort=oldest');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="id-checks.csv"');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^check_id,status,/);
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 4))).toEqual([
      [one.checkId, 'failed', 'under_age', 'document'],
      [two.checkId, 'in_review', 'name_differs', 'document'],
    ]);
    expect((await reviewer('GET', '/checks.csv?status=failed')).text.trimEnd().split('\r\n')).toHaveLength(2);
  });
});
