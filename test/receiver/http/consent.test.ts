import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readCheckUpdate } from '../../../src/contract/wire/decision.ts';
import { readProblem } from '../../../src/contract/wire/error-codes.ts';
import type { DocumentExaminer } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings, type StoreSettings } from '../../../src/receiver/checks/settings.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, spirits, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

type Shopper = Awaited<ReturnType<typeof createShopper>>;
const examine = vi.fn<DocumentExaminer['examine']>();
const asking: StoreSettings = { ...defaultSettings, consent: { isAsked: true, text: null }, keptDays: 30 };
let world: World;
let shopper: Shopper;
let begun: Awaited<ReturnType<Shopper['decide']>>;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine }, settings: asking });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  examine
    .mockReset()
    .mockResolvedValue({ ok: true, value: { kind: 'judged', outcome: 'verified', finding: null, evidence } });
  await world.stores.connect(storeHash, asking, [spirits], 'secret-of-the-webhooks');
  await world.settled();
  await world.pool.query('truncate checks cascade');
  world.logged.length = 0;
  shopper = await createShopper(world, 'guest');
  begun = await shopper.decide();
});

const problemOf = async (response: Response) => [response.status, readProblem(await response.json())?.code];
const act = async (action: 'consent' | 'person') => readCheckUpdate(await (await shopper.act(begun, action)).json());
const photo = (): RequestInit => ({ body: 'canary of a photo', headers: { 'content-type': 'image/jpeg' } });
const consentedAt = async () =>
  (await world.pool.query<{ consented_at: Date | null }>('select consented_at from checks')).rows[0]?.consented_at;

describe('where a store asks for consent', () => {
  test('a check says that it needs it, and for how long its outcome is kept', async () => {
    expect(begun.check).toMatchObject({ needsConsent: true, keptDays: 30 });
  });

  test('no photo is taken in before it is given', async () => {
    let chunks = 0;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      chunks++;
      controller.enqueue(new TextEncoder().encode('canary of a photo'));
      controller.close();
    };
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const sent: RequestInit & { duplex: 'half' } = { ...photo(), body, duplex: 'half' };
    const answer = await shopper.act(begun, 'photo', sent);
    expect(await problemOf(answer)).toEqual([409, 'consent_missing']);
    expect([chunks, examine.mock.calls]).toEqual([0, []]);
    expect((await shopper.decide()).check).toEqual(begun.check);
    expect(world.logged.join()).not.toMatch(/canary/);
  });

  test('it is kept with its time, told to the page, and opens the check for photos', async () => {
    const update = await act('consent');
    expect(update).toMatchObject({
      decision: 'verify',
      check: { needsConsent: false, status: 'pending', revision: begun.check.revision + 1 },
    });
    expect(await consentedAt()).toEqual(new Date(world.time.nowMs));
    expect((await shopper.decide()).check).toEqual(update?.check);
    expect(await (await shopper.act(begun, 'photo', photo())).json()).toMatchObject({ decision: 'clear' });
    expect(await consentedAt()).toEqual(new Date(world.time.nowMs));
    await world.settled();
  });

  test('it counts from the first time on, however often it is given', async () => {
    const first = world.time.nowMs;
    const update = await act('consent');
    world.time.nowMs += 60_000;
    expect(await Promise.all([act('consent'), act('consent')])).toEqual([update, update]);
    expect(await consentedAt()).toEqual(new Date(first));
    const { rows } = await world.pool.query(`select 1 from check_events where event->>'kind' = 'consented'`);
    expect(rows).toHaveLength(1);
  });

  test('it is missing again for the next check', async () => {
    await act('consent');
    const next = await (await createShopper(world, 'guest')).decide();
    expect(next.check.needsConsent).toBe(true);
  });

  test.each<[string, number, string, RequestInit]>([
    ['without a token', 401, 'unauthorized', { headers: { authorization: '' } }],
    ["from a page that is no store's", 403, 'origin_not_allowed', { headers: { origin: 'https://evil.example' } }],
  ])('it is not taken %s', async (_what, status, code, init) => {
    expect(await problemOf(await shopper.act(begun, 'consent', init))).toEqual([status, code]);
    expect(await consentedAt()).toBeNull();
  });
});

test('where a store does not ask, a photo needs no consent', async () => {
  await world.stores.connect(storeHash, defaultSettings, [spirits], 'secret-of-the-webhooks');
  expect((await shopper.decide()).check).toMatchObject({ needsConsent: false, keptDays: null });
  expect((await shopper.act(begun, 'photo', photo())).status).toBe(200);
  expect(await consentedAt()).toBeNull();
  await world.settled();
});

describe('a shopper who asks for a person', () => {
  test('waits for one, without consent and without a photo', async () => {
    const update = await act('person');
    expect(update).toMatchObject({
      decision: 'wait',
      mayOrder: false,
      check: { status: 'in_review', finding: 'person_asked', attemptsLeft: 6 },
    });
    expect(await shopper.decide()).toMatchObject({ decision: 'wait', check: update?.check });
    expect(await act('person')).toEqual(update);
  });

  test('may order meanwhile where the store says so', async () => {
    const settings = { ...asking, orderWhileInReview: true };
    await world.stores.connect(storeHash, settings, [spirits], 'secret-of-the-webhooks');
    expect(await act('person')).toMatchObject({ decision: 'wait', mayOrder: true });
    await world.settled();
  });

  test('shows no photo any more', async () => {
    await act('person');
    expect(await problemOf(await shopper.act(begun, 'photo', photo()))).toEqual([409, 'check_closed']);
    expect(examine).not.toHaveBeenCalled();
  });

  test('is too late after the verdict', async () => {
    await act('consent');
    await shopper.showPhoto(begun);
    expect(await problemOf(await shopper.act(begun, 'person'))).toEqual([409, 'check_closed']);
    expect(await world.checks.find(storeHash, begun.check.checkId)).toMatchObject({ status: 'verified' });
    await world.settled();
  });

  test.each<[string, number, string, RequestInit]>([
    ['without a token', 401, 'unauthorized', { headers: { authorization: '' } }],
    ["from a page that is no store's", 403, 'origin_not_allowed', { headers: { origin: 'https://evil.example' } }],
  ])('is not heard %s', async (_what, status, code, init) => {
    expect(await problemOf(await shopper.act(begun, 'person', init))).toEqual([status, code]);
    expect((await shopper.decide()).check).toEqual(begun.check);
  });
});
