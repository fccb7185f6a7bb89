import { createHash, createHmac } from 'node:crypto';
import { isSameDigest } from './timestamped-signature.ts';

/**
 * Whether one of these secrets signed these bytes: hex of HMAC-SHA256 over the body, and nothing else.
 * @see Veriff, "HMAC authentication and endpoint security"; Onfido API 3.6, "Webhook security" (read 2026-11).
 */
export function isBodySigned(header: string | undefined, body: Uint8Array, secrets: readonly string[]): boolean {
  return secrets.some((secret) => isSameDigest(header ?? '', createHmac('sha256', secret).update(body).digest()));
}

/**
 * An id for a delivery of a vendor that gives it none and no time either. A retry or a replay has the same bytes, hence the same id;
 * whatever else is said of a session has another, so that a change of mind is not taken for a repetition.
 */
export const idOfBody = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');
