import ky, { type KyInstance, TimeoutError } from 'ky';
import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { ShopError, ShopFailure, ShopResult } from '../checks/ports.ts';
import type { RequestPass, RequestQuota } from '../checks/request-quota.ts';
import { capOf } from './request-caps.ts';
import { endOf } from './request-end.ts';

export interface StoreAccess {
  readonly storeHash: string;
  readonly accessToken: string;
  /** `https://api.bigcommerce.com`, or a sandbox. */
  readonly apiUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => number;
  /** Ends that much later. */
  readonly pause: (durationMs: number) => Promise<unknown>;
  readonly quota: Omit<RequestQuota, 'spareForMs'>;
}

export type Query = Readonly<Record<string, string | number>>;

/** One store's Management REST, each answer checked against the shape the caller needs. Never throws. */
export interface Client {
  get<T>(path: string, shape: z.ZodType<T>, query?: Query): ShopResult<T>;
  post<T>(path: string, shape: z.ZodType<T>, body: unknown): ShopResult<T>;
  put<T>(path: string, shape: z.ZodType<T>, body: unknown): ShopResult<T>;
  delete(path: string, query?: Query, body?: unknown): ShopResult<void>;
}

type Method = 'get' | 'post' | 'put' | 'delete';
interface Options {
  readonly searchParams?: Query;
  readonly json?: unknown;
}

const timeoutMs = 10_000;
/** A shopper may be waiting: a quota that is closed for longer is said to be closed. A job is put back until it opens. */
const longestWaitMs = 1_500;

export function createClient({ storeHash, accessToken, apiUrl, fetch, clock, pause, quota }: StoreAccess): Client {
  const api = ky.create({
    prefix: `${apiUrl}/stores/${storeHash}`,
    headers: { 'X-Auth-Token': accessToken, Accept: 'application/json', 'User-Agent': 'idgate' },
    timeout: timeoutMs,
    // Every request needs its own leave, so what is tried again is tried again here.
    retry: 0,
    throwHttpErrors: false,
    fetch,
  });

  /** Leave to send one request, waited for if that is worth it. Undefined while there is none. */
  async function enter(method: Method, path: string): Promise<RequestPass | undefined> {
    const cap = capOf(method, path);
    for (let waitedMs = 0; ; ) {
      const entry = await quota.enter(clock(), cap);
      if (entry.isOpen) return entry.pass;
      waitedMs += entry.forMs;
      if (waitedMs > longestWaitMs) return undefined;
      await pause(entry.forMs);
    }
  }

  async function send(method: Method, path: string, options: Options): Promise<Answer | ShopFailure> {
    const pass = await enter(method, path);
    if (!pass) return failure('rate_limited', method, path, 'the quota is closed');
    const answer = await ask(api, method, path, options);
    await quota.leave(pass, endOf(answer), clock());
    return answer;
  }

  async function call<T>(method: Method, path: string, shape: z.ZodType<T>, options: Options): ShopResult<T> {
    let answer = await send(method, path, options);
    // Nothing was changed by asking, and a connection that broke is most often whole again. Any other trouble takes longer: the job that
    // asked tries again, with pauses that outlast this process.
    if (method === 'get' && 'isBroken' in answer && answer.isBroken) answer = await send(method, path, options);
    if ('ok' in answer) return answer;
    const { status, text } = answer;
    if (status === null) return failure('unreachable', method, path, 'no answer');
    const error = errorOf(status);
    if (error) return failure(error, method, path, `answered ${status}`);
    return read(text, shape, (detail) => failure('unexpected', method, path, detail));
  }

  return {
    get: (path, shape, searchParams = {}) => call('get', path, shape, { searchParams }),
    post: (path, shape, json) => call('post', path, shape, { json }),
    put: (path, shape, json) => call('put', path, shape, { json }),
    async delete(path, searchParams = {}, json) {
      const answer = await call('delete', path, z.unknown(), { searchParams, ...(json !== undefined && { json }) });
      return answer.ok ? ok(undefined) : answer;
    },
  };
}

/** An answer as it came; `status` is null where there was none, and `isBroken` says that it was not for want of time. */
export interface Answer {
  readonly status: number | null;
  readonly headers: Headers;
  readonly text: string;
  readonly isBroken: boolean;
}

async function ask(api: KyInstance, method: Method, path: string, options: Options): Promise<Answer> {
  try {
    const response = await api(path, { method, ...options });
    return { status: response.status, headers: response.headers, text: await response.text(), isBroken: false };
  } catch (error) {
    return { status: null, headers: new Headers(), text: '', isBroken: !(error instanceof TimeoutError) };
  }
}

function read<T>(text: string, shape: z.ZodType<T>, refuse: (detail: string) => ShopFailure): Awaited<ShopResult<T>> {
  let value: unknown;
  try {
    // V2 answers an empty list with 204 and no body.
    value = text === '' ? [] : JSON.parse(text);
  } catch {
    return refuse('is no JSON');
  }
  const parsed = shape.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return refuse(`${issue?.path.join('.') || 'the whole'} is ${issue?.code ?? 'wrong'}`);
}

/** The path without the ids in it. */
const shapeOf = (path: string) => path.replaceAll(/(?<=\/)(\d+|[\da-f]{8}-[\da-f-]+)(?=\/|$)/gi, '…');

const failure = (code: ShopError, method: Method, path: string, detail: string): ShopFailure => ({
  ok: false,
  code,
  detail: `${method.toUpperCase()} ${shapeOf(path)}: ${detail}`,
});

function errorOf(status: number): ShopError | undefined {
  if (status < 300) return undefined;
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404) return 'not_found';
  if (status === 409) return 'conflict';
  if (status === 429) return 'rate_limited';
  return status >= 500 || status === 408 ? 'unreachable' : 'refused';
}
