import ky, { type KyInstance } from 'ky';
import { z } from 'zod';
import { fail, ok } from '../../contract/wire/result.ts';
import type { ShopError, ShopResult } from '../checks/ports.ts';

export interface StoreAccess {
  readonly storeHash: string;
  readonly accessToken: string;
  /** `https://api.bigcommerce.com`, or a sandbox. */
  readonly apiUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

type Query = Record<string, string | number>;

/** One store's Management REST, each answer checked against the shape the caller needs. Never throws. */
export interface Client {
  get<T>(path: string, shape: z.ZodType<T>, query?: Query): ShopResult<T>;
  post<T>(path: string, shape: z.ZodType<T>, body: unknown): ShopResult<T>;
  put<T>(path: string, shape: z.ZodType<T>, body: unknown): ShopResult<T>;
  delete(path: string, query?: Query): ShopResult<void>;
}

const timeoutMs = 10_000;

export function createClient({ storeHash, accessToken, apiUrl, fetch }: StoreAccess): Client {
  const api = ky.create({
    prefix: `${apiUrl}/stores/${storeHash}`,
    headers: { 'X-Auth-Token': accessToken, Accept: 'application/json', 'User-Agent': 'idgate' },
    timeout: timeoutMs,
    // The job that asked tries again, with pauses that outlast this process.
    retry: 0,
    throwHttpErrors: false,
    fetch,
  });
  return {
    get: (path, shape, query = {}) => call(api, 'get', path, shape, { searchParams: query }),
    post: (path, shape, body) => call(api, 'post', path, shape, { json: body }),
    put: (path, shape, body) => call(api, 'put', path, shape, { json: body }),
    async delete(path, query = {}) {
      const answer = await call(api, 'delete', path, z.unknown(), { searchParams: query });
      return answer.ok ? ok(undefined) : answer;
    },
  };
}

async function call<T>(
  api: KyInstance,
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  shape: z.ZodType<T>,
  options: { searchParams?: Query; json?: unknown },
): ShopResult<T> {
  let status: number;
  let text: string;
  try {
    const response = await api(path, { method, ...options });
    status = response.status;
    text = await response.text();
  } catch {
    return fail('unreachable');
  }
  const error = errorOf(status);
  if (error) return fail(error);
  try {
    // V2 answers an empty list with 204 and no body.
    const read = shape.safeParse(text === '' ? [] : JSON.parse(text));
    return read.success ? ok(read.data) : fail('unexpected');
  } catch {
    return fail('unexpected');
  }
}

function errorOf(status: number): ShopError | undefined {
  if (status < 300) return undefined;
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404) return 'not_found';
  if (status === 429) return 'rate_limited';
  return status >= 500 || status === 408 ? 'unreachable' : 'refused';
}
