import type { Store } from '../store.ts';

const longestIdleMs = 90 * 24 * 3_600_000;

/** Switches off the webhooks that had nothing to send for 90 days. */
export function retireIdleHooks({ state, clock }: Pick<Store, 'state' | 'clock'>): void {
  for (const hook of state.hooks) {
    if (!hook.isActive || clock() - Math.max(hook.updatedAtMs, hook.lastSentAtMs) < longestIdleMs) continue;
    hook.isActive = false;
    hook.isDeactivated = true;
  }
}
