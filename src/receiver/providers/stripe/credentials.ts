import { webhookSecretFields } from '../credentials.ts';

/**
 * `secretKey` is a restricted key that may write verification sessions and read their sensitive results: an ordinary secret key is told
 * neither birth date nor expiry date.
 * @see Stripe, "Access verification results" (read 2026-11).
 */
export const stripeCredentialFields = {
  secretKey: { isSecret: true, pattern: /^[rs]k_(test|live)_[A-Za-z0-9]{8,300}$/ },
  ...webhookSecretFields(/^whsec_[A-Za-z0-9+/=_-]{8,300}$/),
} as const;
