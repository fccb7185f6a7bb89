import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { integer, type Reader, record, text } from '../../contract/wire/shape.ts';
import type { Work } from '../checks/work.ts';
import type { Store } from '../store/stores.ts';
import { parseJson, readBytes } from './body.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

const maxBodyBytes = 64 * 1024;
const readEnvelope = record({
  scope: text(200),
  producer: text(60, /^stores\/[a-z0-9]+$/),
  data: ((value) => value ?? undefined) as Reader<unknown>,
});
const readOrderData = record({ id: integer(1, Number.MAX_SAFE_INTEGER) });
/** Some deliveries of the same scope come without it. */
const readStatusData = record({ status: record({ new_status_id: integer(0, 100) }) });
const readCustomerData = record({ id: integer(1, Number.MAX_SAFE_INTEGER) });
const createdScope = 'store/order/created';
const orderScopes = [createdScope, 'store/order/statusUpdated'];
/** An order is stored before it is paid for, and its payment is news of its own. One that is made with its status, as by staff, has no other. */
const completionMs = 2_000;

/**
 * `POST /bc/webhooks`: stores an authentic delivery and the work it asks for, then answers 200 without a body. The payload only says
 * which thing changed; the work reads the thing itself. A delivery that was seen before has no effect.
 */
export function bigcommerceWebhooks(parts: Parts): Hono<Env> {
  const refused = (c: Context<Env>, code: 'bad_signature' | 'invalid_request' | 'unknown_store') => {
    parts.metrics.deliveryEnded('bigcommerce', code);
    return problem(c, code);
  };

  return new Hono<Env>().post('/', async (c) => {
    const body = await readBytes(c.req.raw, maxBodyBytes);
    if (!body.ok) return problem(c, body.code);
    const id = c.req.header('webhook-id') ?? '';
    const signed = {
      id,
      timestamp: c.req.header('webhook-timestamp') ?? '',
      signature: c.req.header('webhook-signature') ?? '',
    };
    if (id.length > 200 || !parts.isSignedByBigCommerce(signed, body.value)) return refused(c, 'bad_signature');
    const envelope = readEnvelope(parseJson(body.value));
    if (!envelope) return refused(c, 'invalid_request');
    const storeHash = envelope.producer.slice('stores/'.length);
    const isOfStore = (store: Store | undefined) =>
      store && isSame(c.req.header('x-idgate-store') ?? '', store.webhookSecret);
    if (!isOfStore(await parts.stores.findRecent(storeHash))) {
      // What was read a moment ago may be out of date: nothing is refused by it.
      const store = await parts.stores.find(storeHash);
      if (!store) return refused(c, 'unknown_store');
      if (!isOfStore(store)) return refused(c, 'bad_signature');
    }

    const accepted = await parts.deliveries.accept(
      {
        source: 'bigcommerce',
        deliveryId: id,
        storeHash,
        bodySha256: createHash('sha256').update(body.value).digest(),
        receivedAtMs: parts.clock(),
      },
      workFor(storeHash, envelope.scope, envelope.data),
      envelope.scope === createdScope ? parts.clock() + completionMs : undefined,
    );
    parts.metrics.deliveryEnded('bigcommerce', accepted.ok ? accepted.value : accepted.code);
    if (!accepted.ok) {
      parts.log.warn({ storeHash, scope: envelope.scope }, 'webhook id replayed with another body');
      return problem(c, accepted.code);
    }
    return c.body(null, 200);
  });
}

function workFor(storeHash: string, scope: string, data: unknown): readonly Work[] {
  // Its token tells whether it is so: whoever may call it off is asked, and not what a webhook says.
  if (scope === 'store/app/uninstalled')
    return [{ name: 'check-installation', storeHash, isWatch: true, isUninstallTold: true }];
  if (scope === 'store/customer/created') {
    const customer = readCustomerData(data);
    return customer ? [{ name: 'follow-into-account', storeHash, customerId: customer.id }] : [];
  }
  const order = orderScopes.includes(scope) ? readOrderData(data) : undefined;
  if (!order) return [];
  if (scope === createdScope)
    return [{ name: 'settle-order', storeHash, orderId: order.id, news: { kind: 'created' } }];
  const statusId = readStatusData(data)?.status.new_status_id;
  const news = statusId === undefined ? {} : { news: { kind: 'status', statusId } as const };
  return [{ name: 'settle-order', storeHash, orderId: order.id, ...news }];
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((one) => createHash('sha256').update(one).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
