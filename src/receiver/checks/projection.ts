import type { Status } from '../../contract/wire/status.ts';
import type { Check } from './check.ts';
import type { Stage, StoreSettings } from './settings.ts';

export interface MetafieldKey {
  readonly namespace: string;
  readonly key: string;
}

/** One metafield as it should stand. */
export interface MetafieldState extends MetafieldKey {
  readonly value: string;
}

const isClearStatus = (status: Status) => status === 'verified' || status === 'manually_approved';

/** What the customer's and the order's metafields should say of this check. */
export function metafieldsFor(
  check: Check,
  { metafieldNamespace: namespace }: StoreSettings,
): readonly MetafieldState[] {
  return [
    { namespace, key: 'check_id', value: check.checkId },
    { namespace, key: 'verification_status', value: check.status },
  ];
}

/** The metafields that say anything of a check, as they are named. */
export const metafieldKeys = ({ metafieldNamespace: namespace }: StoreSettings): readonly MetafieldKey[] =>
  ['check_id', 'verification_status'].map((key) => ({ namespace, key }));

/** The assurance level the customer's attribute should carry: 0 for a check that is not clear, so that no old level outlives it. */
export function ialAttributeFor({ status, evidence }: Check): string {
  return String(isClearStatus(status) ? (evidence?.ial ?? 0) : 0);
}

/** The stage of an order whose check is this one. */
export function stageOf(status: Status): Stage {
  if (isClearStatus(status)) return 'passed';
  return status === 'failed' || status === 'manually_rejected' ? 'failed' : 'inProgress';
}
