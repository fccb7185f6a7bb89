import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventSchemas } from '../../../../src/contract/schema/webhook.ts';
import type { WebhookAnswer, WebhookToSend } from '../../../../src/receiver/checks/webhook.ts';
import { webhookPausesMs } from '../../../../src/receiver/checks/webhook.ts';
import { createDeliverWebhook } from '../../../../src/receiver/jobs/deliver-webhook.ts';
import { evidence } from '../../../support/checks.ts';
import { createMerchant, type Merchant } from '../../../support/merchant.ts';
import { createWorld, storeHash, type World } from '../../../support/receiver.ts';
import { createShopper } from '../../../support/shopper.ts';

let world: World;
let merchant: Merchant;
beforeAll(async () => {
  const examine = async () =>
    ({ ok: true, value: { kind: 'judged', outcome: 'verified', finding: null, evidence } }) as const;
  world = await createWorld({ examiner: { examine } });
  merchant = await createMerchant(world);
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await world.settled();
  await world.pool.query('truncate checks, check_events, orders, hand_offs, webhook_endpoints cascade');
  world.sendWebhook.mockReset().mockResolvedValue(200);
});

const url = 'https://erp.example.com/idgate';
const add = async (body: object = {}) => (await merchant.call('POST', '/webhooks', { url, ...body })).value;
/** What was sent, oldest first. */
const sent = () =>
  world.sendWebhook.mock.calls.map(
    ([webhook]) => ({ ...webhook, ...JSON.parse(webhook.body) }) as WebhookToSend & Event,
  );
interface Event {
  type: keyof typeof eventSchemas;
  data: { check?: { checkId: string; status: string }; previousStatus?: string; orderId?: number };
}
const deliveriesOf = async (endpointId: string, query = '') =>
  (await merchant.call('GET', `/webhooks/${endpointId}/deliveries${query}`)).value.deliveries;
const askForCheck = async () => (await merchant.call('POST', '/checks', { for: { customerId: 7 } })).value;

describe('an endpoint', () => {
  test('is added with a secret that is shown once, and kept encrypted', async () => {
    const { status, value } = await merchant.call('POST', '/webhooks', { url, eventTypes: ['order.held'] });
    expect(status).toBe(201);
    expect(value).toMatchObject({ url, eventTypes: ['order.held'], isEnabled: true, failingSince: null });
    expect(Buffer.from(value.secret.slice(6), 'base64')).toHaveLength(32);
    const { secret, ...shown } = value;
    expect((await merchant.call('GET', `/webhooks/${value.endpointId}`)).value).toEqual(shown);
    expect((await merchant.call('GET', '/webhooks')).value.endpoints).toEqual([shown]);
    const { rows } = await world.pool.query('select webhook_endpoints::text as row from webhook_endpoints');
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret).toString('hex'));
  });

  test('is changed, and deleted with what was sent to it', async () => {
    const { endpointId } = await add();
    await merchant.call('POST', `/webhooks/${endpointId}/test`);
    await world.settled();
    const other = 'https://other.example.com/';
    const changed = await merchant.call('PATCH', `/webhooks/${endpointId}`, { url: other, eventTypes: ['order.held'] });
    expect(changed.value).toMatchObject({ url: other, eventTypes: ['order.held'], isEnabled: true });
    expect((await merchant.call('DELETE', `/webhooks/${endpointId}`)).status).toBe(204);
    expect((await merchant.call('DELETE', `/webhooks/${endpointId}`)).value.code).toBe('unknown_endpoint');
    expect((await world.pool.query('select 1 from webhook_deliveries')).rowCount).toBe(0);
  });

  test.each([
    'http://erp.example.com/',
    'https://localhost/',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://u:p@erp.example.com/',
  ])('is not added, nor moved to, %s', async (bad) => {
    const { endpointId } = await add();
    const added = await merchant.call('POST', '/webhooks', { url: bad });
    const moved = await merchant.call('PATCH', `/webhooks/${endpointId}`, { url: bad });
    expect([added.status, added.value.code, moved.value.code]).toEqual([422, 'url_not_allowed', 'url_not_allowed']);
    expect((await merchant.call('GET', '/webhooks')).value.endpoints).toMatchObject([{ url }]);
  });

  test.each<[unknown, string]>([
    [{ url: 'no address' }, 'body.url'],
    [{ url, eventTypes: [] }, 'body.eventTypes'],
    [{ url, eventTypes: ['order.eaten'] }, 'body.eventTypes.0'],
    [{ url, secret: 'whsec_mine' }, 'body'],
  ])('is not added for %j', async (body, field) => {
    expect((await merchant.call('POST', '/webhooks', body)).value).toMatchObject({ fields: [field] });
  });

  test('may have nine others beside it', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => merchant.call('POST', '/webhooks', { url })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.find(({ status }) => status === 409)?.value.code).toBe('too_many_endpoints');
  });
});

