import type { RequestQuota } from '../checks/request-quota.ts';
import { JobError } from './job-error.ts';

export interface AwaitQuotaParts {
  readonly quotas: (storeHash: string) => RequestQuota;
  readonly clock: () => number;
}

/**
 * The job, put back until its store's quota opens where that is closed. It has used up no try then: a store whose apps ask much, or that
 * can't be reached for two days, has all of its jobs done in the end.
 */
export function awaitQuota<W extends { readonly storeHash: string }>(
  { quotas, clock }: AwaitQuotaParts,
  handle: (work: W) => Promise<void>,
): (work: W) => Promise<void> {
  return async (work) => {
    const quota = quotas(work.storeHash);
    const closedForMs = await quota.closedForMs(clock());
    if (closedForMs > worthWaitingMs) throw new JobError('rate_limited', closedForMs);
    try {
      await handle(work);
    } catch (error) {
      if (!(error instanceof JobError) || !isForQuota.includes(error.code)) throw error;
      const forMs = await quota.closedForMs(clock());
      throw forMs === 0 ? error : new JobError(error.code, forMs);
    }
  };
}

/** The client waits that long by itself. */
const worthWaitingMs = 1_000;
const isForQuota: readonly JobError['code'][] = ['rate_limited', 'unreachable'];
