import { oneOf, type Read } from './shape.ts';

/**
 * What the last look at a shopper's document found wrong, in the order in which a shopper can do something about it.
 *
 * - `unreadable`: no barcode could be read. Try again with a better photo; counts as an attempt.
 * - `not_a_licence`: a barcode was read, but not that of a US or Canadian licence. Try again; counts as an attempt.
 * - `under_age`: the holder is younger than the rule asks. The check fails.
 * - `document_expired`: a person looks at it.
 * - `name_differs`: the name is clearly not the billing name. A person looks at it.
 * - `attempts_used_up`: too many photos that could not be used. A person looks at it.
 * - `person_asked`: the shopper can't or doesn't want to do it by photo, and asked for a person.
 * - `refused`: the provider does not accept the document or its holder. The check fails.
 * - `needs_review`: the provider wants a person to look.
 * - `revoked`: the provider took back a verdict that it had given. A person looks at it.
 */
export const readFinding = oneOf(
  'unreadable',
  'not_a_licence',
  'under_age',
  'document_expired',
  'name_differs',
  'attempts_used_up',
  'person_asked',
  'refused',
  'needs_review',
  'revoked',
);
export type Finding = Read<typeof readFinding>;
