import type { Result } from '../../contract/wire/result.ts';
import type { ReportedState } from './machine.ts';
import type { RemoteProviderName, SessionState } from './provider.ts';

/** One session of a check with a provider, as it was when it was last looked at. */
export interface Session {
  readonly storeHash: string;
  readonly provider: RemoteProviderName;
  /** The provider's own id. */
  readonly sessionId: string;
  readonly checkId: string;
  /** Which of its check's sessions this is, counted from 1. Only the latest moves the check. */
  readonly number: number;
  readonly kind: SessionState['kind'];
  /** How many looks were recorded. */
  readonly looks: number;
  /** The shop's day, `YYYY-MM-DD`, on which there first was a verdict: it is judged as of that day ever after. */
  readonly judgedOn: string | null;
  /** When it is looked at again without being told to; null for never. */
  readonly nextLookAtMs: number | null;
  /** Until when the shopper can go on with it. */
  readonly expiresAtMs: number;
  readonly createdAtMs: number;
}

export type NewSession = Omit<Session, 'kind' | 'looks' | 'judgedOn'> & {
  /** Where its shopper goes on; null where the provider writes to them. */
  readonly screenUrl: string | null;
};

/** The most sessions a check may have before a person looks at it. */
export const maxSessions = 5;

/** Whether a session may still come to a verdict, or has. */
export const isLive = ({ kind }: Session): boolean => kind !== 'ended' && kind !== 'erased';

/** What one look found. */
export interface Look {
  readonly state: ReportedState;
  /** Whether the check learns of it. */
  readonly isNews: boolean;
  readonly judgedOn: string | null;
  readonly nextLookAtMs: number | null;
  /** A credential that was verified, kept sealed. */
  readonly credential: { readonly token: string; readonly reference: string } | null;
}

/** Whether a session of a check can be begun now. */
export type Claim =
  | { readonly kind: 'live'; readonly session: Session }
  /** Yes, by whoever asked, and by nobody else for a while. The key is the same for each try to make this one session. */
  | { readonly kind: 'claimed'; readonly number: number; readonly idempotencyKey: string }
  /** Somebody else is at it. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'used_up' };

export interface Sessions {
  find(storeHash: string, provider: RemoteProviderName, sessionId: string): Promise<Session | undefined>;
  /** The latest session, of any provider, that has one of these ids. */
  findNamed(storeHash: string, sessionIds: readonly string[]): Promise<Session | undefined>;
  /** All sessions of a check, the latest first. */
  findOfCheck(storeHash: string, checkId: string): Promise<Session[]>;
  /** Asks for the right to have a session made, so that two tabs don't have two made. */
  claim(storeHash: string, checkId: string, nowMs: number): Promise<Claim>;
  /** Gives the right back after no session was made. After `isRefused` the next try goes by another key. */
  release(storeHash: string, checkId: string, isRefused: boolean): Promise<void>;
  /** Stores a session that was just made, with its first planned look. Answers false when its check has got another one meanwhile. */
  begin(session: NewSession): Promise<boolean>;
  /** Where the shopper was sent when the session was made. */
  readScreenUrl(session: Session): Promise<string | null>;
  /**
   * Stores what a look found, moves the check by it and plans the next look, in one transaction. Fails with `session_moved` when the
   * session was looked at since it was read: then nothing is stored, for the other look may know more.
   */
  record(session: Session, look: Look, atMs: number): Promise<Result<void, 'session_moved'>>;
  /** Has a session looked at as soon as may be. */
  lookSoon(session: Session): Promise<void>;
  /** Takes a session for over that its shopper can't go on with. */
  giveUp(session: Session, atMs: number): Promise<void>;
  /** Looks no more unless told to. */
  stopLooking(session: Session): Promise<void>;
}
