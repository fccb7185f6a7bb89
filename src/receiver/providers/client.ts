import ky from 'ky';
import type { z } from 'zod';
import { fail, ok } from '../../contract/wire/result.ts';
import type { ProviderError, ProviderResult } from '../checks/provider.ts';
import { answerTimeoutMs } from './parts.ts';

export interface ProviderAccess {
  readonly baseUrl: string;
  /** Of every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
}

export interface ProviderRequest {
  /** JSON, as it is sent: a provider may want its bytes signed. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A provider's REST, each answer checked against the shape that is needed of it. Never throws, and follows no redirect. */
export interface ProviderClient {
  get<T>(path: string, shape: z.ZodType<T>, request?: ProviderRequest): ProviderResult<T>;
  post<T>(path: string, shape: z.ZodType<T>, request?: ProviderRequest): ProviderResult<T>;
  delete<T>(path: string, shape: z.ZodType<T>, request?: ProviderRequest): ProviderResult<T>;
}

export function createProviderClient({ baseUrl, headers, fetch }: ProviderAccess): ProviderClient {
  const api = ky.create({
    prefix: baseUrl,
    headers: { Accept: 'application/json', 'User-Agent': 'idgate', ...headers },
    timeout: answerTimeoutMs,
    // Once, at once, and only a question: the usual reason is a connection kept alive that was closed under us. All else is tried again
    // by whoever asked, with pauses that outlast this process.
    retry: { limit: 1, methods: ['get'], statusCodes: [], delay: () => 0 },
    throwHttpErrors: false,
    redirect: 'manual',
    fetch,
  });

  async function call<T>(
    method: 'get' | 'post' | 'delete',
    path: string,
    shape: z.ZodType<T>,
    { text, headers: more }: ProviderRequest = {},
  ): ProviderResult<T> {
    let status: number;
    let answer: string;
    try {
      const response = await api(path, {
        method,
        ...(text !== undefined && { body: text }),
        headers: { ...(text !== undefined && { 'Content-Type': 'application/json' }), ...more },
        // The time for an answer ends when it begins. This one also ends an answer that never does.
        signal: AbortSignal.timeout(3 * answerTimeoutMs),
      });
      status = response.status;
      answer = await response.text();
    } catch {
      return fail('unreachable');
    }
    const error = errorOf(status);
    if (error) return fail(error);
    try {
      const read = shape.safeParse(answer === '' ? undefined : JSON.parse(answer));
      return read.success ? ok(read.data) : fail('unexpected');
    } catch {
      return fail('unexpected');
    }
  }

  return {
    get: (path, shape, request) => call('get', path, shape, request),
    post: (path, shape, request) => call('post', path, shape, request),
    delete: (path, shape, request) => call('delete', path, shape, request),
  };
}

function errorOf(status: number): ProviderError | undefined {
  if (status < 300) return undefined;
  if (status < 400) return 'unexpected';
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404 || status === 410) return 'not_found';
  if (status === 429) return 'rate_limited';
  return status >= 500 || status === 408 ? 'unreachable' : 'refused';
}
