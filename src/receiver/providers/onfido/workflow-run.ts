import { z } from 'zod';
import type { Evidence } from '../../../contract/wire/evidence.ts';
import type { JudgedAgainst, SessionState } from '../../checks/provider.ts';
import { readDate } from '../dates.ts';
import { judge } from '../judge.ts';
import type { Reading } from '../reading.ts';
import { vendorId } from '../session-id.ts';

const text = z.string().nullish();

export const onfidoApplicant = z.object({ id: vendorId });

export const onfidoRun = z.object({
  id: vendorId,
  applicant_id: vendorId,
  customer_user_id: z.string(),
  status: z.string(),
  link: z.object({
    url: z.url({ protocol: /^https$/ }),
    expires_at: z.iso.datetime({ offset: true }).nullish(),
  }),
  /** What the workflow was made to put out; empty until it has. */
  output: z
    .object({
      first_name: text,
      last_name: text,
      date_of_birth: text,
      date_of_expiry: text,
      document_type: text,
      issuing_country: text,
      issuing_state: text,
    })
    .nullish(),
});
export type OnfidoRun = z.infer<typeof onfidoRun>;

/** Whether the shopper can go on with it. */
export const isOnfidoRunOpen = ({ status }: OnfidoRun): boolean => status === 'awaiting_input';

/**
 * What Onfido says of a workflow run, in our words. Not every status that it has is one that a shopper sees; those, and words that are not
 * known here, are on their way.
 * @see Onfido API 3.6, "Workflow run object" (read 2026-11).
 */
export function onfidoStateOf(run: OnfidoRun, against: JudgedAgainst): SessionState {
  switch (run.status) {
    case 'awaiting_input':
      return { kind: 'created' };
    case 'approved':
      return judge(readingOf(run, 'approved'), against);
    case 'declined':
      return judge(readingOf(run, 'declined'), against);
    case 'review':
      return judge(readingOf(run, 'review'), against);
    case 'abandoned':
      return { kind: 'ended', reason: 'abandoned' };
    case 'error':
      return { kind: 'ended', reason: 'trouble' };
    default:
      return { kind: 'submitted' };
  }
}

const documentTypes: Readonly<Record<string, Evidence['documentType']>> = {
  driving_licence: 'driving_licence',
  national_identity_card: 'identity_card',
  passport: 'passport',
  residence_permit: 'residence_permit',
};

/** Onfido's three letters, for the countries whose states are told apart; others are left unsaid. */
const countries: Readonly<Record<string, string>> = { USA: 'US', CAN: 'CA' };

/** The level is that of a document: whether a face was compared is a matter of the workflow, which does not say. */
function readingOf({ output }: OnfidoRun, verdict: Reading['verdict']): Reading {
  return {
    verdict,
    name: { firstName: output?.first_name ?? '', middleName: '', lastName: output?.last_name ?? '' },
    birthDate: readDate(output?.date_of_birth),
    expiryDate: readDate(output?.date_of_expiry),
    isValidityVouchedFor: false,
    documentType: documentTypes[output?.document_type ?? ''] ?? null,
    country: countries[output?.issuing_country ?? ''] ?? null,
    region: output?.issuing_state && /^[A-Z]{2,3}$/.test(output.issuing_state) ? output.issuing_state : null,
    ial: 1,
    method: 'onfido:workflow_run',
  };
}
