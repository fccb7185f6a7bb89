import { z } from 'zod';
import type { Evidence } from '../../../contract/wire/evidence.ts';
import type { JudgedAgainst, SessionState } from '../../checks/provider.ts';
import { readDate } from '../dates.ts';
import { judge } from '../judge.ts';
import type { Reading } from '../reading.ts';
import { vendorId } from '../session-id.ts';

/** An inquiry, as far as going on with it takes. */
export const personaInquiry = z.object({
  data: z.object({
    id: vendorId,
    attributes: z.object({ status: z.string(), 'redacted-at': z.string().nullable() }),
  }),
});
export type PersonaInquiry = z.infer<typeof personaInquiry>;

const text = z.string().nullish();
const verification = z.object({
  type: z.string(),
  attributes: z.object({
    status: z.string(),
    'created-at': z.iso.datetime({ offset: true }),
    'name-first': text,
    'name-middle': text,
    'name-last': text,
    birthdate: text,
    'expiration-date': text,
    'country-code': text,
    'issuing-subdivision': text,
    'id-class': text,
  }),
});
type Verification = z.infer<typeof verification>['attributes'];

/** An inquiry with the verifications that were made in it. */
export const personaResult = z.object({
  data: z.object({
    id: vendorId,
    attributes: personaInquiry.shape.data.shape.attributes.extend({ 'reference-id': z.string() }),
  }),
  included: z.array(verification),
});
export type PersonaResult = z.infer<typeof personaResult>;

/**
 * What Persona says of an inquiry, in our words. `completed` is not a verdict, and a word that is not known here is none either.
 * @see Persona, "Inquiry model lifecycle" (read 2026-11).
 */
export function personaStateOf({ data, included }: PersonaResult, against: JudgedAgainst): SessionState {
  if (data.attributes['redacted-at'] !== null) return { kind: 'erased' };
  switch (data.attributes.status) {
    case 'created':
      return { kind: 'created' };
    case 'completed':
      return { kind: 'submitted' };
    case 'approved':
      return judge(readingOf(included, 'approved'), against);
    case 'declined':
      return judge(readingOf(included, 'declined'), against);
    // Its tries are used up without one that passed, which is not yet a decision against the shopper.
    case 'failed':
    case 'needs_review':
      return judge(readingOf(included, 'review'), against);
    case 'expired':
      return { kind: 'ended', reason: 'expired' };
    default:
      return { kind: 'opened' };
  }
}

/** @see Persona, "Government ID verifications" (read 2026-11). */
const documentTypes: Readonly<Record<string, Evidence['documentType']>> = {
  dl: 'driving_licence',
  id: 'identity_card',
  pp: 'passport',
  ppc: 'passport',
  pr: 'residence_permit',
  rp: 'residence_permit',
};

function readingOf(included: PersonaResult['included'], verdict: Reading['verdict']): Reading {
  const document = latestPassed(included, 'verification/government-id');
  const isFaceMatched = latestPassed(included, 'verification/selfie') !== undefined;
  return {
    // Approved by hand, with no document that passed: there is nothing to show for it.
    verdict: verdict === 'approved' && !document ? 'review' : verdict,
    name: document
      ? {
          firstName: document['name-first'] ?? '',
          middleName: document['name-middle'] ?? '',
          lastName: document['name-last'] ?? '',
        }
      : null,
    birthDate: readDate(document?.birthdate),
    expiryDate: readDate(document?.['expiration-date']),
    isValidityVouchedFor: false,
    documentType: documentTypes[document?.['id-class'] ?? ''] ?? null,
    country: codeOf(document?.['country-code'], /^[A-Z]{2}$/),
    region: codeOf(document?.['issuing-subdivision'], /^[A-Z]{2,3}$/),
    ial: isFaceMatched ? 2 : 1,
    method: isFaceMatched ? 'persona:government-id_and_selfie' : 'persona:government-id',
    isFaceMatched,
  };
}

function latestPassed(included: PersonaResult['included'], type: string): Verification | undefined {
  return included
    .filter((one) => one.type === type && one.attributes.status === 'passed')
    .map(({ attributes }) => attributes)
    .sort((a, b) => Date.parse(a['created-at']) - Date.parse(b['created-at']))
    .at(-1);
}

const codeOf = (code: string | null | undefined, pattern: RegExp) => (code && pattern.test(code) ? code : null);
