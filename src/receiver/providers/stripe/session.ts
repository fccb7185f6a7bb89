import { z } from 'zod';
import type { Evidence } from '../../../contract/wire/evidence.ts';
import type { JudgedAgainst, SessionState } from '../../checks/provider.ts';
import { readDateParts } from '../dates.ts';
import { judge } from '../judge.ts';
import type { Reading } from '../reading.ts';

const dateParts = z.object({
  day: z.int().nullable(),
  month: z.int().nullable(),
  year: z.int().nullable(),
});
const part = z.object({ status: z.string() });

/** A verification session, as far as going on with it takes. */
export const stripeSession = z.object({
  id: z.string().min(1),
  status: z.string(),
  url: z.url({ protocol: /^https$/ }).nullable(),
  redaction: z.object({ status: z.string() }).nullable(),
});
export type StripeSession = z.infer<typeof stripeSession>;

/** A verification session with what came of it. */
export const stripeResult = stripeSession.extend({
  client_reference_id: z.string().nullable(),
  last_error: z.object({ code: z.string().nullable() }).nullable(),
  last_verification_report: z
    .object({
      document: part
        .extend({
          type: z.string().nullable(),
          first_name: z.string().nullable(),
          last_name: z.string().nullable(),
          issuing_country: z.string().nullable(),
          dob: dateParts.nullish(),
          expiration_date: dateParts.nullish(),
        })
        .optional(),
      selfie: part.optional(),
    })
    .nullable(),
});
export type StripeResult = z.infer<typeof stripeResult>;

/** What has to be asked for by name, or Stripe leaves it out. */
export const stripeExpansions = [
  'last_verification_report',
  'last_verification_report.document.dob',
  'last_verification_report.document.expiration_date',
];

/**
 * What Stripe says of a session, in our words. A session that asks for input again is one and the same: the shopper goes on in it.
 * @see Stripe, "How Verification Sessions work", "Handle verification outcomes" (read 2026-11).
 */
export function stripeStateOf(session: StripeResult, against: JudgedAgainst): SessionState {
  if (session.redaction) return { kind: 'erased' };
  switch (session.status) {
    case 'verified':
      return judge(readingOf(session, 'approved'), against);
    case 'canceled':
      return { kind: 'ended', reason: 'cancelled' };
    case 'requires_input':
      return session.last_error ? stateAfterError(session, session.last_error.code, against) : { kind: 'created' };
    default:
      return { kind: 'submitted' };
  }
}

/** What a failed try means. A word that is not known here says no more than that the shopper was there. */
function stateAfterError(session: StripeResult, code: string | null, against: JudgedAgainst): SessionState {
  switch (code) {
    case 'document_unverified_other':
    case 'selfie_unverified_other':
      return { kind: 'resubmission', finding: 'unreadable' };
    case 'document_type_not_supported':
    case 'selfie_document_missing_photo':
      return { kind: 'resubmission', finding: 'not_a_licence' };
    case 'document_expired':
      return judge(readingOf(session, 'document_expired'), against);
    case 'under_supported_age':
      return judge(readingOf(session, 'under_age'), against);
    case 'selfie_manipulated':
      return judge(readingOf(session, 'declined'), against);
    // A face that does not fit may be a bad picture of the right one.
    case 'selfie_face_mismatch':
    case 'country_not_supported':
      return judge(readingOf(session, 'review'), against);
    default:
      return { kind: 'opened' };
  }
}

const documentTypes: Readonly<Record<string, Evidence['documentType']>> = {
  driving_license: 'driving_licence',
  id_card: 'identity_card',
  passport: 'passport',
};

function readingOf(session: StripeResult, verdict: Reading['verdict']): Reading {
  const report = session.last_verification_report;
  const document = report?.document;
  const isFaceMatched = report?.selfie?.status === 'verified';
  const isDocumentGood = document?.status === 'verified';
  return {
    verdict: verdict === 'approved' && !isDocumentGood ? 'review' : verdict,
    name: document
      ? { firstName: document.first_name ?? '', middleName: '', lastName: document.last_name ?? '' }
      : null,
    birthDate: readDateParts(document?.dob),
    expiryDate: readDateParts(document?.expiration_date),
    isValidityVouchedFor: true,
    documentType: documentTypes[document?.type ?? ''] ?? null,
    country: countryOf(document?.issuing_country),
    region: null,
    ial: isFaceMatched ? 2 : 1,
    method: isFaceMatched ? 'stripe:document_and_selfie' : 'stripe:document',
    ...(report?.selfie && { isFaceMatched }),
  };
}

const countryOf = (code: string | null | undefined) => (code && /^[A-Z]{2}$/.test(code) ? code : null);
