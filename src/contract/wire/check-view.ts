import { readFinding } from './finding.ts';
import { readRequirement } from './requirement.ts';
import { flag, integer, nullable, type Read, record, text } from './shape.ts';
import { readStatus } from './status.ts';

export const readCheckId = text(40, /^chk_[0-9a-z]{20,}$/);

/** A check as its own shopper may see it. `revision` grows with every change, so that a late answer never replaces a newer one. */
export const readCheckView = record({
  checkId: readCheckId,
  status: readStatus,
  revision: integer(0, Number.MAX_SAFE_INTEGER),
  requirement: readRequirement,
  /** What the last look found wrong; null when nothing was. */
  finding: nullable(readFinding),
  /** How many more photos may be tried before a person has to look. */
  attemptsLeft: integer(0, 100),
  /** Whether the shopper has yet to agree before anything is read, where the store asks for that. */
  needsConsent: flag,
  /** For how many days the store keeps the outcome; null for as long as it keeps the order. */
  keptDays: nullable(integer(1, 36_500)),
  /** Whether the shopper shows their document on a provider's own page rather than here. */
  isElsewhere: flag,
});
export type CheckView = Read<typeof readCheckView>;

/** Types the document check reads, and the most bytes it takes. The browser asks before sending; the receiver looks again. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const maxPhotoBytes = 12 * 1024 * 1024;
