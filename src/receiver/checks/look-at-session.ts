import { fail, ok, type Result } from '../../contract/wire/result.ts';
import { calendarDay } from './calendar.ts';
import type { Check } from './check.ts';
import type { CredentialVerifier } from './credential.ts';
import { nextLookAt } from './next-look.ts';
import type { Checks, ShopDirectory, ShopError } from './ports.ts';
import { type ProvenState, proveState } from './prove-state.ts';
import type { Provider, ProviderDirectory, ProviderError, ProviderResult, SessionState } from './provider.ts';
import type { Session, Sessions } from './sessions.ts';
import type { StoreSettings } from './settings.ts';

export interface LookParts {
  readonly checks: Checks;
  readonly sessions: Sessions;
  readonly providers: ProviderDirectory;
  readonly shops: ShopDirectory;
  readonly verifyCredential: CredentialVerifier;
  readonly clock: () => number;
}

export interface KnownStore {
  readonly storeHash: string;
  readonly timeZone: string;
  readonly settings: StoreSettings;
}

/**
 * Reads a session where its provider keeps it, moves its check by what is found there, and plans the next look. Safe to repeat, to come
 * late and out of order: what counts is the present state alone. Fails, with nothing stored, when the provider or the shop can't tell now.
 */
export async function lookAtSession(
  parts: LookParts,
  { storeHash, timeZone, settings }: KnownStore,
  session: Session,
): Promise<Result<void, ProviderError | ShopError | 'session_moved'>> {
  const { checks, sessions, providers, clock } = parts;
  const check = await checks.find(storeHash, session.checkId);
  const [latest] = await sessions.findOfCheck(storeHash, session.checkId);
  if (!check || latest?.number !== session.number) {
    await sessions.stopLooking(session);
    return ok(undefined);
  }
  const provider = await providers.open(storeHash, session.provider);
  if (!provider) return fail('unauthorized');
  const nowMs = clock();
  const today = session.judgedOn ?? calendarDay(nowMs, timeZone);
  const fetched = await fetchState(parts, provider, session, check, today);
  if (!fetched.ok) return fetched;
  const proven = await proveState(parts.verifyCredential, provider.abilities, settings, check, fetched.value);
  if (!proven.ok) return proven;
  const { state, credential } = proven.value;
  return sessions.record(
    session,
    {
      state,
      isNews: isNews(check, proven.value),
      judgedOn: state.kind === 'judged' ? today : session.judgedOn,
      nextLookAtMs: nextLookAt(session, state, provider.abilities.hasWebhooks, nowMs),
      credential,
    },
    nowMs,
  );
}

/** The billing name is read from the shop only for a verdict: most looks find that there is none yet. */
async function fetchState(
  { checks, shops }: LookParts,
  provider: Provider,
  { storeHash, sessionId }: Session,
  { checkId, requirement, cartId }: Check,
  today: string,
): ProviderResult<SessionState> {
  const fetched = await provider.fetch(sessionId, { checkId, requirement, billingName: null, today });
  if (!fetched.ok) return fetched.code === 'not_found' ? ok({ kind: 'ended', reason: 'trouble' }) : fetched;
  if (fetched.value.kind !== 'judged' || cartId === null) return fetched;
  const shop = await shops(storeHash);
  const isOrdered = await checks.isOrdered(storeHash, checkId);
  const contact = (await shop?.readContact(cartId, isOrdered)) ?? fail('unreachable');
  if (!contact.ok) return fail(contact.code === 'conflict' ? 'refused' : contact.code);
  const { name: billingName } = contact.value;
  return billingName === null ? fetched : provider.fetch(sessionId, { checkId, requirement, billingName, today });
}

/**
 * Whether the provider says something new. Once a check is verified, a cart that is gone, a billing name that was changed and a
 * credential that has run out are not the provider's word against its own verdict.
 */
function isNews({ status }: Check, { state, doubt }: ProvenState): boolean {
  if (status !== 'verified' || state.kind !== 'judged' || state.outcome !== 'in_review') return true;
  const isNotCompared = state.finding === null && state.evidence.nameMatch === 'not_compared';
  return !isNotCompared && state.finding !== 'name_differs' && doubt !== 'expired';
}
