import type { Context } from 'hono';
import type { EditConflict } from '../../contract/schema/admin/staff.ts';
import type { AdminErrorCode } from '../../contract/wire/admin-error-codes.ts';
import type { ErrorCode, Problem } from '../../contract/wire/error-codes.ts';
import type { MerchantErrorCode } from '../../contract/wire/merchant-error-codes.ts';

interface Meaning {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;
  readonly title: string;
  readonly retryable?: true;
}

/** Every error that there is an answer for. */
export type AnyErrorCode = ErrorCode | MerchantErrorCode | AdminErrorCode;

const meanings: Readonly<Record<AnyErrorCode, Meaning>> = {
  invalid_request: { status: 400, title: 'The request does not have the published shape.' },
  too_large: { status: 413, title: 'The body is larger than this address takes.' },
  incomplete_body: { status: 400, title: 'The body is empty or was cut short. Send it again.', retryable: true },
  unsupported_media_type: { status: 415, title: 'This address does not read that content type.' },
  not_an_image: { status: 422, title: 'The file is not a JPEG, PNG or WebP picture that can be opened.' },
  unknown_store: { status: 404, title: 'No such store, or idgate is not installed there.' },
  unknown_check: { status: 404, title: 'No such check, or not one this token opens.' },
  not_found: { status: 404, title: 'There is nothing at this address.' },
  origin_not_allowed: { status: 403, title: "This page's origin is not one of the store's." },
  unauthorized: { status: 401, title: 'The token is missing, wrong or out of date. Ask for a decision again.' },
  bad_signature: { status: 401, title: 'The signature is missing or wrong. Nothing was stored.' },
  replay_mismatch: { status: 409, title: 'This delivery id was seen before with another content. Nothing was stored.' },
  check_closed: { status: 409, title: 'This check has its verdict, or a person looks at it. It takes nothing more.' },
  wrong_provider: { status: 409, title: 'The check goes on elsewhere. Read it again: it says where.' },
  consent_missing: { status: 409, title: 'The shopper has to agree to the check first. Nothing was read.' },
  link_expired: { status: 410, title: 'This link was used already, is too old, or never was one. Make a new one.' },
  link_renewable: { status: 410, title: 'This link was used already, or is too old. A new one can be sent by e-mail.' },
  no_mail: { status: 409, title: 'No e-mail is sent from here. Make a link to open on the other device.' },
  busy: {
    status: 409,
    title: 'What came before is still being worked on. Nothing was counted. Try again in a moment.',
    retryable: true,
  },
  invalid_key: { status: 401, title: 'The key is missing, wrong, revoked or out of date.' },
  missing_scope: { status: 403, title: 'This key does not have the scope that this needs.' },
  check_replaced: { status: 409, title: 'A newer check took the place of this one, which takes nothing more.' },
  unknown_order: { status: 404, title: 'No such order in this store.' },
  idempotency_mismatch: {
    status: 409,
    title: 'This idempotency key was used before with another body. Nothing was done.',
  },
  idempotency_in_progress: {
    status: 409,
    title: 'The request with this idempotency key is still being worked on. Try again in a moment.',
    retryable: true,
  },
  unknown_erasure: { status: 404, title: 'No such receipt of an erasure.' },
  unknown_endpoint: { status: 404, title: 'No such webhook endpoint.' },
  unknown_delivery: { status: 404, title: 'No such delivery to this endpoint, or it is too old to be kept.' },
  url_not_allowed: { status: 422, title: 'Webhooks are sent to public https addresses alone.' },
  too_many_endpoints: { status: 409, title: 'The store has as many webhook endpoints as it may have.' },
  session_over: {
    status: 401,
    title: 'The session is over. Open idgate again from the Apps menu of the control panel.',
  },
  forbidden_role: { status: 403, title: "Somebody in this role may not do that. The store's owner can give another." },
  edit_conflict: { status: 409, title: 'Somebody else changed it meanwhile. Nothing was overwritten.' },
  second_eyes_needed: { status: 409, title: 'Two people have to agree to this. Another one has to decide.' },
  rate_limited: { status: 429, title: 'Too many requests. Wait, then try again.', retryable: true },
  upstream_unavailable: {
    status: 503,
    title: 'The shop can not be reached just now. Nothing was counted. Try again.',
    retryable: true,
  },
  internal: {
    status: 500,
    title: 'Something went wrong on our side. It is logged under the request id.',
    retryable: true,
  },
};

/** What some answers say beside their code: where the trouble is, or who else changed what was to be changed, and when. */
type Said = { readonly fields?: readonly string[] } | Omit<EditConflict, 'code'>;

/** The one shape of every error answer. Nothing from upstream, and nothing of the request, gets into it. */
export function problem(c: Context, code: AnyErrorCode, more: Said = {}): Response {
  const { status, title, retryable = false } = meanings[code];
  const body: Omit<Problem, 'code'> & { code: AnyErrorCode; status: number } & Said = {
    code,
    title,
    status,
    requestId: c.get('requestId'),
    retryable,
    ...more,
  };
  return c.json(body, status, { 'Content-Type': 'application/problem+json' });
}

/** What a code means, for those who describe it. */
export const meaningOf = (code: AnyErrorCode): { readonly status: number; readonly title: string } => meanings[code];