describe('a merchant is told', () => {
  test('when a check begins and when its status changes, with what it is based on and nothing of the person', async () => {
    const { secret } = await add();
    const shopper = await createShopper(world, 'guest');
    const begun = await shopper.decide();
    await shopper.showPhoto(begun);
    await world.settled();
    const events = sent();
    expect(events.map(({ type, data }) => [type, data.check?.status, data.previousStatus])).toEqual(
      expect.arrayContaining([
        ['check.created', 'pending', undefined],
        ['check.status_changed', 'verified', expect.stringMatching(/pending|in_progress/)],
      ]),
    );
    for (const { type, body, secrets, sentAtMs } of events) {
      expect(eventSchemas[type].strict().safeParse(JSON.parse(body)).error).toBeUndefined();
      expect([secrets, sentAtMs]).toEqual([[secret], world.time.nowMs]);
      expect(body).not.toMatch(/firstName|email|cart|@/);
    }
    expect(new Set(events.map(({ deliveryId }) => deliveryId)).size).toBe(events.length);
  });

  test('when an order is held and when it is let go, once each', async () => {
    await add({ eventTypes: ['order.held', 'order.released'] });
    const orderId = await (await createShopper(world, 'guest')).placeOrder();
    await world.settled();
    expect(sent().map(({ type, data }) => [type, data.orderId, data.check?.status])).toEqual([
      ['order.held', orderId, 'pending'],
    ]);
    const checkId = sent()[0]?.data.check?.checkId;
    await merchant.call('POST', `/checks/${checkId}/approval`, { by: 'Sam', reason: 'Known to us' });
    await world.settled();
    expect(sent().map(({ type, data }) => [type, data.orderId, data.check?.status])).toEqual([
      ['order.held', orderId, 'pending'],
      ['order.released', orderId, 'manually_approved'],
    ]);
    for (const { type, body } of sent()) expect(eventSchemas[type].safeParse(JSON.parse(body)).success).toBe(true);
  });

  test('nothing of who decided, and why', async () => {
    await add();
    const { checkId } = await askForCheck();
    await merchant.call('POST', `/checks/${checkId}/rejection`, { by: 'Robin Canary', reason: 'A canary in the mine' });
    await world.settled();
    expect(sent()).toHaveLength(2);
    expect(JSON.stringify(sent())).not.toMatch(/canary/i);
  });

  test('of what it asked for alone, and not while its endpoint is switched off', async () => {
    await add({ eventTypes: ['order.held'] });
    const { endpointId } = await add({ eventTypes: ['check.created'] });
    await merchant.call('PATCH', `/webhooks/${endpointId}`, { isEnabled: false });
    await askForCheck();
    await merchant.call('PATCH', `/webhooks/${endpointId}`, { isEnabled: true });
    const { checkId } = await askForCheck();
    await world.settled();
    expect(sent().map(({ data }) => data.check?.checkId)).toEqual([checkId]);
  });

  test('nothing of a change that did not come to be', async () => {
    await add();
    await world.pool.query('alter table webhook_deliveries add constraint broken check (false) not valid');
    try {
      expect((await merchant.call('POST', '/checks', { for: { customerId: 7 } })).status).toBe(500);
    } finally {
      await world.pool.query('alter table webhook_deliveries drop constraint broken');
    }
    expect((await world.pool.query('select 1 from checks')).rowCount).toBe(0);
  });
});

