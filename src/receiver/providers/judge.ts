import { ageThresholds, type Evidence } from '../../contract/wire/evidence.ts';
import type { Finding } from '../../contract/wire/finding.ts';
import type { JudgedAgainst } from '../checks/provider.ts';
import { compareNames } from './compare-names.ts';
import type { Reading } from './reading.ts';

const oldestAge = 130;

export interface Judgement<Found extends Finding = Finding> {
  readonly kind: 'judged';
  readonly outcome: 'verified' | 'failed' | 'in_review';
  readonly finding: Found | null;
  readonly evidence: Evidence;
}

type OwnFinding = 'under_age' | 'document_expired' | 'name_differs';

/**
 * The verdict on what was read of a document, by the built-in check or by a provider. Being refused or under age fails; what needs a
 * person's eye goes to review; only what is certain is verified. Name and birth date end here. Pure.
 */
export function judge(reading: Reading & { verdict: 'approved' }, against: JudgedAgainst): Judgement<OwnFinding>;
export function judge(reading: Reading, against: JudgedAgainst): Judgement;
export function judge(reading: Reading, { requirement, billingName, today }: JudgedAgainst): Judgement {
  const { birthDate, expiryDate } = reading;
  const age = birthDate === null ? undefined : ageOn(birthDate, today);
  const { minimumAge } = requirement;
  const nameMatch = billingName && reading.name ? compareNames(reading.name, billingName) : 'not_compared';
  const evidence: Evidence = {
    // A level is claimed by who approves, and by nobody else.
    ial: reading.verdict === 'approved' ? reading.ial : 0,
    method: reading.method,
    documentType: reading.documentType,
    documentCountry: reading.country,
    documentRegion: reading.region,
    documentExpiresOn: expiryDate,
    ageOver: age === undefined ? [] : agesReached(age, minimumAge),
    nameMatch,
    ...(reading.isFaceMatched !== undefined && { isFaceMatched: reading.isFaceMatched }),
  };
  const judged = (outcome: Judgement['outcome'], finding: Finding | null): Judgement => ({
    kind: 'judged',
    outcome,
    finding,
    evidence,
  });

  if (reading.verdict === 'declined') return judged('failed', 'refused');
  if (reading.verdict === 'under_age') return judged('failed', 'under_age');
  if (reading.verdict === 'document_expired') return judged('in_review', 'document_expired');
  if (reading.verdict === 'review') return judged('in_review', 'needs_review');
  if (minimumAge !== null && age !== undefined && age < minimumAge) return judged('failed', 'under_age');
  if (expiryDate !== null && expiryDate < today) return judged('in_review', 'document_expired');
  if (nameMatch === 'differs') return judged('in_review', 'name_differs');
  // An age, a name, an expiry date or a level that was not shown is for a person to see to; nothing was found wrong.
  const isShown =
    (minimumAge === null || age !== undefined) &&
    nameMatch !== 'not_compared' &&
    (expiryDate !== null || reading.isValidityVouchedFor) &&
    requirement.ial <= reading.ial;
  return judged(isShown ? 'verified' : 'in_review', null);
}

/** Whole years from birth; undefined for a birth date that no living person has. Who was born on 29 February has their birthday on 1 March. */
function ageOn(birthDate: string, today: string): number | undefined {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const age = today.slice(5) < birthDate.slice(5) ? years - 1 : years;
  return age >= 0 && age <= oldestAge ? age : undefined;
}

/** The thresholds that were reached, with the one that was asked for. */
function agesReached(age: number, minimumAge: number | null): number[] {
  const thresholds = new Set(minimumAge === null ? ageThresholds : [...ageThresholds, minimumAge]);
  return [...thresholds].filter((threshold) => threshold <= age).sort((a, b) => a - b);
}
