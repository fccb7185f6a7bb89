import { flag, oneOf, type Read, record, text } from './shape.ts';

/** Every error the receiver answers with, and who has to act. Codes are stable; the sentence beside them is not. */
export const errorCodes = [
  /** The request's body or parameters don't have the published shape. The caller mends it. */
  'invalid_request',
  /** The body is larger than this endpoint takes. */
  'too_large',
  /** The body was cut short or empty. Send it again. */
  'incomplete_body',
  /** The content type is not one this endpoint reads. */
  'unsupported_media_type',
  /** The bytes are not a picture that can be opened. The shopper chooses another file. */
  'not_an_image',
  /** No such store, or idgate is not installed there. */
  'unknown_store',
  /** No such check, or not one the caller may see. */
  'unknown_check',
  /** No such address. */
  'not_found',
  /** This page's origin is not one of the store's. The merchant's app settings, or a page that should not ask. */
  'origin_not_allowed',
  /** The token is missing, forged or out of date. Ask for a decision again. */
  'unauthorized',
  /** A webhook's signature is missing or wrong. Nothing was stored. */
  'bad_signature',
  /** A webhook id was seen before with other content. Nothing was stored; somebody should look. */
  'replay_mismatch',
  /** The check has its verdict, or none can be made now: no more photos are taken. */
  'check_closed',
  /** The store asks for the shopper's consent before anything is read, and there is none yet. Ask the shopper. */
  'consent_missing',
  /** A link to a phone that was used already, is too old, or never was one. Make a new one on the page where it came from. */
  'link_expired',
  /** Another photo of this check is being read, or too many of other checks. Nothing was counted: wait a moment, then try again. */
  'busy',
  /** Too many requests. Wait, then try again. */
  'rate_limited',
  /** The shop or the verification provider can't be reached just now. Try again; nothing was counted. */
  'upstream_unavailable',
  /** Our fault. Logged with the request id. */
  'internal',
] as const;

/** Errors that only a merchant's own programs meet, at `/api/v1`, beside those above. Apart, as no page needs to know them. */
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

export const readErrorCode = oneOf(...errorCodes);
export type ErrorCode = Read<typeof readErrorCode>;

/** The body of every error answer (`application/problem+json`). */
export const readProblem = record({
  code: readErrorCode,
  /** One sentence in English for developers; a shopper's words are the widget's own, by code. */
  title: text(500),
  /** Quote it to whoever runs the receiver. */
  requestId: text(100),
  /** Whether the same request may succeed later. */
  retryable: flag,
});
export type Problem = Read<typeof readProblem>;
