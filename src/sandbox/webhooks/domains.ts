import type { Store } from '../store.ts';

const windowMs = 120_000;
const judgedFrom = 100;
const mostMissed = 0.1;
const blockMs = 180_000;

/** How the receivers of webhooks are doing, by domain: all addresses on one domain share its fate. */
export interface Domains {
  isBlocked(domain: string): boolean;
  /** Counts one attempt. Answers whether the domain is blocked for it, from now on. */
  count(domain: string, wasTaken: boolean): boolean;
}

/** Blocks a domain for three minutes where, of at least 100 attempts within two minutes, fewer than 90 % were taken. */
export function createDomains({ state, clock }: Pick<Store, 'state' | 'clock'>): Domains {
  const windows = new Map<string, { atMs: number; wasTaken: boolean }[]>();
  return {
    isBlocked(domain) {
      state.blockedDomains = state.blockedDomains.filter(({ untilMs }) => untilMs > clock());
      return state.blockedDomains.some((blocked) => blocked.domain === domain);
    },
    count(domain, wasTaken) {
      const now = clock();
      const attempts = (windows.get(domain) ?? []).filter(({ atMs }) => atMs > now - windowMs);
      attempts.push({ atMs: now, wasTaken });
      windows.set(domain, attempts);
      const failed = attempts.filter((attempt) => !attempt.wasTaken).length;
      if (attempts.length < judgedFrom || failed <= attempts.length * mostMissed) return false;
      windows.delete(domain);
      state.blockedDomains.push({ domain, untilMs: now + blockMs, failedCount: failed, blockedAtMs: now });
      return true;
    },
  };
}

export const domainOf = (destination: string): string => new URL(destination).host;
