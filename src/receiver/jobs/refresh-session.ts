import { type LookParts, lookAtSession } from '../checks/look-at-session.ts';
import type { Work } from '../checks/work.ts';
import type { Stores } from '../store/stores.ts';
import { JobError } from './job-error.ts';

/** Looks at one session where its provider keeps it, and moves its check by what is there now. Safe to repeat, and to come late. */
export function createRefreshSession(parts: LookParts & { readonly stores: Stores }) {
  return async ({
    storeHash,
    provider,
    sessionId,
    plannedForMs,
  }: Extract<Work, { name: 'refresh-session' }>): Promise<void> => {
    const store = await parts.stores.find(storeHash);
    const session = await parts.sessions.find(storeHash, provider, sessionId);
    if (!store || !session) return;
    // Somebody looked meanwhile, and planned anew.
    if (plannedForMs !== undefined && plannedForMs !== session.nextLookAtMs) return;
    const looked = await lookAtSession(parts, store, session);
    if (!looked.ok) throw new JobError(looked.code);
  };
}
