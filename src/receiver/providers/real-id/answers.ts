import { z } from 'zod';
import type { Evidence } from '../../../contract/wire/evidence.ts';
import type { JudgedAgainst, SessionState } from '../../checks/provider.ts';
import { readDate } from '../dates.ts';
import { judge } from '../judge.ts';
import type { Reading } from '../reading.ts';

/** What is read of a document may be missing, and then is not known. What is of another type is not as documented. */
const read = z.string().nullish();

export const realIdAnswer = z.object({
  check: z.object({
    id: z.string().min(1),
    /** How far the shopper has come. */
    step: z.string(),
    /** One of the seven words that Real ID writes to a shop; left out by some of its platforms. */
    status: read,
    rules: z.object({ testing: z.boolean().nullish(), selfie_liveness: read }).nullish(),
    result: z
      .object({
        document: z
          .object({
            first_name: read,
            middle_name: read,
            last_name: read,
            birth_date: read,
            expiration_date: read,
            type: read,
            country: read,
            state: read,
          })
          .nullish(),
      })
      .nullish(),
    job: z.object({ result: z.object({ success: z.boolean().nullish() }).nullish() }).nullish(),
  }),
});
export type RealIdCheck = z.infer<typeof realIdAnswer>['check'];

/**
 * What Real ID says of a check, in our words. Its status, where it tells one, has the last word: a step may be complete and the result
 * still wait for a person. What its merchant decided on its desk is its verdict, and not one of our staff's.
 * @see Real ID help, "API: checks", "API: webhooks" and "Metadata" (read 2026-11).
 */
export function realIdStateOf(check: RealIdCheck, against: JudgedAgainst): SessionState {
  const word = (check.status ?? check.step).toLowerCase().replaceAll('-', '_');
  switch (word) {
    case 'pending':
    case 'created':
    case 'delivered':
      return { kind: 'created' };
    case 'opened':
    case 'in_progress':
      return { kind: 'opened' };
    case 'verified':
    case 'completed':
      return judge(readingOf(check, check.job?.result?.success === false ? 'declined' : 'approved', word), against);
    case 'manually_approved':
      return judge(readingOf(check, 'approved', word), against);
    case 'in_review':
      return judge(readingOf(check, 'review', word), against);
    case 'failed':
    case 'manually_rejected':
      return judge(readingOf(check, 'declined', word), against);
    default:
      // Photos have come in; so may a word have that nobody knows yet.
      return { kind: 'submitted' };
  }
}

const documentTypes: Readonly<Record<string, Evidence['documentType']>> = {
  drivers_license: 'driving_licence',
  driver_license: 'driving_licence',
  driving_license: 'driving_licence',
  id_card: 'identity_card',
  identity_card: 'identity_card',
  passport: 'passport',
  residence_permit: 'residence_permit',
};

/** Whether a selfie is compared with the document, by Real ID's word for how it is taken. */
const comparesFaces: Readonly<Record<string, boolean>> = { straight: true, none: false };

function readingOf({ rules, result }: RealIdCheck, verdict: Reading['verdict'], word: string): Reading {
  const document = result?.document;
  const isCompared = comparesFaces[rules?.selfie_liveness ?? ''];
  // A test of the app approves what nobody has looked at, and an approval is worth what its rules asked for.
  const isKnown = rules?.testing === false && isCompared !== undefined;
  const isByHand = word.startsWith('manually_');
  // A person's decision says nothing of faces.
  const isFaceMatched = verdict === 'approved' && !isByHand && isCompared === true;
  return {
    verdict: verdict === 'approved' && !isKnown ? 'review' : verdict,
    name: document
      ? {
          firstName: document.first_name ?? '',
          middleName: document.middle_name ?? '',
          lastName: document.last_name ?? '',
        }
      : null,
    birthDate: readDate(document?.birth_date),
    expiryDate: readDate(document?.expiration_date),
    isValidityVouchedFor: false,
    documentType: documentTypes[document?.type ?? ''] ?? null,
    country: lettersOf(document?.country),
    region: lettersOf(document?.state),
    ial: isFaceMatched ? 2 : 1,
    method: isByHand ? `real_id:${word}` : isFaceMatched ? 'real_id:document_and_selfie' : 'real_id:document',
    ...(isFaceMatched && { isFaceMatched }),
  };
}

const lettersOf = (code: string | null | undefined) => (code && /^[A-Z]{2}$/.test(code) ? code : null);
