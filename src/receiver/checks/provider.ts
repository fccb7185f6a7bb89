import type { Evidence } from '../../contract/wire/evidence.ts';
import type { Finding } from '../../contract/wire/finding.ts';
import type { Ial, Requirement } from '../../contract/wire/requirement.ts';
import type { Result } from '../../contract/wire/result.ts';
import type { PersonName } from './ports.ts';

/** Who can verify. `document` is built in and has no sessions of its own; the others are reached over the network. */
export const providerNames = ['document', 'one_kosmos', 'real_id', 'stripe', 'persona', 'veriff', 'onfido'] as const;
export type ProviderName = (typeof providerNames)[number];
export type RemoteProviderName = Exclude<ProviderName, 'document'>;

/**
 * Why a provider did not do as asked.
 * - `unreachable`: no answer in time, or one that says "later". Try again; counts towards the circuit breaker.
 * - `rate_limited`: too many calls. Try again after `retryAfterMs` of the port's limiter.
 * - `unauthorized`: the credentials are dead or lack a right. Nobody but the merchant can help.
 * - `not_found`: the provider does not know that session.
 * - `refused`: the provider understood and declined. Trying again will not help.
 * - `unsupported`: this provider can't do that at all.
 * - `unexpected`: the answer was not of the documented shape.
 */
export type ProviderError =
  | 'unreachable'
  | 'rate_limited'
  | 'unauthorized'
  | 'not_found'
  | 'refused'
  | 'unsupported'
  | 'unexpected';
export type ProviderResult<T> = Promise<Result<T, ProviderError>>;

/** What a provider can do, so that nobody asks for what it can't. */
export interface ProviderAbilities {
  /** The highest level its verdicts claim. */
  readonly highestIal: Ial;
  /** Whether it tells of changes by webhook. Where not, the receiver asks again by itself. */
  readonly hasWebhooks: boolean;
  /** Whether its page may be shown inside ours. Where not, it opens beside it. */
  readonly isFrameable: boolean;
  readonly canCancel: boolean;
  readonly canErase: boolean;
  /** Whether a verdict of its is worth nothing without a signed credential that was verified. */
  readonly needsCredential: boolean;
}

/** For whom a session is made, and what it has to show. */
export interface SessionRequest {
  readonly checkId: string;
  readonly requirement: Requirement;
  /** As the shop has them; a provider gets those it asks for, and nothing else. */
  readonly person: { readonly email: string | null; readonly name: PersonName | null };
  /** BCP 47. */
  readonly language: string;
  /** Where the provider sends the shopper when they are done. That they come back says nothing about a verdict. */
  readonly returnUrl: string;
  /** The same for each try to make this one session. */
  readonly idempotencyKey: string;
}

/** Where the shopper goes on. */
export interface SessionScreen {
  /** The provider's own page; null where the provider sends the shopper a message instead. */
  readonly url: string | null;
  /** Until when `url` works; null where the provider does not say. */
  readonly expiresAtMs: number | null;
}

export interface StartedSession {
  /** The provider's own id of the session. */
  readonly sessionId: string;
  readonly screen: SessionScreen;
}

/** What a verdict is judged against. `today` is the shop's calendar day, `YYYY-MM-DD`. */
export interface JudgedAgainst {
  readonly requirement: Requirement;
  readonly billingName: PersonName | null;
  readonly today: string;
}

/** For which check a session is looked at, and what a verdict is judged against. */
export interface SessionLook extends JudgedAgainst {
  /** Under which the session was asked for. */
  readonly checkId: string;
}

/** The whole of what a provider says of one session now, in our words. Nothing has to be remembered from before. */
export type SessionState =
  /** Nobody has opened it yet. */
  | { readonly kind: 'created' }
  | { readonly kind: 'opened' }
  /** The shopper is done; the verdict is on its way. */
  | { readonly kind: 'submitted' }
  /** What was shown could not be used. The shopper may try again in the same session. */
  | { readonly kind: 'resubmission'; readonly finding: Extract<Finding, 'unreadable' | 'not_a_licence'> }
  | {
      readonly kind: 'judged';
      readonly outcome: 'verified' | 'failed' | 'in_review';
      readonly finding: Finding | null;
      readonly evidence: Evidence;
      /** A signed credential that came with the verdict, as it came. It is believed only once it has been verified. */
      readonly credential?: string;
    }
  /** Over without a verdict. The same check may begin another session. */
  | { readonly kind: 'ended'; readonly reason: 'expired' | 'abandoned' | 'cancelled' | 'trouble' }
  /** The provider has erased it. Says nothing about the verdict that was. */
  | { readonly kind: 'erased' };

/** One delivery of a provider's webhook that was proven to be the provider's. It only says where to look again. */
export interface ProviderDelivery {
  /** The same for each retry of one message. */
  readonly deliveryId: string;
  /** The sessions that may have changed; empty for news that is none of ours. */
  readonly sessionIds: readonly string[];
  /** When the provider says it was sent; null where it does not say. Old ones are looked at all the same. */
  readonly sentAtMs: number | null;
}

/**
 * One provider, opened with one store's credentials. No method throws, and every one may be called again: a repeated `create` with the
 * same key answers the same session where the provider supports that.
 */
export interface Provider {
  readonly name: RemoteProviderName;
  readonly abilities: ProviderAbilities;
  create(request: SessionRequest): ProviderResult<StartedSession>;
  /**
   * A screen that works now, for a session that has been begun: links and tokens run out. `unsupported` where a session has one screen for
   * its whole life, told by `create` and never again; `refused` where nothing is left to be done on one.
   */
  resume(sessionId: string): ProviderResult<SessionScreen>;
  /** Reads the session where it is kept. The only source of a verdict. */
  fetch(sessionId: string, look: SessionLook): ProviderResult<SessionState>;
  cancel(sessionId: string): ProviderResult<void>;
  /** Has the provider erase what it holds of the session. Done already counts as done. */
  erase(sessionId: string): ProviderResult<void>;
  /**
   * Proves a delivery by its raw bytes, then reads it. Header names are in lower case. Fails with `bad_signature`, or with `unreadable`
   * for an authentic one that does not have the documented shape.
   */
  readWebhook(
    headers: Readonly<Record<string, string>>,
    body: Uint8Array,
    nowMs: number,
  ): Promise<Result<ProviderDelivery, 'bad_signature' | 'unreadable'>>;
}

/** A provider's credentials for one store, by name, as its folder describes them. Kept encrypted. */
export type ProviderCredentials = Readonly<Record<string, string>>;

/** Every store's providers. */
export interface ProviderDirectory {
  /** A provider, opened with the store's credentials and held to its limits. Undefined where the store has none that look right. */
  open(storeHash: string, name: RemoteProviderName): Promise<Provider | undefined>;
  /** Whether nothing can be expected of a provider just now: it failed repeatedly a moment ago, or the store can't open it. */
  isOut(storeHash: string, name: ProviderName): Promise<boolean>;
  /** Has the store's credentials read again when they are needed next. */
  forget(storeHash: string, name: RemoteProviderName): void;
}

/** What there is to know of a provider before a store has its credentials. */
export interface ProviderProfile {
  readonly abilities: ProviderAbilities;
  /** What a merchant is asked for, by name. */
  readonly credentialFields: Readonly<Record<string, { readonly isSecret: boolean; readonly isOptional?: boolean }>>;
  /** Whether credentials look right. Whether they open anything, only the provider knows. */
  looksRight(credentials: ProviderCredentials): boolean;
}
