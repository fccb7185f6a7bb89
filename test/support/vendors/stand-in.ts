import type { Hono } from 'hono';

/** What becomes of a session, in the order of a story. A vendor has a word for some of them. */
export type Stage =
  | 'opened'
  | 'submitted'
  | 'approved'
  | 'declined'
  | 'review'
  | 'resubmission'
  | 'expired'
  | 'abandoned'
  | 'cancelled'
  | 'trouble'
  /** A word that the vendor may say one day. */
  | 'unheard_of';

/** What is wrong with the vendor. */
export type Trouble =
  | 'no_answer'
  | 'silence'
  | 'server_error'
  | 'busy_page'
  | 'rate_limited'
  | 'dead_credentials'
  | 'not_json';

/** Whose document is shown. */
export interface Holder {
  readonly firstName: string;
  readonly lastName: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  /** `YYYY-MM-DD` */
  readonly expiryDate: string;
}

export const avery: Holder = {
  firstName: 'AVERY',
  lastName: 'SAMPLE',
  birthDate: '1988-07-04',
  expiryDate: '2030-07-04',
};

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly text: string;
}

export interface Delivery {
  /** In lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A vendor of our own: speaks its documented shapes, and signs as it does. */
export interface VendorStandIn {
  readonly fetch: typeof globalThis.fetch;
  /** What it was asked, oldest first. */
  readonly calls: readonly Call[];
  /** Null while all is well. */
  trouble: Trouble | null;
  /** Spoils an answer of JSON on its way out. `index` counts the answers since this was set. */
  distort: ((answer: unknown, index: number) => unknown) | null;
  holder: Holder;
  /** How many sessions it has been asked for, one asked for twice with the same key counting once. */
  sessionCount(): number;
  /** Does what a shopper, the vendor or time would do. Every stage but those that the vendor has no word for. */
  move(sessionId: string, stage: Stage): void;
  /** A webhook about where the session is now; left out for a vendor that sends none. */
  webhook?(sessionId: string, options?: WebhookOptions): Delivery;
}

export interface WebhookOptions {
  /** Now, unless told. */
  readonly sentAtMs?: number;
  /** The first is signed with first. */
  readonly secrets?: readonly string[];
  /** A payload of another kind than the vendor sends for a session. */
  readonly payload?: 'unknown_kind' | 'empty_object' | 'cut_off' | 'not_utf8';
}

type Served = Pick<VendorStandIn, 'fetch' | 'calls' | 'trouble' | 'distort'>;

/** The part of a stand-in that every vendor's has: an application that may be asked by `fetch`, with its troubles. */
export function serve(app: Hono): Served {
  const calls: Call[] = [];
  let distort: VendorStandIn['distort'] = null;
  let answerCount = 0;
  const served: Served = {
    calls,
    trouble: null,
    get distort() {
      return distort;
    },
    set distort(next) {
      distort = next;
      answerCount = 0;
    },
    async fetch(input, init) {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      const text = await request.clone().text();
      calls.push({ method: request.method, path: `${pathname}${search}`, headers: request.headers, text });
      const { trouble } = served;
      if (trouble === 'no_answer') throw new TypeError('fetch failed');
      if (trouble === 'silence')
        return new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => reject(request.signal.reason));
        });
      if (trouble) return troubles[trouble]();
      const answer = await app.fetch(request);
      if (!distort || !answer.ok || answer.status === 204) return answer;
      const spoilt = distort(await answer.json(), answerCount++);
      return new Response(JSON.stringify(spoilt), { status: answer.status, headers: answer.headers });
    },
  };
  return served;
}

/** The bytes of a webhook, whole or spoilt. */
export function payloadOf(event: unknown, payload: WebhookOptions['payload']): Uint8Array {
  const text = JSON.stringify(event);
  if (payload === 'not_utf8') return Uint8Array.from([0x22, 0xff, 0xfe, 0x22]);
  return new TextEncoder().encode(
    payload === 'empty_object' ? '{}' : payload === 'cut_off' ? text.slice(0, text.length / 2) : text,
  );
}

/** What must never be seen outside of an adapter: every trouble says it. */
export const upstreamCanary = 'internal-host-7f3a.vendor.example';

const json = (status: number) =>
  Response.json(
    {
      error: { type: 'api_error', message: upstreamCanary },
      errors: [{ title: upstreamCanary }],
      message: upstreamCanary,
    },
    { status },
  );
const troubles: Readonly<Record<Exclude<Trouble, 'no_answer' | 'silence'>, () => Response>> = {
  server_error: () => json(503),
  busy_page: () =>
    new Response(`<h1>${upstreamCanary}</h1>`, { status: 502, headers: { 'content-type': 'text/html' } }),
  rate_limited: () => json(429),
  dead_credentials: () => json(401),
  not_json: () => new Response(`<h1>${upstreamCanary}</h1>`, { status: 200, headers: { 'content-type': 'text/html' } }),
};
