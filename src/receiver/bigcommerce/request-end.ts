import type { QuotaNews, RequestEnd } from '../checks/request-quota.ts';
import type { Answer } from './client.ts';

/** What an answer means to the store's quota. */
export function endOf({ status, headers }: Pick<Answer, 'status' | 'headers'>): RequestEnd {
  if (status === null) return { kind: 'unreachable' };
  const news = newsOf(headers);
  if (status === 429) {
    const retryAfterSeconds = numberIn(headers, 'X-Retry-After');
    return { kind: 'overloaded', news, retryAfterMs: retryAfterSeconds === null ? null : retryAfterSeconds * 1_000 };
  }
  return status >= 500 ? { kind: 'unreachable' } : { kind: 'answered', news };
}

/** Null for an answer that tells nothing of the quota, or something that can't be. */
function newsOf(headers: Headers): QuotaNews | null {
  const requestsLeft = numberIn(headers, 'X-Rate-Limit-Requests-Left');
  const resetMs = numberIn(headers, 'X-Rate-Limit-Time-Reset-Ms');
  if (requestsLeft === null || resetMs === null) return null;
  return { requestsLeft: Math.min(Math.max(Math.trunc(requestsLeft), 0), 1_000_000), resetMs };
}

function numberIn(headers: Headers, name: string): number | null {
  const text = headers.get(name);
  return text !== null && /^-?\d{1,15}(\.\d+)?$/.test(text.trim()) ? Number(text) : null;
}
