import type { Ial } from '../../contract/wire/requirement.ts';
import type { Result } from '../../contract/wire/result.ts';

/** An issuer whose signed credentials a store believes. */
export interface TrustedIssuer {
  /** What its credentials call it, to the letter. */
  readonly issuer: string;
  /** For whom its credentials for this store are made out. */
  readonly audience: string;
  /** Where its keys are published: the https address of a JSON Web Key Set, or a `did:web:` name. */
  readonly keysAt: string;
}

/** What a credential is held against. */
export interface ExpectedCredential {
  readonly issuers: readonly TrustedIssuer[];
  /** Whom it has to be about: the name under which the provider was asked, which is the check's id. */
  readonly subject: string;
}

/**
 * Why a credential is not believed.
 * - `unreadable`: it is not a credential in the form of a JSON Web Token, or says two things at once.
 * - `untrusted_issuer`: the store does not trust whoever it says made it.
 * - `forged`: no key of the issuer's signed these bytes, or not by a method that is safe.
 * - `wrong_audience`, `wrong_subject`: it is genuine, and for another shop, or about somebody else.
 * - `expired`, `not_yet_valid`, `revoked`: it is genuine, and does not count now. A suspended one is `revoked` as long as it lasts.
 * - `unreachable`: the issuer's keys or its list of revoked credentials could not be read. The only one to try again.
 */
export type CredentialError =
  | 'unreadable'
  | 'untrusted_issuer'
  | 'forged'
  | 'wrong_audience'
  | 'wrong_subject'
  | 'expired'
  | 'not_yet_valid'
  | 'revoked'
  | 'unreachable';

/** A credential that was proven. Nothing in it is about the person but who was asked for. */
export interface VerifiedCredential {
  readonly issuer: string;
  readonly subject: string;
  /** The level it claims; null where it claims none that is known. */
  readonly ial: Ial | null;
  readonly expiresAtMs: number;
  /** Stands for these very bytes where they should not be shown: 46 letters that tell nothing of the content. */
  readonly reference: string;
}

/** Proves a signed credential, as it came. Reads the issuer's published keys and lists; changes nothing. */
export type CredentialVerifier = (
  token: string,
  expected: ExpectedCredential,
) => Promise<Result<VerifiedCredential, CredentialError>>;
