import type { SetupCode, SetupId, SetupItem } from '../../contract/schema/admin/setup.ts';
import { setupIds } from '../../contract/schema/admin/setup.ts';
import { canMend, type FlawKind } from './installation.ts';

/** Which item of the checklist each kind of flaw is told under. */
const itemOf: Readonly<Record<FlawKind, SetupId>> = {
  token_refused: 'scopes',
  scope_missing: 'scopes',
  checkout_not_optimized: 'checkout',
  script_missing: 'script',
  script_off: 'script',
  consent_changed: 'script',
  script_changed: 'script',
  script_stale: 'script',
  script_doubled: 'script',
  webhook_missing: 'webhooks',
  webhook_off: 'webhooks',
  webhook_changed: 'webhooks',
  // As with the webhooks, nobody but idgate sees to them.
  attribute_missing: 'webhooks',
  panel_missing: 'webhooks',
  panel_changed: 'webhooks',
};

export interface SetupFindings {
  /** Whether the store's BigCommerce was ever looked at. */
  readonly isLookedAt: boolean;
  /** Those that are there now. */
  readonly flaws: readonly { readonly kind: FlawKind; readonly sinceMs: number }[];
  /** Null where all is well. */
  readonly provider: Extract<SetupCode, 'no_credentials' | 'provider_unreachable'> | null;
  readonly canMail: boolean;
}

/** The checklist, from what was found. */
export function setupItems({ isLookedAt, flaws, provider, canMail }: SetupFindings): SetupItem[] {
  return setupIds.map((id): SetupItem => {
    const nothing = { sinceAtMs: null, canRepair: false };
    if (id === 'provider') return { id, state: provider === null ? 'ok' : 'wrong', code: provider, ...nothing };
    if (id === 'mail') return { id, state: canMail ? 'ok' : 'wrong', code: canMail ? null : 'no_mail', ...nothing };
    const its = flaws.filter(({ kind }) => itemOf[kind] === id);
    // What only the merchant can do comes first: nothing else works before.
    const worst = its.find((flaw) => !canMend(flaw)) ?? its[0];
    if (!worst) {
      return isLookedAt
        ? { id, state: 'ok', code: null, ...nothing }
        : { id, state: 'unknown', code: 'not_looked_yet', sinceAtMs: null, canRepair: true };
    }
    const sinceAtMs = Math.min(...its.map(({ sinceMs }) => sinceMs));
    return { id, state: 'wrong', code: worst.kind, sinceAtMs, canRepair: its.some(canMend) };
  });
}
