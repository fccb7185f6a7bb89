import type { CheckDetail } from '../../contract/schema/admin/checks.ts';
import { texts } from '../texts/texts.ts';

/** West of every place there is: a day that is over at this offset is over everywhere. */
const latestOffsetMs = 12 * 60 * 60 * 1_000;

/**
 * What somebody should look at before they decide, in sentences, the finding first. `day` words a calendar day, which comes as `YYYY-MM-DD`.
 */
export function warningsOf(
  { finding, evidence, requirement }: Pick<CheckDetail, 'finding' | 'evidence' | 'requirement'>,
  nowMs: number,
  day: (date: string) => string,
): string[] {
  const { warning } = texts.checks;
  const found = finding ? [texts.checks.finding[finding]] : [];
  if (!evidence) return [...found, warning.nothing_shown];
  const { ial, minimumAge } = requirement;
  const overToday = new Date(nowMs - latestOffsetMs).toISOString().slice(0, 10);
  const { documentExpiresOn: expiresOn, nameMatch, ageOver } = evidence;
  return [
    ...found,
    ...(evidence.ial < ial ? [warning.ial_too_low(evidence.ial, ial)] : []),
    ...(minimumAge !== null && finding !== 'under_age' ? ageWarnings(ageOver, minimumAge) : []),
    ...(expiresOn !== null && expiresOn < overToday ? [warning.expired(day(expiresOn))] : []),
    ...(nameMatch === 'close' ? [warning.name_close] : []),
    ...(nameMatch === 'differs' && finding !== 'name_differs' ? [warning.name_differs] : []),
    ...(evidence.isFaceMatched === false ? [warning.face_differs] : []),
  ];
}

/** Nothing where an age is known that is as high. */
function ageWarnings(ageOver: readonly number[], minimumAge: number): string[] {
  const { warning } = texts.checks;
  if (ageOver.some((age) => age >= minimumAge)) return [];
  return [ageOver.length > 0 ? warning.under_age(minimumAge) : warning.age_not_known(minimumAge)];
}
