import type { Ial } from '../../contract/wire/requirement.ts';

/** The names under which issuers state an assurance level. */
const names = [
  'ial',
  'ialLevel',
  'ial_level',
  'blockid_ial',
  'blockid_ial_level',
  'identityAssuranceLevel',
  'identity_assurance_level',
];

/** The level in any of its spellings: 2, "2", "IAL2", "ial-2", or the address that NIST's levels have at idmanagement.gov. */
export function ialOf(value: unknown): Ial | null {
  const [, digit] =
    /^(?:ial[ _-]?|https?:\/\/idmanagement\.gov\/ns\/assurance\/ial\/)?([0-3])$/i.exec(
      typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '',
    ) ?? [];
  return digit === undefined ? null : (Number(digit) as Ial);
}

/** The level that some claims state; null where they state none, or one of them can't be read. The lowest counts where they differ. */
export function claimedIal(claims: readonly Readonly<Record<string, unknown>>[]): Ial | null {
  const stated = claims.flatMap((one) => names.filter((name) => Object.hasOwn(one, name)).map((name) => one[name]));
  const levels = stated.map(ialOf);
  return levels.reduce<Ial | null>(
    (lowest, level) => (level === null || lowest === null ? null : level < lowest ? level : lowest),
    levels[0] ?? null,
  );
}
