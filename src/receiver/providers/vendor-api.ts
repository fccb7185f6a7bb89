import ky from 'ky';
import type { z } from 'zod';
import { fail, ok } from '../../contract/wire/result.ts';
import type { ProviderError, ProviderResult } from '../checks/provider.ts';
import { answerTimeoutMs } from './parts.ts';

/** One request to a vendor's JSON interface. */
export interface VendorRequest {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** JSON as it is to be sent, for a vendor that wants its bytes signed. */
  readonly text?: string;
}

/**
 * Asks a vendor, and believes nothing that is not of the shape. Never throws. A question that got no answer at all is asked once more,
 * at once, since the usual reason is a connection kept alive that was closed under us. Nothing else is repeated here: whoever asked tries
 * again, with pauses that outlast this process.
 */
export async function askVendor<T>(
  fetch: typeof globalThis.fetch,
  { method, url, headers = {}, json, text: sent }: VendorRequest,
  shape: z.ZodType<T>,
): ProviderResult<T> {
  let status: number;
  let text: string;
  try {
    const response = await ky(url, {
      method,
      headers: {
        Accept: 'application/json',
        'User-Agent': 'idgate',
        ...(sent !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      timeout: answerTimeoutMs,
      // The time above ends when an answer begins. This one also ends an answer that never does.
      signal: AbortSignal.timeout(3 * answerTimeoutMs),
      retry: { limit: 1, methods: ['get'], statusCodes: [], delay: () => 0 },
      // What is asked for is there or nowhere: credentials go nowhere else.
      redirect: 'error',
      throwHttpErrors: false,
      fetch,
      ...(json !== undefined && { json }),
      ...(sent !== undefined && { body: sent }),
    });
    status = response.status;
    text = await response.text();
  } catch {
    return fail('unreachable');
  }
  const error = errorOf(status);
  if (error) return fail(error);
  try {
    const read = shape.safeParse(text === '' ? null : JSON.parse(text));
    return read.success ? ok(read.data) : fail('unexpected');
  } catch {
    return fail('unexpected');
  }
}

function errorOf(status: number): ProviderError | undefined {
  if (status < 300) return undefined;
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404 || status === 410) return 'not_found';
  if (status === 429) return 'rate_limited';
  return status >= 500 || status === 408 ? 'unreachable' : 'refused';
}
