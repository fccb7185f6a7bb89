import { fail, ok, type Result } from '../../contract/wire/result.ts';
import type { Check } from './check.ts';
import type { CredentialError, CredentialVerifier } from './credential.ts';
import type { ReportedState } from './machine.ts';
import type { ProviderAbilities, SessionState } from './provider.ts';
import type { StoreSettings } from './settings.ts';

export interface ProvenState {
  readonly state: ReportedState;
  readonly credential: { readonly token: string; readonly reference: string } | null;
  /** Why the credential that came along is not believed. */
  readonly doubt: Exclude<CredentialError, 'unreachable'> | null;
}

type Judged = Extract<ReportedState, { kind: 'judged' }>;

/**
 * A provider's word with its credential proven, which then stands for no more than the credential claims. Without the good credential that
 * a provider must bring, and with one that is not genuine, a person looks, and no level is claimed. Fails with `unreachable` when it can't be told now.
 */
export async function proveState(
  verifyCredential: CredentialVerifier,
  { needsCredential }: Pick<ProviderAbilities, 'needsCredential'>,
  { trustedIssuers }: Pick<StoreSettings, 'trustedIssuers'>,
  { checkId, requirement }: Pick<Check, 'checkId' | 'requirement'>,
  state: SessionState,
): Promise<Result<ProvenState, 'unreachable'>> {
  if (state.kind !== 'judged') return ok({ state, credential: null, doubt: null });
  const { credential: token, ...judged } = state;
  const asItIs = { state: judged, credential: null, doubt: null };
  if (judged.outcome !== 'verified') return ok(asItIs);
  if (token === undefined) return ok(needsCredential ? { ...asItIs, state: unproven(judged) } : asItIs);
  const verified = await verifyCredential(token, { issuers: trustedIssuers, subject: checkId });
  if (!verified.ok) {
    if (verified.code === 'unreachable') return fail(verified.code);
    // A credential that nobody asked for says nothing to a store that trusts no such issuer.
    if (verified.code === 'untrusted_issuer' && !needsCredential) return ok(asItIs);
    return ok({ state: unproven(judged), credential: null, doubt: verified.code });
  }
  const { reference, ial } = verified.value;
  const evidence = {
    ...judged.evidence,
    ial: ial === null || ial > judged.evidence.ial ? judged.evidence.ial : ial,
    credentialReference: reference,
  };
  const proven = { ...judged, evidence };
  const isEnough = evidence.ial >= requirement.ial;
  return ok({ state: isEnough ? proven : forReview(proven), credential: { token, reference }, doubt: null });
}

const forReview = (judged: Judged): Judged => ({ ...judged, outcome: 'in_review', finding: 'needs_review' });
const unproven = (judged: Judged): Judged => forReview({ ...judged, evidence: { ...judged.evidence, ial: 0 } });
