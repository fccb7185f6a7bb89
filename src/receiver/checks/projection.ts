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

/** Whether a check that stands there is clear, if it is for enough and not out of date. */
export const isClearStatus = (status: Status) => status === 'verified' || status === 'manually_approved';

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

/** One customer attribute as it should stand. */
export interface AttributeState {
  readonly name: string;
  readonly value: string;
  /** What stands for the value where that should not be kept: the value itself for most. */
  readonly mark: string;
}

/** An attribute holds no more. */
const mostCharacters = 255;

/**
 * What the customer's attributes should say of this check: its assurance level, 0 for one that is not clear, so that no old level outlives
 * it; the verified credential, or its reference where that is too long or not at hand; whether the living face was compared.
 */
export function attributesFor(
  { status, evidence }: Check,
  { ialAttributeName, credentialAttributeName, faceAttributeName }: StoreSettings,
  credential: string | undefined,
): readonly AttributeState[] {
  const proven = isClearStatus(status) ? evidence : null;
  const reference = proven?.credentialReference ?? '';
  const isShort = credential !== undefined && credential.length <= mostCharacters;
  return [
    // No level at all says the same as 0, which is only written over another one.
    { name: ialAttributeName, value: String(proven?.ial ?? 0), mark: proven ? String(proven.ial) : '' },
    { name: credentialAttributeName, value: reference && isShort ? credential : reference, mark: reference },
    stateOf(faceAttributeName, proven?.isFaceMatched === undefined ? '' : String(proven.isFaceMatched)),
  ];
}

const stateOf = (name: string, value: string): AttributeState => ({ name, value, mark: value });

export const attributeNames = (settings: StoreSettings): readonly string[] => [
  settings.ialAttributeName,
  settings.credentialAttributeName,
  settings.faceAttributeName,
];

/** The stage of an order whose check is this one. */
export function stageOf(status: Status): Stage {
  if (isClearStatus(status)) return 'passed';
  return status === 'failed' || status === 'manually_rejected' ? 'failed' : 'inProgress';
}
