import { ageThresholds, type Evidence } from '../../../contract/wire/evidence.ts';
import type { Requirement } from '../../../contract/wire/requirement.ts';
import type { Examination, PersonName } from '../../checks/ports.ts';
import { compareNames } from './compare-names.ts';
import type { Licence } from './licence.ts';

/** The level a document alone can give: it exists and is read, but nobody has tied it to a face. */
const ialOfDocument = 1;
const oldestAge = 130;

/**
 * The verdict on a licence. Being under age fails; what needs a person's eye goes to review; only what is certain is verified.
 * `today` is the shop's calendar day, `YYYY-MM-DD`. Pure.
 */
export function judge(
  licence: Licence,
  { requirement, billingName, today }: { requirement: Requirement; billingName: PersonName | null; today: string },
): Extract<Examination, { kind: 'judged' }> {
  const age = licence.birthDate === null ? undefined : ageOn(licence.birthDate, today);
  const { minimumAge } = requirement;
  const nameMatch = billingName ? compareNames(licence, billingName) : 'not_compared';
  const evidence: Evidence = {
    ial: ialOfDocument,
    method: 'aamva_barcode',
    documentType: licence.documentType,
    documentCountry: licence.issuer.country,
    documentRegion: licence.issuer.region,
    documentExpiresOn: licence.expiryDate,
    ageOver: age === undefined ? [] : agesReached(age, minimumAge),
    nameMatch,
  };
  const judged = (
    outcome: 'verified' | 'failed' | 'in_review',
    finding: 'under_age' | 'document_expired' | 'name_differs' | null,
  ) => ({ kind: 'judged', outcome, finding, evidence }) as const;

  if (minimumAge !== null && age !== undefined && age < minimumAge) return judged('failed', 'under_age');
  if (licence.expiryDate !== null && licence.expiryDate < today) return judged('in_review', 'document_expired');
  if (nameMatch === 'differs') return judged('in_review', 'name_differs');
  // An age, a name, an expiry date or a level that this document can't show is for a person to see to; nothing was found wrong.
  const isShown =
    (minimumAge === null || age !== undefined) &&
    nameMatch !== 'not_compared' &&
    licence.expiryDate !== null &&
    requirement.ial <= ialOfDocument;
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
