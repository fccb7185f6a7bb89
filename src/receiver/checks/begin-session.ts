import { fail, ok, type Result } from '../../contract/wire/result.ts';
import { type Check, openStatuses } from './check.ts';
import { type KnownStore, type LookParts, lookAtSession } from './look-at-session.ts';
import { firstLookAt } from './next-look.ts';
import type { Provider, ProviderError, ProviderResult, RemoteProviderName, SessionScreen } from './provider.ts';
import { type Claim, isLive, type Session } from './sessions.ts';

export interface BeginParts extends LookParts {
  /** Hears why a provider did not begin a session or go on with one. */
  readonly onTrouble: (trouble: { checkId: string; provider: RemoteProviderName; code: ProviderError }) => void;
}

/** How the shopper comes and goes. */
export interface Visit {
  /** BCP 47. */
  readonly language: string;
  /** Where the provider sends them back to. */
  readonly returnUrl: string;
}

export interface Begun {
  readonly screen: SessionScreen;
  readonly isFrameable: boolean;
}

/**
 * - `wrong_provider`: the check is not elsewhere, or not any more.
 * - `check_closed`: it takes nothing more, for instance because too many sessions ended without a verdict.
 * - `busy`: a session is just being made, or its verdict is on its way.
 * - `upstream_unavailable`: neither its provider nor another one can be had now.
 */
export type BeginError = 'wrong_provider' | 'check_closed' | 'busy' | 'upstream_unavailable';

type Turn = Result<Begun, BeginError> | 'again';

/** More turns than there are ways on: over to the second provider, and from a session that can't be gone on with to another. */
const mostTurns = 4;
/** A session that does not say when it runs out. */
const usualLifeMs = 24 * 60 * 60 * 1_000;

/**
 * Where the shopper goes on with a check that is elsewhere: the session that was begun, or a new one. A check whose provider never got
 * to make a session goes over to the store's other one when that fails. Safe to repeat: the same session is found again.
 */
export async function beginSession(
  parts: BeginParts,
  store: KnownStore,
  checkId: string,
  visit: Visit,
): Promise<Result<Begun, BeginError>> {
  const failed = new Set<RemoteProviderName>();
  for (let turn = 0; turn < mostTurns; turn++) {
    const done = await takeTurn(parts, store, checkId, visit, failed);
    if (done !== 'again') return done;
  }
  return fail('upstream_unavailable');
}

async function takeTurn(
  parts: BeginParts,
  store: KnownStore,
  checkId: string,
  visit: Visit,
  failed: Set<RemoteProviderName>,
): Promise<Turn> {
  const { storeHash } = store;
  const check = await parts.checks.find(storeHash, checkId);
  if (!check || !openStatuses.includes(check.status)) return fail('check_closed');
  if (check.provider === 'document') return fail('wrong_provider');
  const name = check.provider;
  const provider = await parts.providers.open(storeHash, name);
  const nowMs = parts.clock();
  const claim = await parts.sessions.claim(storeHash, checkId, nowMs);
  switch (claim.kind) {
    case 'busy':
      return fail('busy');
    case 'used_up':
      await parts.checks.move(storeHash, checkId, { kind: 'sessionsUsedUp' }, nowMs);
      return fail('check_closed');
    case 'live':
      return provider ? goOn(parts, store, provider, claim.session) : fail('upstream_unavailable');
    case 'claimed': {
      const made = await make(parts, provider, check, visit, claim, nowMs);
      if (made.ok) return made;
      await parts.sessions.release(storeHash, checkId, made.code === 'refused');
      if (made.code === 'shop_unreachable') return fail('upstream_unavailable');
      if (made.code === 'taken') return fail('busy');
      parts.onTrouble({ checkId, provider: name, code: made.code });
      failed.add(name);
      return claim.number === 1 ? reroute(parts, store, check, failed) : fail('upstream_unavailable');
    }
    default:
      return claim satisfies never;
  }
}

