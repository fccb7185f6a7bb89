import { errors, type JWTPayload, jwtVerify } from 'jose';
import { fail, ok, type Result } from '../../../contract/wire/result.ts';
import type { CredentialError } from '../../checks/credential.ts';
import { readIssuerKeys } from './issuer-keys.ts';
import type { PublicDocuments } from './public-documents.ts';

/** Public-key signatures only: with a shared secret, an issuer's public key would be the key to forge with. */
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'RS256', 'PS256'];
const toleranceMs = 60_000;
const keysMaxAgeMs = 10 * 60_000;
/** A key that is not known yet may be new. Nobody makes us ask more often than this. */
const keysAskedAgainMs = 30_000;

export interface TokenParts {
  readonly documents: PublicDocuments;
  readonly clock: () => number;
}

/** What an issuer signed, and that it counts now, by the token's own times. */
export async function readSignedToken(
  token: string,
  { keysAt, audience }: { keysAt: string; audience?: string },
  { documents, clock }: TokenParts,
): Promise<Result<JWTPayload, CredentialError>> {
  for (const maxAgeMs of [keysMaxAgeMs, keysAskedAgainMs]) {
    const keys = await readIssuerKeys(documents, keysAt, maxAgeMs);
    if (!keys) return fail('unreachable');
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms,
        clockTolerance: toleranceMs / 1_000,
        currentDate: new Date(clock()),
        ...(audience !== undefined && { audience }),
      });
      return payload.iat !== undefined && isLater(payload.iat * 1_000, clock()) ? fail('not_yet_valid') : ok(payload);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) return fail(codeOf(error));
    }
  }
  return fail('forged');
}

export const isLater = (timeMs: number, nowMs: number) => timeMs > nowMs + toleranceMs;
export const isOver = (timeMs: number, nowMs: number) => timeMs <= nowMs - toleranceMs;

function codeOf(error: unknown): CredentialError {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed && error.reason === 'check_failed') {
    if (error.claim === 'aud') return 'wrong_audience';
    if (error.claim === 'nbf') return 'not_yet_valid';
  }
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim === 'aud' ? 'wrong_audience' : 'unreadable';
  return error instanceof errors.JWTInvalid ? 'unreadable' : 'forged';
}
