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
  /** The check is not with the provider that this address serves. Read the check again: it says where to go on. */
  'wrong_provider',
  /** The store asks for the shopper's consent before anything is read, and there is none yet. Ask the shopper. */
  'consent_missing',
  /** A link to a phone that was used already, is too old, or never was one. Make a new one on the page where it came from. */
  'link_expired',
  /** The same of one that came by e-mail: `POST /v1/hand-offs/renewal` sends a new one the same way. */
  'link_renewable',
  /** No e-mail can be sent from here. Make a link to open on the other device. */
  'no_mail',
  /** The same is under way for this check already, or too much for others. Nothing was counted: wait a moment, then try again. */
  'busy',
  /** Too many requests. Wait, then try again. */
  'rate_limited',
  /** The shop or the verification provider can't be reached just now. Try again; nothing was counted. */
  'upstream_unavailable',
  /** Our fault. Logged with the request id. */
  'internal',
] as const;

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