async function make(
  { checks, shops, sessions }: LookParts,
  provider: Provider | undefined,
  { checkId, storeHash, requirement, cartId }: Check,
  visit: Visit,
  { number, idempotencyKey }: Extract<Claim, { kind: 'claimed' }>,
  nowMs: number,
): Promise<Result<Begun, ProviderError | 'shop_unreachable' | 'taken'>> {
  if (!provider) return fail('unauthorized');
  // Nobody is known of a check that began without a cart.
  const nobody = ok({ email: null, name: null });
  const shop = await shops(storeHash);
  const person = cartId === null ? nobody : await shop?.readContact(cartId, await checks.isOrdered(storeHash, checkId));
  if (!person?.ok) return fail('shop_unreachable');
  const created = await provider.create({ checkId, requirement, person: person.value, ...visit, idempotencyKey });
  if (!created.ok) return created;
  const { sessionId, screen } = created.value;
  const { isFrameable, hasWebhooks } = provider.abilities;
  const isKept = await sessions.begin({
    storeHash,
    provider: provider.name,
    sessionId,
    checkId,
    number,
    nextLookAtMs: firstLookAt(nowMs, hasWebhooks),
    expiresAtMs: screen.expiresAtMs ?? nowMs + usualLifeMs,
    screenUrl: screen.url,
    createdAtMs: nowMs,
  });
  return isKept ? ok({ screen, isFrameable }) : fail('taken');
}

/** Over to the other of the store's providers, where there is one that has not failed as well. */
async function reroute(
  { checks, providers, clock }: BeginParts,
  { storeHash, settings }: KnownStore,
  { checkId, provider }: Check,
  failed: ReadonlySet<RemoteProviderName>,
): Promise<Turn> {
  const { first, second } = settings.providers;
  const other = [first, second].find((one) => one !== null && one !== provider && !(failed as Set<string>).has(one));
  if (!other || (await providers.isOut(storeHash, other))) return fail('upstream_unavailable');
  const moved = await checks.move(storeHash, checkId, { kind: 'rerouted', provider: other }, clock());
  return moved.ok ? 'again' : fail('check_closed');
}

async function goOn(parts: BeginParts, store: KnownStore, provider: Provider, session: Session): Promise<Turn> {
  const { sessions, clock } = parts;
  const { storeHash, sessionId, checkId } = session;
  const resumed = await resume(parts, provider, session);
  if (resumed.ok) return ok({ screen: resumed.value, isFrameable: provider.abilities.isFrameable });
  parts.onTrouble({ checkId, provider: provider.name, code: resumed.code });
  if (resumed.code !== 'not_found' && resumed.code !== 'refused') return fail('upstream_unavailable');
  const looked = await lookAtSession(parts, store, session);
  if (!looked.ok) return fail('upstream_unavailable');
  const now = await sessions.find(storeHash, session.provider, sessionId);
  if (now?.kind === 'submitted' || now?.kind === 'judged') return fail('busy');
  if (now && isLive(now)) {
    // Its shopper can't go on with it. Should the provider go on all the same, nothing that it finds moves the check.
    if (provider.abilities.canCancel) await provider.cancel(sessionId);
    await sessions.giveUp(now, clock());
  }
  return 'again';
}

/** The screen of a session that has no other for its whole life is the one it was made with. */
async function resume(
  { sessions, clock }: BeginParts,
  provider: Provider,
  session: Session,
): ProviderResult<SessionScreen> {
  const resumed = await provider.resume(session.sessionId);
  if (resumed.ok || resumed.code !== 'unsupported') return resumed;
  const isOver = session.kind === 'submitted' || session.kind === 'judged' || clock() >= session.expiresAtMs;
  if (isOver) return fail('refused');
  return ok({ url: await sessions.readScreenUrl(session), expiresAtMs: session.expiresAtMs });
}
