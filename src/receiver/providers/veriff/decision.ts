import { z } from 'zod';
import type { Evidence } from '../../../contract/wire/evidence.ts';
import type { JudgedAgainst, SessionState } from '../../checks/provider.ts';
import { readDate } from '../dates.ts';
import { judge } from '../judge.ts';
import type { Reading } from '../reading.ts';
import { vendorId } from '../session-id.ts';

export const startedVeriffSession = z.object({
  status: z.literal('success'),
  verification: z.object({ id: vendorId, url: z.url({ protocol: /^https$/ }) }),
});

const text = z.string().nullish();

/** Null until there is a decision. */
export const veriffDecision = z.object({
  status: z.literal('success'),
  verification: z
    .object({
      id: vendorId,
      status: z.string(),
      vendorData: z.string(),
      person: z.object({ firstName: text, lastName: text, dateOfBirth: text }).nullish(),
      document: z.object({ type: text, country: text, state: text, validUntil: text }).nullish(),
      insights: z.array(z.object({ label: z.string(), result: z.string().nullable() })).nullish(),
    })
    .nullable(),
});
export type VeriffDecision = NonNullable<z.infer<typeof veriffDecision>['verification']>;

/** The tries made in a session. */
export const veriffAttempts = z.object({
  status: z.literal('success'),
  verifications: z.array(z.object({ status: z.string() })),
});

/** How far a session without a decision has come. */
export function veriffStateOfAttempts({ verifications }: z.infer<typeof veriffAttempts>): SessionState {
  const statuses = verifications.map(({ status }) => status).filter((status) => status !== 'created');
  if (statuses.length === 0) return { kind: 'created' };
  return { kind: statuses.every((status) => status === 'started') ? 'opened' : 'submitted' };
}

/**
 * What Veriff decided, in our words. It goes by the word, since the numbers beside it meant something else once.
 * @see Veriff, "Verification session decisions", "Insights" (read 2026-11).
 */
export function veriffStateOf(decision: VeriffDecision, against: JudgedAgainst): SessionState {
  switch (decision.status) {
    case 'approved':
      return judge(readingOf(decision, 'approved'), against);
    case 'declined':
      return judge(readingOf(decision, reasonOf(decision)), against);
    case 'review':
      return judge(readingOf(decision, 'review'), against);
    case 'resubmission_requested':
      return { kind: 'resubmission', finding: 'unreadable' };
    case 'expired':
      return { kind: 'ended', reason: 'expired' };
    case 'abandoned':
      return { kind: 'ended', reason: 'abandoned' };
    default:
      return { kind: 'submitted' };
  }
}

/** Why Veriff declined, where that is the shopper's age or a document that has run out, and nothing else was found. */
function reasonOf({ insights }: VeriffDecision): Reading['verdict'] {
  const failed = insights?.filter(({ result }) => result === 'no').map(({ label }) => label) ?? [];
  if (failed.length !== 1) return 'declined';
  return failed[0] === 'allowedAge'
    ? 'under_age'
    : failed[0] === 'documentNotExpired'
      ? 'document_expired'
      : 'declined';
}

const documentTypes: Readonly<Record<string, Evidence['documentType']>> = {
  DRIVERS_LICENSE: 'driving_licence',
  ID_CARD: 'identity_card',
  PASSPORT: 'passport',
  RESIDENCE_PERMIT: 'residence_permit',
};

function readingOf({ person, document, insights }: VeriffDecision, verdict: Reading['verdict']): Reading {
  const face = insights?.find(({ label }) => label === 'faceSimilarToPortrait');
  const isFaceMatched = face?.result === 'yes';
  return {
    verdict,
    name: { firstName: person?.firstName ?? '', middleName: '', lastName: person?.lastName ?? '' },
    birthDate: readDate(person?.dateOfBirth),
    expiryDate: readDate(document?.validUntil),
    isValidityVouchedFor:
      insights?.some(({ label, result }) => label === 'documentNotExpired' && result === 'yes') ?? false,
    documentType: documentTypes[document?.type ?? ''] ?? null,
    country: codeOf(document?.country, /^[A-Z]{2}$/),
    region: codeOf(document?.state, /^[A-Z]{2,3}$/),
    ial: isFaceMatched ? 2 : 1,
    method: isFaceMatched ? 'veriff:document_and_face' : 'veriff:document',
    ...(face && { isFaceMatched }),
  };
}

const codeOf = (code: string | null | undefined, pattern: RegExp) => (code && pattern.test(code) ? code : null);
