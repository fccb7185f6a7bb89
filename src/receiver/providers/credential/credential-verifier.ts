import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { fail, ok } from '../../../contract/wire/result.ts';
import type { CredentialVerifier } from '../../checks/credential.ts';
import { claimedIal } from '../assurance-level.ts';
import { type CredentialClaims, readCredentialClaims } from './credential-claims.ts';
import { isLater, isOver, readSignedToken, type TokenParts } from './signed-token.ts';
import { readStatus } from './status-list.ts';

const maxTokenLength = 64 * 1024;
/** Tokens of other kinds may be signed with the same keys, and must not pass for a credential. */
const types = ['jwt', 'vc+jwt', 'vc-jwt', 'vc+ld+jwt', 'vc+ld+json+jwt'];

/**
 * Proves a verifiable credential in the form of a JSON Web Token. Nothing that a token says is acted on before its signature is proven,
 * but for the name of its issuer, which only chooses among those that the store trusts. One that names no end is not believed.
 */
export function createCredentialVerifier(parts: TokenParts): CredentialVerifier {
  return async (token, { issuers, subject }) => {
    const claimed = readUnproven(token);
    if (!claimed) return fail('unreadable');
    const issuer = issuers.find((trusted) => trusted.issuer === claimed.issuer);
    if (!issuer) return fail('untrusted_issuer');
    const signed = await readSignedToken(token, issuer, parts);
    if (!signed.ok) return signed;
    const claims = readCredentialClaims(signed.value);
    if (!claims || claims.validUntilMs === null) return fail('unreadable');
    if (claims.subject !== subject) return fail('wrong_subject');
    const nowMs = parts.clock();
    if (isOver(claims.validUntilMs, nowMs)) return fail('expired');
    if (claims.validFromMs !== null && isLater(claims.validFromMs, nowMs)) return fail('not_yet_valid');
    const status = await readStatus(claims.status, issuer, parts);
    if (status !== 'good') return fail(status === 'revoked' ? 'revoked' : 'unreachable');
    return ok({
      issuer: issuer.issuer,
      subject,
      ial: claimedIal(claims.all),
      expiresAtMs: claims.validUntilMs,
      reference: `vc_${createHash('sha256').update(token).digest('base64url')}`,
    });
  };
}

function readUnproven(token: string): CredentialClaims | undefined {
  if (token.length > maxTokenLength) return undefined;
  try {
    const { typ } = decodeProtectedHeader(token);
    const type = typ?.toLowerCase().replace(/^application\//, '') ?? 'jwt';
    return types.includes(type) ? readCredentialClaims(decodeJwt(token)) : undefined;
  } catch {
    return undefined;
  }
}
