/** Errors that only a merchant's own programs meet, at `/api/v1`, beside those that pages meet too. Apart from these, as no page has to carry them. */
export const merchantErrorCodes = [
  /** The key is missing, wrong, revoked or out of date. The merchant uses another. */
  'invalid_key',
  /** The key is good, but not for this. The merchant makes one with the scope. */
  'missing_scope',
  /** A newer check took the place of this one. Ask for that one. */
  'check_replaced',
  /** No such order in the store. */
  'unknown_order',
  /** The idempotency key was used before, with another body. Nothing was done. */
  'idempotency_mismatch',
  /** The request with this idempotency key is still being worked on. Try again in a moment. */
  'idempotency_in_progress',
  /** No such receipt of an erasure. */
  'unknown_erasure',
  /** No such webhook endpoint. */
  'unknown_endpoint',
  /** No such delivery to this endpoint, or it is so old that it was forgotten. */
  'unknown_delivery',
  /** The address is not one that webhooks are sent to: it has to be https and public. */
  'url_not_allowed',
  /** The store has as many webhook endpoints as it may have. */
  'too_many_endpoints',
] as const;
export type MerchantErrorCode = (typeof merchantErrorCodes)[number];
