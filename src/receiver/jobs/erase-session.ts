import type { ProviderDirectory } from '../checks/provider.ts';
import type { Work } from '../checks/work.ts';
import type { Erasures } from '../store/erasures.ts';
import { JobError } from './job-error.ts';

export interface EraseSessionParts {
  readonly erasures: Erasures;
  readonly providers: Pick<ProviderDirectory, 'open'>;
}

/** Has a provider erase a session, until it confirms that. Safe to repeat. */
export function createEraseSession({ erasures, providers }: EraseSessionParts) {
  return async (session: Extract<Work, { name: 'erase-session' }>): Promise<void> => {
    const provider = await providers.open(session.storeHash, session.provider);
    if (!provider) throw new JobError('unauthorized');
    const erased = await provider.erase(session.sessionId);
    if (erased.ok || erased.code === 'not_found') return erasures.settleSession(session, 'erased');
    if (erased.code === 'unsupported') return erasures.settleSession(session, 'left');
    throw new JobError(erased.code);
  };
}