describe('a delivery', () => {
  /** Tries what waits, as the worker does when its time has come, and answers what became of it. */
  const tryNow = async (deliveryId: string, attempt: number, answer: WebhookAnswer) => {
    const deliver = createDeliverWebhook({
      webhookDeliveries: world.webhookDeliveries,
      sendWebhook: async () => answer,
      clock: () => world.time.nowMs,
    });
    await deliver({ name: 'deliver-webhook', storeHash, deliveryId, attempt });
    return (await world.pool.query('select * from webhook_deliveries where delivery_id = $1', [deliveryId])).rows[0];
  };
  /** A delivery that no worker knows of, so that a test makes every try itself. */
  const waiting = async () => {
    const { endpointId } = await add();
    const { rows } = await world.pool.query<{ delivery_id: string }>(
      `insert into webhook_deliveries (store_hash, endpoint_id, event_type, payload, created_at)
       values ($1, $2, 'webhook.test', '{}', $3) returning delivery_id`,
      [storeHash, endpointId, new Date(world.time.nowMs)],
    );
    return { endpointId, deliveryId: rows[0]?.delivery_id ?? '' };
  };
  const forgetWork = () => world.pool.query(`delete from jobs.job where name = 'deliver-webhook'`);
  /** Far enough ahead that no planned try comes due while a test runs. */
  const inTheFuture = () => {
    world.time.nowMs = Date.parse('2040-01-01T00:00:00Z');
  };

  test('is tried again with growing pauses, and fails for good in the end', async () => {
    inTheFuture();
    const { deliveryId } = await waiting();
    const beganMs = world.time.nowMs;
    for (const [attempt, pauseMs] of webhookPausesMs.entries()) {
      const row = await tryNow(deliveryId, attempt, 503);
      expect(row).toMatchObject({ status: 'waiting', attempts: attempt + 1, last_answer: '503' });
      expect(row.next_attempt_at.getTime()).toBe(world.time.nowMs + pauseMs);
      const { rows } = await world.pool.query(
        `select start_after, data from jobs.job where name = 'deliver-webhook' and state = 'created'`,
      );
      expect(rows.at(-1)).toMatchObject({ start_after: row.next_attempt_at, data: { attempt: attempt + 1 } });
      await forgetWork();
      world.time.nowMs += pauseMs;
    }
    expect(await tryNow(deliveryId, webhookPausesMs.length, 'timed_out')).toMatchObject({
      status: 'failed',
      last_answer: 'timed_out',
      next_attempt_at: null,
    });
    expect(world.time.nowMs - beganMs).toBeGreaterThan(27 * 60 * 60 * 1_000);
    expect((await world.pool.query(`select 1 from jobs.job where name = 'deliver-webhook'`)).rowCount).toBe(0);
  });

  test('is not tried twice for one plan', async () => {
    inTheFuture();
    const { deliveryId } = await waiting();
    await tryNow(deliveryId, 0, 503);
    await forgetWork();
    expect(await tryNow(deliveryId, 0, 200)).toMatchObject({ attempts: 1, status: 'waiting' });
    expect(await tryNow(deliveryId, 1, 200)).toMatchObject({ attempts: 2, status: 'delivered' });
    expect(await tryNow(deliveryId, 2, 200)).toMatchObject({ attempts: 2 });
  });

  test('that keeps failing has its endpoint switched off after three days, and the list says so', async () => {
    inTheFuture();
    const { deliveryId, endpointId } = await waiting();
    const beganMs = world.time.nowMs;
    const endpoint = async () => (await merchant.call('GET', '/webhooks')).value.endpoints[0];
    await tryNow(deliveryId, 0, 'unreachable');
    expect(await endpoint()).toMatchObject({ isEnabled: true, failingSince: new Date(beganMs).toISOString() });
    world.time.nowMs += 72 * 60 * 60 * 1_000;
    await tryNow(deliveryId, 1, 'unreachable');
    await forgetWork();
    const givenUpAt = new Date(world.time.nowMs).toISOString();
    expect(await endpoint()).toMatchObject({
      isEnabled: false,
      givenUpAt,
      failingSince: new Date(beganMs).toISOString(),
    });
    const again = await merchant.call('PATCH', `/webhooks/${endpointId}`, { isEnabled: true });
    expect(again.value).toMatchObject({ isEnabled: true, givenUpAt: null, failingSince: null });
  });

  test('that arrives ends the endpoint’s failures', async () => {
    inTheFuture();
    const { deliveryId, endpointId } = await waiting();
    await tryNow(deliveryId, 0, 500);
    await forgetWork();
    await tryNow(deliveryId, 1, 204);
    expect((await merchant.call('GET', `/webhooks/${endpointId}`)).value.failingSince).toBeNull();
  });

  test('is not sent to an endpoint that was switched off meanwhile', async () => {
    const { deliveryId, endpointId } = await waiting();
    await merchant.call('PATCH', `/webhooks/${endpointId}`, { isEnabled: false });
    expect(await tryNow(deliveryId, 0, 200)).toMatchObject({ status: 'failed', last_answer: 'switched_off' });
  });

  test('is listed, page after page and by status', async () => {
    const { endpointId } = await add();
    for (let nth = 0; nth < 3; nth++) await merchant.call('POST', `/webhooks/${endpointId}/test`);
    await world.settled();
    expect(await deliveriesOf(endpointId)).toMatchObject(
      Array(3).fill({ eventType: 'webhook.test', status: 'delivered', attempts: 1, lastAnswer: '200' }),
    );
    const page = (await merchant.call('GET', `/webhooks/${endpointId}/deliveries?limit=2`)).value;
    const rest = (await merchant.call('GET', `/webhooks/${endpointId}/deliveries?limit=2&cursor=${page.nextCursor}`))
      .value;
    const ids = [...page.deliveries, ...rest.deliveries].map(({ deliveryId }: { deliveryId: string }) => deliveryId);
    expect([new Set(ids).size, rest.nextCursor]).toEqual([3, null]);
    expect(await deliveriesOf(endpointId, '?status=failed')).toEqual([]);
    expect(await deliveriesOf(endpointId, '?status=failed&status=delivered')).toHaveLength(3);
  });

  test('is sent again when the merchant asks, as the same message', async () => {
    const { endpointId } = await add();
    await askForCheck();
    await world.settled();
    const [delivery] = await deliveriesOf(endpointId);
    const path = `/webhooks/${endpointId}/deliveries/${delivery.deliveryId}/resend`;
    expect(await merchant.call('POST', path)).toMatchObject({ status: 202, value: { status: 'waiting', attempts: 1 } });
    await world.settled();
    const [first, second] = sent();
    expect([second?.deliveryId, second?.body]).toEqual([first?.deliveryId, first?.body]);
    expect(await deliveriesOf(endpointId)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });
});

test('a secret is changed without a gap: for a day both sign, and then the new one alone', async () => {
  world.time.nowMs = Date.parse('2026-11-21T12:00:00Z');
  const { endpointId, secret: before } = await add();
  const { value } = await merchant.call('POST', `/webhooks/${endpointId}/secret`);
  expect(value.secret).not.toBe(before);
  const untilMs = world.time.nowMs + 24 * 60 * 60 * 1_000;
  expect(Date.parse(value.previousSecretUntil)).toBe(untilMs);
  const test_ = async () => {
    await merchant.call('POST', `/webhooks/${endpointId}/test`);
    await world.settled();
    return sent().at(-1)?.secrets;
  };
  world.time.nowMs = untilMs - 1;
  expect(await test_()).toEqual([value.secret, before]);
  world.time.nowMs = untilMs;
  expect(await test_()).toEqual([value.secret]);
});
