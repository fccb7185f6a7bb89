import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';

export interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** A shop in process, on a clock that moves only when it is told to. */
export interface ShopUnderTest extends Sandbox {
  /** Every webhook delivery so far. */
  readonly sent: Sent[];
  /** What webhooks are answered with: a status, or no answer at all. */
  answerWebhooksWith(status: number | null): void;
  /** Moves the clock, runs what is due on the way, and waits for the deliveries. */
  pass(durationMs: number): Promise<void>;
  /** How long each task was asked to wait, in order. */
  readonly delaysMs: number[];
  /** Asks Management REST as the app. */
  manage(method: string, path: string, body?: unknown): Promise<Response>;
  /** A new shopper with a browser of their own. */
  shopper(): Shopper;
}

export interface Shopper {
  /** Asks the shop as the shopper's browser does: with its cookie, following no redirect. */
  ask(method: string, path: string, body?: unknown): Promise<Response>;
  json<T = Record<string, unknown>>(path: string): Promise<T>;
}

const startMs = Date.UTC(2026, 0, 15, 12);
const storefront = 'http://shop.test';

export function openShop(options: Partial<SandboxOptions> = {}): ShopUnderTest {
  let idCount = 0;
  let webhookStatus: number | null = 204;
  const sent: Sent[] = [];
  const delaysMs: number[] = [];
  const sandbox = createSandbox({
    clock: () => startMs,
    ids: () => `00000000-0000-4000-8000-${String(++idCount).padStart(12, '0')}`,
    fetch: async (input, init) => {
      sent.push({ url: String(input), headers: new Headers(init?.headers), body: String(init?.body) });
      if (webhookStatus === null) throw new TypeError('no answer');
      return new Response(null, { status: webhookStatus });
    },
    schedule: (delayMs) => void delaysMs.push(delayMs),
    publicUrl: storefront,
    storeHash: 'testshop',
    storeToken: 'token',
    clientId: 'client',
    clientSecret: 'a client secret that is long enough',
    ...options,
  });

  const requestOf = (method: string, headers: Record<string, string>, body: unknown): RequestInit => ({
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

  return {
    ...sandbox,
    sent,
    delaysMs,
    answerWebhooksWith: (status) => {
      webhookStatus = status;
    },
    pass: sandbox.time.pass,
    manage: async (method, path, body) =>
      sandbox.app.request(`${storefront}/stores/testshop${path}`, requestOf(method, { 'X-Auth-Token': 'token' }, body)),
    shopper() {
      let cookie = '';
      const ask = async (method: string, path: string, body?: unknown) => {
        const answer = await sandbox.app.request(`${storefront}${path}`, requestOf(method, { cookie }, body));
        cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
        return answer;
      };
      return { ask, json: async (path) => (await ask('GET', path)).json() };
    },
  };
}

/** Places an order as a script in the page could: one request, with the session's cookie. */
export async function placeOrder(shopper: Shopper, product = 'whisky'): Promise<number> {
  await shopper.ask('GET', `/start/guest?product=${product}&step=payment`);
  const answer = await shopper.ask('POST', '/internalapi/v1/checkout/order', { payment: { name: 'cod' } });
  return (await answer.json()).data.order.orderId;
}
